/** The wakeup ledger: what became of each credit and each kick. */

import './ledger.css';
import { useMemo, useState } from 'react';
import { type Ledger as LedgerTable, ledgersOf } from '../../facts/ledger.ts';
import { createRunFacts } from '../../facts/runFacts.ts';
import type { View } from '../../store/derived/view.ts';
import { useActions } from '../parts/useSession.ts';

export function Ledger({ view }: { readonly view: View }) {
  const { program, frames, cursor } = view;
  const factsOf = useMemo(() => createRunFacts(program), [program]);
  const ledgers = useMemo(
    () => ledgersOf(program, factsOf(frames.slice(0, cursor + 1)), cursor),
    [program, factsOf, frames, cursor],
  );
  const [kicks, setKicks] = useState(false);
  const credits = ledgers.filter(({ kind }) => kind === 'credit');
  const sent = ledgers.filter(({ kind }) => kind === 'kick');
  if (ledgers.length === 0) return null;
  return (
    <section className="part ledger" aria-label="Wakeup ledger">
      <h2>Wakeup ledger</h2>
      {credits.map((ledger) => (
        <Table key={ledger.title} ledger={ledger} />
      ))}
      {sent.length > 0 && (
        <details
          open={kicks || credits.length === 0}
          onToggle={(event) => setKicks(event.currentTarget.open)}
        >
          <summary>Interrupts and signals sent</summary>
          {sent.map((ledger) => (
            <Table key={ledger.title} ledger={ledger} />
          ))}
        </details>
      )}
    </section>
  );
}

function Table({ ledger }: { readonly ledger: LedgerTable }) {
  const { jump } = useActions();
  const { title, kind, entries, earlier, sentence } = ledger;
  return (
    <>
      <table className="ledger-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{kind}</th>
            <th scope="col">from</th>
            <th scope="col">now</th>
          </tr>
        </thead>
        <tbody>
          {earlier > 0 && (
            <tr>
              <td colSpan={3}>{earlier} before these</td>
            </tr>
          )}
          {entries.map(({ step, from, now, tone }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step may raise two
            <tr key={index} data-tone={tone}>
              <th scope="row">
                <button type="button" className="link" onClick={() => jump(step)}>
                  {step === 0 ? 'start' : `step ${step}`}
                </button>
              </th>
              <td>{from}</td>
              <td>{now}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sentence !== undefined && <p className="ledger-sentence">{sentence}</p>}
    </>
  );
}
