// What each command of the table of keys does, for the keyboard and for the palette alike.

import { timeOf } from '../../store/actions/together.ts';
import type { Actions, Session } from '../../store/session.ts';
import type { Command, TimeJump } from '../../words/keys.ts';
import type { Turning } from '../timeline/TimeSwitch.tsx';
import { focusPlayControl } from './playControl.ts';

/** What of the page itself the commands need, which the session knows nothing of. */
export interface PageControls extends Turning {
  readonly mode: PageMode;
  /** Turns a second. */
  readonly speed: number;
  readonly onSpeed: (speed: number) => void;
  /** A run has been started. */
  readonly onPlay: () => void;
  readonly onEdit: () => void;
  readonly onText: () => void;
  readonly onHelp: () => void;
  readonly onPalette: () => void;
  readonly paletteIsOpen: boolean;
  readonly onMode: (mode: PageMode) => void;
  /** Undefined where no tour is open. */
  readonly onSkipTour: (() => void) | undefined;
  /** The panel of the transport that is open. */
  readonly panel: TimePanel | undefined;
  /** Opens a panel of the transport, or closes it. */
  readonly onPanel: (panel: TimePanel) => void;
}

/** The page as it is worked with, as a lecture hall sees it, or as it is printed. */
export type PageMode = 'run' | 'presenting' | 'worksheet';

/** What opens above the transport. */
export type TimePanel = 'until' | 'branches';

/** What a command does now; undefined where it can do nothing. */
export function actionOfCommand(
  command: Command,
  session: Session,
  page: PageControls,
): (() => void) | undefined {
  // A sheet of paper has no time.
  if (page.mode === 'worksheet' && command !== 'leave') return undefined;
  // What is compared is left first.
  const { comparing } = session.store.getState();
  if (comparing !== undefined && (command === 'leave' || command === 'edit'))
    return session.actions.stopComparing;
  return { ...sessionActions(session, page), ...pageActions(page) }[command];
}

type ActionsOf<Name extends Command> = Readonly<Record<Name, (() => void) | undefined>>;
type PageCommand =
  | 'until'
  | 'branches'
  | 'edit'
  | 'text'
  | 'turn time'
  | 'present'
  | 'worksheet'
  | 'leave'
  | 'palette'
  | 'help';

/** Of commands that change what the page shows, not the run. */
function pageActions(page: PageControls): ActionsOf<PageCommand> {
  const { mode, onMode } = page;
  return {
    until: () => page.onPanel('until'),
    branches: () => page.onPanel('branches'),
    edit: page.onEdit,
    text: page.onText,
    'turn time': page.onTurn,
    help: page.onHelp,
    palette: page.onPalette,
    present: () => onMode(mode === 'presenting' ? 'run' : 'presenting'),
    worksheet: () => onMode('worksheet'),
    leave: leaving(page),
  };
}

/** One thing at a time: what opened last is closed first. */
function leaving({ mode, onMode, panel, onPanel, onSkipTour }: PageControls): (() => void) | undefined {
  if (panel !== undefined) return () => onPanel(panel);
  return mode === 'run' ? onSkipTour : () => onMode('run');
}

function sessionActions(session: Session, page: PageControls): ActionsOf<Exclude<Command, PageCommand>> {
  const { actions } = session;
  return { ...runActions(session, page), ...timeActions(actions) };
}

type TimeCommand = 'undo' | 'redo' | 'walk' | 'earlier' | 'later' | TimeJump;

function timeActions(actions: Actions): ActionsOf<TimeCommand> {
  return {
    undo: actions.undo,
    redo: actions.redo,
    walk: actions.walkRandomly,
    earlier: () => actions.moveNow(-1),
    later: () => actions.moveNow(1),
    'previous lane': () => actions.goToEvent('lane', 'previous'),
    'next lane': () => actions.goToEvent('lane', 'next'),
    'previous variable': () => actions.goToEvent('variable', 'previous'),
    'next variable': () => actions.goToEvent('variable', 'next'),
    'previous wakeup': () => actions.goToEvent('wakeup', 'previous'),
    'next wakeup': () => actions.goToEvent('wakeup', 'next'),
  };
}

function runActions(
  session: Session,
  { speed, onPlay }: PageControls,
): ActionsOf<Exclude<Command, PageCommand | TimeCommand>> {
  const { store, viewOf, actions } = session;
  const view = viewOf(store.getState());
  const { scenario, goals } = view;
  const playDrawn = () => {
    actions.playDrawn(0);
    onPlay();
  };
  return {
    back: actions.back,
    forward: actions.forward,
    restart: actions.restart,
    end: () => actions.jump(timeOf(view).last),
    'play or pause': isPlaying(session) ? () => pause(session) : () => actions.play(speed),
    compare: view.comparison === undefined ? actions.startComparing : actions.stopComparing,
    'play as drawn': scenario.drawn.length === 0 ? undefined : playDrawn,
    'begin goal': goals.current === undefined ? undefined : () => beginGoal(session, onPlay),
    pass: goals.challenge.kind === 'avoid' ? actions.pass : undefined,
    hint: goals.hints < scenario.hints.length ? actions.nextHint : undefined,
    'next value': scenario.params.length === 0 ? undefined : actions.nextValue,
    'next memory': scenario.memories.length < 2 ? undefined : actions.nextMemory,
  };
}

function beginGoal({ store, viewOf, actions }: Session, onPlay: () => void): void {
  const { current, list } = viewOf(store.getState()).goals;
  if (current === undefined) return;
  const next = list.find(({ key, won }) => !won && key !== current);
  // Once a goal is reached, the same key leads on to the next one, and then begins it.
  if (next !== undefined && list.some(({ key, reached }) => key === current && reached)) {
    actions.aimAt(next.key);
    return;
  }
  actions.begin(current);
  onPlay();
}

export function isPlaying({ store }: Session): boolean {
  return store.getState().playing.status === 'playing';
}

/** The next Space must play on, not press the button that happens to have the focus. */
function pause({ actions }: Session): void {
  actions.pause();
  if (document.activeElement instanceof HTMLButtonElement) focusPlayControl();
}
