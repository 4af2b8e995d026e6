/** What the model left out, what in it is hypothetical, and what is unconfirmed. */

import type { Scenario } from '../../model/scenario.ts';
import { CodeWords } from '../parts/CodeWords.tsx';

const topics = {
  left: 'Left out',
  hypothetical: 'Hypothetical',
  unconfirmed: 'Unconfirmed',
} satisfies Record<Scenario['sheet'][number]['topic'], string>;

export function AbstractionSheet({ sheet }: Pick<Scenario, 'sheet'>) {
  return (
    <dl className="abstraction">
      {sheet.map(({ topic, text }) => (
        <div key={text}>
          <dt>{topics[topic]}</dt>
          <dd>
            <CodeWords text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
