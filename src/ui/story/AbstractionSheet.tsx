/** What became of the program, what the model left out, what in it is hypothetical, and what is unconfirmed. */

import { memo } from 'react';
import type { Became } from '../../model/became.ts';
import type { Scenario } from '../../model/scenario.ts';
import { becomingWords } from '../../words/becameWords.ts';
import { Prose } from '../parts/Prose.tsx';

const topics = {
  left: 'Left out',
  hypothetical: 'Hypothetical',
  unconfirmed: 'Unconfirmed',
} satisfies Record<Scenario['sheet'][number]['topic'], string>;

interface Props extends Pick<Scenario, 'sheet' | 'became'> {
  /** Under the settings of the page. */
  readonly now: Became | undefined;
}

export const AbstractionSheet = memo(function AbstractionSheet({ sheet, became, now }: Props) {
  const isNow = ({ kind, phrase }: Became): boolean => kind === now?.kind && phrase === now.phrase;
  const nowFirst = became.toSorted((a, b) => Number(isNow(b)) - Number(isNow(a)));
  return (
    <dl className="abstraction">
      {nowFirst.map(({ kind, phrase }) => (
        <div key={`${kind} ${phrase}`}>
          <dt>{becomingWords[kind]}</dt>
          <dd>
            <Prose text={phrase} />
            {became.length > 1 && (
              <span className="legend"> ({isNow({ kind, phrase }) ? 'these' : 'other'} settings)</span>
            )}
          </dd>
        </div>
      ))}
      {sheet.map(({ topic, text }) => (
        <div key={text}>
          <dt>{topics[topic]}</dt>
          <dd>
            <Prose text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
});
