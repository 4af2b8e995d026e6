/** The last step, operation by operation: a coarse step runs several lines, and here they are in order. */

import './ledger.css';
import { useMemo } from 'react';
import type { View } from '../../store/derived/view.ts';
import { operationsOf } from '../../words/operations.ts';
import { useTextLines } from '../parts/picture.ts';

export function Operations({ view }: { readonly view: View }) {
  const { program, scenario, frames, cursor } = view;
  const lines = useTextLines(scenario.text);
  const frame = frames[cursor];
  const operations = useMemo(
    () => (frame === undefined ? [] : operationsOf(program, lines, frame)),
    [program, lines, frame],
  );
  if (operations.length === 0) return null;
  const count = operations.length === 1 ? 'one line' : `${operations.length} lines`;
  return (
    <details className="part operations">
      <summary>
        What step {cursor} ran: {count}
      </summary>
      <ol>
        {operations.map(({ line, code, did }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a loop runs a line again
          <li key={index}>
            <span className="operation-line">{line}</span>
            <code>{code}</code>
            {did.length > 0 && <p>{did.join(', ')}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
