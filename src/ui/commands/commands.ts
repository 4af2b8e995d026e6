// What each command of the table of keys does, for the keyboard and for the palette alike.

import { leaving } from '../../store/actions/page.ts';
import type { Actions, Session } from '../../store/session.ts';
import type { Command, TimeJump } from '../../words/keys.ts';
import { focusPlayControl } from '../parts/playControl.ts';

/** What a command does now; undefined where it can do nothing. */
export function actionOfCommand(command: Command, session: Session): (() => void) | undefined {
  const { comparing, page } = session.store.getState();
  // A sheet of paper has no time.
  if (page.mode === 'worksheet' && command !== 'leave') return undefined;
  // What is compared is left first.
  if (comparing !== undefined && (command === 'leave' || command === 'edit'))
    return session.actions.stopComparing;
  return { ...sessionActions(session), ...pageActions(session) }[command];
}

type ActionsOf<Name extends Command> = Readonly<Record<Name, (() => void) | undefined>>;
type PageCommand =
  | 'until'
  | 'branches'
  | 'edit'
  | 'text'
  | 'export'
  | 'code'
  | 'turn time'
  | 'present'
  | 'blank'
  | 'worksheet'
  | 'leave'
  | 'palette'
  | 'help';

/** Of commands that change what the page shows, not the run. */
function pageActions({ store, actions }: Session): ActionsOf<PageCommand> {
  const { page } = store.getState();
  return {
    until: () => actions.togglePanel('until'),
    branches: () => actions.togglePanel('branches'),
    edit: actions.toggleEditing,
    text: actions.toggleText,
    export: () => actions.showSheet('export'),
    code: actions.toggleCode,
    'turn time': actions.turnTime,
    help: () => actions.showSheet(page.sheet === 'help' ? undefined : 'help'),
    palette: () => actions.showSheet('palette'),
    present: () => actions.showMode(page.mode === 'presenting' ? 'run' : 'presenting'),
    blank: page.mode === 'presenting' ? actions.toggleBlank : undefined,
    worksheet: () => actions.showMode('worksheet'),
    leave: leaving(page) && actions.leave,
  };
}

function sessionActions(session: Session): ActionsOf<Exclude<Command, PageCommand>> {
  return { ...runActions(session), ...timeActions(session.actions) };
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

function runActions(session: Session): ActionsOf<Exclude<Command, PageCommand | TimeCommand>> {
  const { store, viewOf, actions } = session;
  const view = viewOf(store.getState());
  const { scenario, goals, fatesShown } = view;
  return {
    back: actions.back,
    forward: actions.forward,
    restart: actions.restart,
    end: actions.end,
    'play or pause': isPlaying(session) ? () => pause(session) : actions.play,
    compare: view.comparison === undefined ? actions.startComparing : actions.stopComparing,
    'play as drawn': scenario.drawn.length === 0 ? undefined : () => actions.playDrawn(0),
    'begin goal': goals.current === undefined ? undefined : () => beginGoal(session),
    pass: goals.challenge.kind === 'avoid' ? actions.pass : undefined,
    fates: () => actions.showFates(!fatesShown),
    hint: goals.hints < scenario.hints.length ? actions.nextHint : undefined,
    'next value': scenario.params.length === 0 ? undefined : actions.nextValue,
    'next memory': scenario.memories.length < 2 ? undefined : actions.nextMemory,
  };
}

function beginGoal({ store, viewOf, actions }: Session): void {
  const { current, list, next } = viewOf(store.getState()).goals;
  if (current === undefined) return;
  // Once a goal is reached, the same key leads on to the next one, and then begins it.
  if (next !== undefined && list.some(({ key, reached }) => key === current && reached))
    actions.aimAt(next.key);
  else actions.begin(current);
}

export function isPlaying({ store }: Session): boolean {
  return store.getState().playing === 'playing';
}

/** The next Space must play on, not press the button that happens to have the focus. */
function pause({ actions }: Session): void {
  actions.pause();
  if (document.activeElement instanceof HTMLButtonElement) focusPlayControl();
}
