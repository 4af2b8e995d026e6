/** The run of the table that is shown, with the verdict in its strip; and while there is none, the verdict alone. */

import { type ComponentType, Suspense } from 'react';
import type { TableV1 } from '../../formats/judgement/judgement.ts';
import { openOwn } from './openOwn.ts';
import type { OwnDesk, OwnState } from './ownDesk.ts';
import type { OwnRunProps, OwnStrip } from './ownRunProps.ts';
import { moveWords, runOfTable, verdictWords } from './verdictWords.ts';

interface Props {
  readonly desk: OwnDesk;
  readonly state: OwnState;
  readonly Run: ComponentType<OwnRunProps>;
}

export function TableRun({ desk, state, Run }: Props) {
  const { text, busy, against, judged, read, skeletons, shown } = state;
  if (text.trim() === '') return null;
  if (busy !== undefined) {
    const one = busy === 'reading' ? 'Reading the table.' : 'Trying every schedule.';
    return <VerdictAlone strip={{ ground: 'plain', lead: '', one, two: '', actions: null }} />;
  }
  if (against !== undefined) {
    const table = judged?.judged.tables[shown];
    if (table === undefined || judged === undefined) return null;
    const run = runOfTable(table);
    const strip = {
      ...verdictWords(table),
      actions: <Judged {...{ desk, table }} mended={judged.mended[shown]} />,
    };
    return run === undefined ? (
      <VerdictAlone strip={strip} />
    ) : (
      <Loading strip={strip}>
        <Run run={{ kind: 'link', fragment: run.link.replace(/^#/, '') }} strip={strip} />
      </Loading>
    );
  }
  const skeleton = skeletons[shown];
  const table = read?.tables[shown];
  if (skeleton?.kind !== 'text' || table === undefined) return null;
  const strip = {
    ...skeletonStrip(table),
    actions: (
      <button type="button" className="outlined beside" onClick={() => openOwn(skeleton.text)}>
        Edit<span className="wide-only"> the code</span>
      </button>
    ),
  };
  return (
    <Loading strip={strip}>
      <Run run={{ kind: 'text', text: skeleton.text }} strip={strip} />
    </Loading>
  );
}

function skeletonStrip({ columns }: TableV1): Omit<OwnStrip, 'actions'> {
  const lanes = columns.length === 1 ? 'one lane' : `${Math.max(1, columns.length)} lanes`;
  return {
    ...{ ground: 'plain', lead: '', one: 'Play it as pasted, or in another order.' },
    two: `Every cell is a step now, in ${lanes}. Then say what must not be.`,
  };
}

function Judged({
  desk,
  table,
  mended,
}: {
  readonly desk: OwnDesk;
  readonly table: TableV1;
  readonly mended: string | undefined;
}) {
  const run = runOfTable(table);
  const { nearest } = table;
  return (
    <>
      {mended !== undefined && nearest !== null && (
        <button type="button" className="outlined beside" onClick={() => desk.mend(mended)}>
          Move <span className="wide-only">{moveWords(nearest)}</span>
        </button>
      )}
      {run !== undefined && (
        <a className="solid own-open-run" href={run.link}>
          Open<span className="wide-only"> this run</span>
        </a>
      )}
    </>
  );
}

function Loading({ strip, children }: { readonly strip: OwnStrip; readonly children: React.ReactNode }) {
  return <Suspense fallback={<VerdictAlone strip={strip} />}>{children}</Suspense>;
}

/** The strip without a run above it. */
function VerdictAlone({ strip: { ground, lead, one, two, actions } }: { readonly strip: OwnStrip }) {
  return (
    <section className="own-alone strip" aria-label="Verdict" data-ground={ground}>
      <div className="strip-words" role="status">
        <p className="strip-one">
          {lead !== '' && <b>{lead} </b>}
          {one}
        </p>
        <p className="strip-two">{two}</p>
      </div>
      <div className="strip-actions">{actions}</div>
    </section>
  );
}
