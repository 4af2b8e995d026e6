// What was pasted, what was read of it, and what is asked next. Nothing here is kept: the address of a run is.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JudgeV1 } from '../../formats/judgement/judgement.ts';
import type { SettingWords } from '../../formats/settings.ts';
import type { ChartTable } from '../../model/chart.ts';
import type { AskReader } from '../../pasting/reader.ts';
import type { Fit, JudgedAgainst, PastedAnswer, Skeleton } from '../../pasting/request.ts';

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
  readonly against: JudgedAgainst | undefined;
  readonly judged: Judged | undefined;
  /** Which of several tables is shown. */
  readonly shown: number;
  readonly failed: string | undefined;
}

type Judged = Omit<Extract<PastedAnswer, { readonly kind: 'judged' }>, 'kind' | 'number'>;

export interface OwnDesk {
  readonly store: StoreApi<OwnState>;
  readonly paste: (text: string) => void;
  /** A shipped scenario, or with a text one of one's own; undefined: it is a scenario of its own. */
  readonly holdAgainst: (scenario: string | undefined, text?: string) => void;
  /** `HEADING=LANE` */
  readonly confirmLane: (lane: string) => void;
  /** `CELL=STEP`; what was said of the same cell before is taken back. Undefined: nothing is said of it any more. */
  readonly confirmCell: (cell: string, step: string | undefined) => void;
  /** Judges under these settings instead: those of the scenario that are named. */
  readonly choose: (settings: SettingWords) => void;
  /** Takes another text for the same question. */
  readonly mend: (text: string) => void;
  readonly show: (table: number) => void;
}

const nothing: Omit<OwnState, 'text'> = {
  ...{ busy: undefined, read: undefined, remarks: [], skeletons: [], fits: undefined },
  ...{ against: undefined, judged: undefined, shown: 0, failed: undefined },
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

  function judge(against: JudgedAgainst): void {
    store.setState({ against, busy: 'judging', failed: undefined });
    ask({ text: store.getState().text, charts, against }, told);
  }

  return {
    store,
    paste(text) {
      store.setState({ text, ...nothing, busy: text.trim() === '' ? undefined : 'reading' });
      if (text.trim() !== '') ask({ text, charts, against: undefined }, told);
    },
    holdAgainst(scenario, own) {
      if (scenario === undefined) store.setState({ against: undefined, judged: undefined, busy: undefined });
      else judge({ scenario, text: own, lanes: [], binds: [], settings: [] });
    },
    confirmLane(lane) {
      const { against } = store.getState();
      if (against !== undefined) judge({ ...against, lanes: [...against.lanes, lane] });
    },
    confirmCell(cell, step) {
      const { against } = store.getState();
      if (against === undefined) return;
      const others = against.binds.filter((bind) => !bind.startsWith(`${cell}=`));
      judge({ ...against, binds: step === undefined ? others : [...others, `${cell}=${step}`] });
    },
    choose(settings) {
      const { against } = store.getState();
      if (against === undefined) return;
      const named = settings.map(([name]) => name);
      const others = against.settings.filter(([name]) => !named.includes(name));
      judge({ ...against, settings: [...others, ...settings] });
    },
    mend(text) {
      const { against } = store.getState();
      if (against === undefined) return;
      store.setState({ text });
      judge(against);
    },
    show: (shown) => store.setState({ shown }),
  };
}
