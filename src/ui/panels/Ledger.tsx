/** The wakeup ledger: what became of each credit and each kick, and who has seen each store. */

import './ledger.css';
import { memo, useMemo, useState } from 'react';
import { type Ledger as LedgerTable, ledgersOf } from '../../facts/ledger.ts';
import { keepsOld } from '../../facts/oldValues.ts';
import { createRunFacts } from '../../facts/runFacts.ts';
import { type SeenStore, storesSeen } from '../../facts/storesSeen.ts';
import type { Program } from '../../model/program.ts';
import type { View } from '../../store/derived/view.ts';
import { entryWords, ledgerSentence, ledgerTitle } from '../../words/ledgerWords.ts';
import { seenStoreWords } from '../../words/storesSeenWords.ts';
import { alikeIn } from '../parts/alike.ts';
import { useActions } from '../parts/useSession.ts';

export function Ledger({ view }: { readonly view: View }) {
  const { program, frames, cursor } = view;
  const factsOf = useMemo(() => createRunFacts(program), [program]);
  const ledgers = useMemo(
    () => ledgersOf(factsOf(frames.slice(0, cursor + 1)), cursor),
    [factsOf, frames, cursor],
  );
  const stores = useMemo(
    () => (keepsOld(program) ? storesSeen(factsOf(frames.slice(0, cursor + 1)), cursor) : []),
    [program, factsOf, frames, cursor],
  );
  const [kicks, setKicks] = useState(false);
  const credits = ledgers.filter(({ of }) => of.kind === 'credit');
  const sent = ledgers.filter(({ of }) => of.kind === 'kick');
  return (
    <>
      {ledgers.length > 0 && (
        <section className="part ledger" aria-label="Wakeup ledger">
          <h2>Wakeup ledger</h2>
          {credits.map((ledger) => (
            <Table key={ledgerTitle(program, ledger)} program={program} ledger={ledger} />
          ))}
          {sent.length > 0 && (
            <details
              open={kicks || credits.length === 0}
              onToggle={(event) => setKicks(event.currentTarget.open)}
            >
              <summary>Interrupts and signals sent</summary>
              {sent.map((ledger) => (
                <Table key={ledgerTitle(program, ledger)} program={program} ledger={ledger} />
              ))}
            </details>
          )}
        </section>
      )}
      {stores.length > 0 && <Stores program={program} stores={stores} />}
    </>
  );
}

/** Where each store stands, and for whom it is not there yet. */
function Stores({ program, stores }: { readonly program: Program; readonly stores: readonly SeenStore[] }) {
  const { jump } = useActions();
  return (
    <section className="part ledger" aria-label="Who sees each store">
      <h2>Who sees each store</h2>
      <table className="ledger-table">
        <thead>
          <tr>
            <th scope="col">step</th>
            <th scope="col">store</th>
            <th scope="col">now</th>
          </tr>
        </thead>
        <tbody>
          {stores.map((seen) => {
            const { store, by, now, tone } = seenStoreWords(program, seen);
            return (
              <tr key={`${seen.made} ${seen.slot}`} data-tone={tone}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => jump(seen.made)}>
                    step {seen.made}
                  </button>
                </th>
                <td title={`by ${by}`}>{store}</td>
                <td>{now}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface TableProps {
  readonly program: Program;
  readonly ledger: LedgerTable;
}

const Table = memo(function Table({ program, ledger }: TableProps) {
  const { jump } = useActions();
  const { of, entries, earlier } = ledger;
  const sentence = ledgerSentence(program, ledger);
  return (
    <>
      <table className="ledger-table">
        <caption>{ledgerTitle(program, ledger)}</caption>
        <thead>
          <tr>
            <th scope="col">{of.kind}</th>
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
          {entries.map((entry, index) => {
            const { step } = entry;
            const { from, now, tone } = entryWords(program, entry);
            return (
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
            );
          })}
        </tbody>
      </table>
      {sentence !== undefined && <p className="ledger-sentence">{sentence}</p>}
    </>
  );
}, alikeIn('ledger'));
