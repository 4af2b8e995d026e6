/** What somebody needs to know who opens a level: what it is called, three plain sentences, and what their words mean. */

import './opening.css';
import { memo } from 'react';
import type { Scenario } from '../../model/scenario.ts';
import { glossaryWordsIn } from '../../words/glossaryWords.ts';
import { Prose } from '../parts/Prose.tsx';

/** More would be a lesson. */
const wordsMax = 4;

export const Opening = memo(function Opening({ scenario }: { readonly scenario: Scenario }) {
  const { title, opening, text } = scenario;
  if (opening === undefined) return null;
  // Those of the sentences first, then those that its steps and its code bring.
  const words = glossaryWordsIn([opening, text]).slice(0, wordsMax);
  return (
    <div className="opening-of-level">
      <p className="opening-title">{title}</p>
      <p className="opening-words">
        <Prose text={opening} />
      </p>
      {words.length > 0 && (
        <dl>
          {words.map(({ term, meaning }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
});
