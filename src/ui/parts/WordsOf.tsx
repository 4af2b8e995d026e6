/** The words of kernels in some texts, each with its meaning; nothing where there are none. */

import { glossaryWordsIn } from '../../words/glossaryWords.ts';

export function WordsOf({ texts }: { readonly texts: readonly string[] }) {
  const words = glossaryWordsIn(texts);
  if (words.length === 0) return null;
  return (
    <dl>
      {words.map(({ term, meaning }) => (
        <div key={term}>
          <dt>{term}</dt> <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
