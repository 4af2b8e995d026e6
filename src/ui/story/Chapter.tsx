/** One short chapter of the account. */

import { Prose } from '../parts/Prose.tsx';

export function Chapter({ text }: { readonly text: string }) {
  return (
    <div className="chapter">
      {text.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph}>
          <Prose text={paragraph.replace(/\s+/g, ' ').trim()} />
        </p>
      ))}
    </div>
  );
}
