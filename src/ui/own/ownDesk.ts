// What was pasted, what was read of it, and what is asked next. Nothing here is kept: the address of a run is.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JudgeV1 } from '../../formats/judgement/judgement.ts';
import type { ChartTable } from '../../model/chart.ts';
import type { AskReader } from '../../pasting/reader.ts';
import type { Against, Fit, PastedAnswer, Skeleton } from '../../pasting/request.ts';

export interface OwnState {
  /** As it was pasted. */
  readonly text: string;
  /** What is on its way. */
  readonly busy: 'reading' | 'judging' | undefined;
  readonly read: JudgeV1 | undefined;
  readonly remarks: readonly string[];
  readonly skeletons: readonly Skeleton[];
  /** Shipped scenarios that have all its steps; undefined while they are tried. */
  readonly fits: readonly Fit[] | undefined;
  /** What it is held against; undefined: it is a scenario of its own. */
  readonly against: Against | undefined;
  readonly judged: Judged | undefined;
  readonly failed: string | undefined;
}

export type Judged = Pick<Extract<PastedAnswer, { readonly kind: 'judged' }>, 'judged' | 'title' | 'runs'>;

export interface OwnDesk {
  readonly store: StoreApi<OwnState>;
  readonly paste: (text: string) => void;
  readonly holdAgainst: (scenario: string | undefined) => void;
  /** `HEADING=LANE` */
  readonly confirmLane: (lane: string) => void;
  /** `CELL=STEP`; what was said of the same cell before is taken back. */
  readonly confirmCell: (cell: string, step: string) => void;
}

const nothing: Omit<OwnState, 'text'> = {
  ...{ busy: undefined, read: undefined, remarks: [], skeletons: [], fits: undefined },
  ...{ against: undefined, judged: undefined, failed: undefined },
};

export function createOwnDesk(ask: AskReader, charts: readonly ChartTable[]): OwnDesk {
  const store = createStore<OwnState>(() => ({ text: '', ...nothing }));

  function told(answer: PastedAnswer): void {
    switch (answer.kind) {
      case 'read':
        store.setState({
          busy: undefined,
          read: answer.judged,
          remarks: answer.remarks,
          skeletons: answer.skeletons,
        });
        return;
      case 'fits':
        store.setState({ fits: answer.fits });
        return;
      case 'judged':
        store.setState({ busy: undefined, judged: answer });
        return;
      case 'failed':
        store.setState({ busy: undefined, failed: answer.message });
        return;
    }
  }

  function judge(against: Against): void {
    store.setState({ against, busy: 'judging', failed: undefined });
    ask({ text: store.getState().text, charts, against }, told);
  }

  return {
    store,
    paste(text) {
      store.setState({ text, ...nothing, busy: text.trim() === '' ? undefined : 'reading' });
      if (text.trim() !== '') ask({ text, charts, against: undefined }, told);
    },
    holdAgainst(scenario) {
      if (scenario === undefined) store.setState({ against: undefined, judged: undefined, busy: undefined });
      else judge({ scenario, lanes: [], binds: [] });
    },
    confirmLane(lane) {
      const { against } = store.getState();
      if (against !== undefined) judge({ ...against, lanes: [...against.lanes, lane] });
    },
    confirmCell(cell, step) {
      const { against } = store.getState();
      if (against === undefined) return;
      const others = against.binds.filter((bind) => !bind.startsWith(`${cell}=`));
      judge({ ...against, binds: [...others, `${cell}=${step}`] });
    },
  };
}
