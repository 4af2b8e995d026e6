// The session: what the user is looking at. It holds inputs only; `derived.ts` makes the rest from them.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { assert } from '../base/assert.ts';
import { mapDefined } from '../base/mapDefined.ts';
import type { Machine } from '../engine/machine.ts';
import type { ParsedLink } from '../formats/link/link.ts';
import type { LinkLibrary } from '../formats/link/linkedRun.ts';
import type { ChartTable } from '../model/chart.ts';
import type { Explore } from '../model/exploration.ts';
import type { Level } from '../model/level.ts';
import type { Program, Settings } from '../model/program.ts';
import type { Example } from '../model/report.ts';
import type { Turn } from '../model/run.ts';
import { failedAction } from '../words/failureWords.ts';
import type { WorksheetFacts } from '../words/worksheetQuestions.ts';
import { judgeEdited } from './actions/answering.ts';
import { aimAt, answerAgain, begin, beginAlone, pass, take, takeBack } from './actions/beginning.ts';
import { compareWith, startComparing } from './actions/comparing.ts';
import { followShown } from './actions/exploring.ts';
import { followParts } from './actions/followParts.ts';
import { choose, edit, freshState, nextMemory, nextValue, open, openLink } from './actions/opening.ts';
import { createPageActions, type PageActions } from './actions/page.ts';
import {
  finishFairly,
  jump,
  move,
  play,
  playDrawn,
  playExample,
  playRun,
  tick,
  toEnd,
} from './actions/playing.ts';
import type { Change, Tools } from './actions/tools.ts';
import { followGoals } from './actions/winning.ts';
import { createDerived } from './derived/derived.ts';
import type { ComparedEnd, View } from './derived/view.ts';
import { worksheetFacts } from './derived/worksheet.ts';
import { createTimeActions, type TimeActions } from './history/timeActions.ts';
import { withHistory } from './history/undoHistory.ts';
import type { CompileCache, Shipped, TextTools } from './inputs/compileCache.ts';
import { createCompileCache } from './inputs/compileCache.ts';
import { keepPage, readPage } from './inputs/kept.ts';
import { isDamaged, type ProgressStorage, readProgress } from './inputs/progress.ts';
import type { Against, SessionState } from './inputs/state.ts';
import { freshTime } from './inputs/time.ts';
import type { FindDrawn } from './line/drawnLine.ts';
import { linkOf } from './linkOf.ts';
import { createWaiting, type WaitingActions } from './waiting.ts';

/** The text tools may also come later, by `learn`. */
export interface SessionParts extends Partial<TextTools> {
  /** The shipped scenarios whose texts are here; the easiest one that compiles is open at the start. */
  readonly library: readonly Shipped[];
  /** What is known of all shipped scenarios without their texts, in course order. */
  readonly levels?: readonly Level[];
  readonly charts: readonly ChartTable[];
  readonly findDrawn: FindDrawn;
  /** Tries every schedule of what is shown; without it nothing is claimed about other runs. */
  readonly explore?: Explore;
  /** Where progress is kept; without it, it ends with the session. */
  readonly storage?: ProgressStorage | undefined;
  /** Called when an action waits for tools or a parsed text, which `learn` and `add` bring. */
  readonly whenWaiting?: () => void;
  /** Makes the machine of a program; without it, `createMachine` does. */
  readonly machineFor?: (program: Program) => Machine;
}

/** What the user can do. Where something cannot be done, `problems` says why. */
export interface Actions extends TimeActions, PageActions {
  /** Opens a shipped scenario with its first settings. */
  readonly open: (id: string) => void;
  /** Opens what a link carries, which `parseLink` has read; an empty one changes nothing. */
  readonly openLink: (link: ParsedLink) => void;
  /** Replaces the text. While it has errors, the last good one runs. */
  readonly edit: (text: string) => void;
  /** Plays the same schedule under other settings; choosing the old ones again brings everything back. */
  readonly choose: (settings: Settings) => void;
  /** Chooses the next value of the first setting, or the next memory model; the first one after the last. */
  readonly nextValue: () => void;
  readonly nextMemory: () => void;
  /** Takes a turn: advances where it is the line's next one, else goes this way and keeps the line as a branch. */
  readonly step: (turn: Turn) => void;
  /** Begins what a goal asks for, which is on from now. */
  readonly begin: (key: string) => void;
  /** Begins a goal once more, with fates hidden and no hints. */
  readonly beginAlone: (key: string) => void;
  /** Tries every schedule of a text that was changed for the exercise, and keeps what was found. */
  readonly judgeAnswer: () => void;
  /** Makes a goal the one that is on. */
  readonly aimAt: (key: string | undefined) => void;
  /** In the question of “predict”: takes the answer back. */
  readonly answerAgain: () => void;
  /** In the game of “avoid”: lets the adversary move. */
  readonly pass: () => void;
  /** In the game of “avoid”: back to before your last move, and the adversary's answer to it. */
  readonly takeBack: () => void;
  readonly leaveChallenge: () => void;
  readonly nextHint: () => void;
  /** Forgets which goals were reached, here and where they are kept. */
  readonly clearProgress: () => void;
  readonly back: () => void;
  readonly forward: () => void;
  /** Goes to the state after `cursor` turns. */
  readonly jump: (cursor: number) => void;
  readonly restart: () => void;
  /** Goes to the last turn of the line, as it is when this is done. */
  readonly end: () => void;
  /** Plays a drawn table of the scenario from the start, under the settings that it was drawn for. */
  readonly playDrawn: (index: number) => void;
  /** Plays a run that the scenario has in its text. */
  readonly playRun: (index: number) => void;
  /** Holds the run against a drawn table, or against none. */
  readonly chooseDrawn: (index: number | undefined) => void;
  /** Lets everybody who can move do so in turn, from now to the end. */
  readonly finishFairly: () => void;
  /** Plays the line; where there is none, the first drawn table or, failing that, the first run. */
  readonly play: () => void;
  readonly pause: () => void;
  /** One turn of playing; pauses at the end of the line. */
  readonly tick: () => void;
  /** Puts the fix, or what else there is, beside the run; both step together from then on. */
  readonly startComparing: () => void;
  readonly compareWith: (against: Against) => void;
  readonly stopComparing: () => void;
  readonly dismissProblems: () => void;
  /** Opens a run that the explorer found, at its end; `fair` plays it on from there. */
  readonly playExample: (example: Example, fair: boolean) => void;
}

export interface Session {
  readonly store: StoreApi<SessionState>;
  /** What the page reads; the same object until something changes. */
  readonly viewOf: (state: SessionState) => View;
  /** The fragment of a link to what is shown, without `#`. */
  readonly linkOf: (state: SessionState) => string;
  /** How the run stands behind the last turn of its line; the same object until something changes. */
  readonly endOf: (state: SessionState) => ComparedEnd | undefined;
  /** What the solutions of a worksheet of this run need to know. */
  readonly worksheetOf: (state: SessionState) => WorksheetFacts;
  /** All shipped scenarios, easier ones first. */
  readonly levels: readonly Level[];
  readonly charts: readonly ChartTable[];
  /** Takes in a shipped scenario, so that it can be opened; or what more has come of one. */
  readonly add: (shipped: Shipped) => void;
  /** Takes in tools: from now on more can be done with texts. */
  readonly learn: (tools: Partial<TextTools>) => void;
  /** Takes in what was read of a text elsewhere, so that opening it costs this thread nothing. */
  readonly remember: CompileCache['remember'];
  /** What waits for tools will not be done, and `problem` says why. */
  readonly giveUp: (problem: string) => void;
  readonly actions: Actions;
}

/** Opens a session on the easiest scenario of the library that compiles. */
export function createSession({
  library,
  levels = [],
  charts,
  findDrawn,
  explore,
  storage,
  whenWaiting = () => {},
  machineFor,
  ...tools
}: SessionParts): Session {
  const cache = createCompileCache(library, charts, tools, machineFor);
  const [start] = mapDefined(inCourseOrder(library, cache), (scenario) => freshState(scenario, cache));
  assert(start !== undefined, 'the library has a scenario that compiles');
  const store = createStore<SessionState>(() => ({
    ...{ ...start, page: readPage(storage), explorations: new Map(), parts: undefined },
    won: readProgress(storage),
    notKept: isDamaged(storage) ? 'damaged' : undefined,
    ...freshTime,
  }));
  const derived = createDerived(cache, findDrawn);
  const links: LinkLibrary = {
    texts: cache.texts,
    names: levels.length > 0 ? levels.map(({ id }) => id) : [...cache.texts.keys()],
    read: cache.scenario,
    compile: (text, settings) => cache.machine(text, settings)?.program,
    get packer() {
      return cache.packer();
    },
  };
  const waiting = createWaiting(cache, store.getState, whenWaiting);
  if (explore !== undefined) {
    followShown(store, shown, explore);
    followParts(store, cache, (state) => derived.machineOf(state).program, explore);
  }
  followGoals(store, { cache, derived, links }, storage);
  store.subscribe(({ page }, before) => keepPage(storage, page, before.page));

  function shown(state: SessionState): readonly Program[] {
    const other = derived.otherMachineOf(state);
    return [derived.machineOf(state), ...(other === undefined ? [] : [other])].map(({ program }) => program);
  }

  return {
    store,
    viewOf: derived.viewOf,
    linkOf: (state) => linkOf(state, derived, links),
    endOf: derived.endOf,
    worksheetOf: (state) => worksheetFacts(cache, derived, state),
    levels,
    charts,
    add: (more) => {
      cache.add(more);
      waiting.goOn();
    },
    learn: (tools) => {
      cache.learn(tools);
      waiting.goOn();
    },
    remember: cache.remember,
    giveUp: (problem) => {
      waiting.giveUp();
      store.setState({ problems: [problem] });
    },
    actions: createActions(store, { cache, derived, links }, waiting),
  };
}

function inCourseOrder(library: readonly Shipped[], cache: CompileCache): readonly Shipped[] {
  const levelOf = ({ text }: Shipped): number => cache.scenario(text)?.level ?? Number.POSITIVE_INFINITY;
  // Infinity − Infinity is NaN, which must not decide.
  return library.toSorted((a, b) => levelOf(a) - levelOf(b) || a.id.localeCompare(b.id, 'en'));
}

function createActions(
  { getState, setState }: StoreApi<SessionState>,
  tools: Tools,
  { whole, behind }: WaitingActions,
): Actions {
  const plain =
    <Args extends readonly unknown[]>(action: (tools: Tools, state: SessionState, ...args: Args) => Change) =>
    (...args: Args): void => {
      try {
        const state = getState();
        const next = { ...state, ...action(tools, state, ...args) };
        // What cannot be shown is not done: the page would be lost with it.
        tools.derived.viewOf(next);
        setState(next, true);
      } catch (error) {
        setState({ problems: [failedAction(error)] });
      }
    };
  // What an action leaves for something else is kept; the editor keeps texts by itself.
  const act = <Args extends readonly unknown[]>(
    action: (tools: Tools, state: SessionState, ...args: Args) => Change,
  ) => plain((same, state, ...args: Args) => withHistory(same, state, action(same, state, ...args)));
  // Who asks for one thing after another gets them in that order.
  const inTurn = <Args extends readonly unknown[]>(
    action: (tools: Tools, state: SessionState, ...args: Args) => Change,
  ) => behind(act(action));
  const time = createTimeActions(inTurn, plain);
  const page = createPageActions(plain);
  return {
    ...{ ...time, undo: whole(time.undo), redo: whole(time.redo) },
    ...{ ...page, showMode: whole(page.showMode) },
    open: act(open),
    openLink: act(openLink),
    edit: plain(edit),
    choose: whole(act(choose)),
    nextValue: whole(act(nextValue)),
    nextMemory: whole(act(nextMemory)),
    step: inTurn(take),
    begin: whole(act(begin)),
    beginAlone: whole(act(beginAlone)),
    takeBack: inTurn(takeBack),
    answerAgain: act(answerAgain),
    pass: inTurn(pass),
    judgeAnswer: plain(judgeEdited),
    aimAt: plain(aimAt),
    leaveChallenge: () => setState({ challenge: { kind: 'none' } }),
    nextHint: () => setState({ hints: getState().hints + 1 }),
    clearProgress: () => setState({ won: new Map(), aim: undefined }),
    back: () => inTurn(move)(-1),
    forward: () => inTurn(move)(1),
    jump: inTurn(jump),
    restart: () => inTurn(jump)(0),
    end: inTurn(toEnd),
    playDrawn: whole(act(playDrawn)),
    playRun: whole(act(playRun)),
    chooseDrawn: whole((drawn) => setState({ drawn })),
    finishFairly: inTurn(finishFairly),
    play: whole(act(play)),
    pause: () => setState({ playing: 'paused' }),
    tick: act(tick),
    startComparing: whole(act(startComparing)),
    compareWith: whole(act(compareWith)),
    stopComparing: behind(() => setState({ comparing: undefined })),
    dismissProblems: () => setState({ problems: [], notKept: undefined }),
    playExample: inTurn(playExample),
  };
}
