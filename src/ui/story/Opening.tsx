/** What somebody needs to know who opens a level: what it is called, three plain sentences, and what their words mean. */

import './opening.css';
import { memo, useMemo } from 'react';
import type { Columns } from '../../drawing/laneColumns.ts';
import type { Program } from '../../model/program.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { View } from '../../store/derived/view.ts';
import { glossaryWordsIn } from '../../words/glossaryWords.ts';
import { leftAlone } from '../../words/leftAlone.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { Prose } from '../parts/Prose.tsx';

/** More would be a lesson. */
const wordsMax = 4;
const aloneMax = 6;

interface Props {
  readonly view: View;
  readonly columns: Columns;
}

export function Opening({ view: { scenario, program, goals }, columns }: Props) {
  const goal = goals.list.find(({ key }) => key === goals.current);
  if (scenario.opening === undefined) return null;
  return (
    <div className="level-opening">
      <OpeningWords scenario={scenario} opening={scenario.opening} program={program} />
      {/* What the document draws is told by its pale rows. */}
      {goal?.kind !== 'drawn' && <LeftAlone text={scenario.text} program={program} columns={columns} />}
    </div>
  );
}

interface WordsProps {
  readonly scenario: Scenario;
  readonly opening: string;
  readonly program: Program;
}

const OpeningWords = memo(function OpeningWords({ scenario, opening, program }: WordsProps) {
  // Those of the sentences first, then what the race is called, then those of its steps.
  const { title, citations } = scenario;
  const words = glossaryWordsIn([opening, title, ...citations, ...stepTexts(program)]).slice(0, wordsMax);
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

/** The text of each step, and what the scenario calls it. */
function stepTexts({ choices, text }: Program): readonly string[] {
  return choices.flatMap(({ at, code }) => [
    text.slice(at.from, at.to),
    ...code.flatMap((instruction) =>
      instruction.op === 'label' ? [text.slice(instruction.at.from, instruction.at.to)] : [],
    ),
  ]);
}

interface AloneProps {
  readonly text: string;
  readonly program: Program;
  readonly columns: Columns;
}

const LeftAlone = memo(function LeftAlone({ text, program, columns }: AloneProps) {
  const lanes = useMemo(() => leftAlone(program, text, aloneMax), [program, text]);
  const longest = Math.max(...lanes.map(({ steps }) => steps.length));
  return (
    <section className="left-alone" aria-label="Left alone" style={{ '--steps': longest }}>
      <p>Left alone, each would do this. You deal the steps.</p>
      {lanes.map(({ column, name, steps }) => {
        const place = columns.lanes[column];
        if (place === undefined || steps.length === 0) return null;
        const width = place.right - place.text;
        return (
          <ol
            key={column}
            aria-label={`${name}, left alone`}
            style={{ '--left': `${place.text}px`, '--width': `${width}px` }}
          >
            {steps.map(({ words, code }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one program never change places
              <li key={index} title={words}>
                {code ? <code>{words}</code> : <CodeWords text={words} />}
              </li>
            ))}
          </ol>
        );
      })}
    </section>
  );
});
