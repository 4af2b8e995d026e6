/** One short chapter of the account. */

import { CodeWords } from '../parts/CodeWords.tsx';

export function Chapter({ text }: { readonly text: string }) {
  return (
    <div className="chapter">
      {text.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph}>
          <CodeWords text={paragraph.replace(/\s+/g, ' ').trim()} />
        </p>
      ))}
    </div>
  );
}
