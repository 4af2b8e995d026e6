/** The page's keys. Nothing is taken from a field, an editor, a menu or an open sheet. */

import { useEffect } from 'react';
import { unreachable } from '../base/unreachable.ts';
import { feetOf } from '../layout/feet.ts';
import { type Command, commandOf } from '../layout/keys.ts';
import type { Session } from '../store/session.ts';
import { focusPlayControl } from './playControl.ts';
import { useWholeSession } from './useSession.ts';

interface Props {
  /** Turns a second. */
  readonly speed: number;
  /** A run has been started. */
  readonly onPlay: () => void;
  readonly onEdit: () => void;
  readonly onHelp: () => void;
}

export function Keyboard({ speed, onPlay, onEdit, onHelp }: Props) {
  const session = useWholeSession();
  useEffect(() => {
    let spaceIsOurs = false;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event, isPlaying(session))) return;
      const act = actionOf(event.key, session, { speed, onPlay, onEdit, onHelp });
      if (act === undefined) return;
      spaceIsOurs = event.key === ' ';
      event.preventDefault();
      act();
    };
    // Some browsers press the button that has the focus only now.
    const release = (event: KeyboardEvent) => {
      if (event.key !== ' ' || !spaceIsOurs) return;
      spaceIsOurs = false;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    window.addEventListener('keyup', release);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keyup', release);
    };
  }, [session, speed, onPlay, onEdit, onHelp]);
  return null;
}

function isPlaying({ store }: Session): boolean {
  return store.getState().playing.status === 'playing';
}

function isTaken(event: KeyboardEvent, playing: boolean): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select') !== null) return true;
  if (target instanceof HTMLInputElement) return !isSwitch(target);
  if (scrollKeys.includes(event.key) && target.matches('[data-scrolls]:focus-visible')) return true;
  // Space presses the button that has the focus; but what is playing can always be paused with it.
  return event.key === ' ' && !playing && target.closest('button, summary, a') !== null;
}

/** What scrolls sideways or has a length of its own keeps the keys that move it, while keys brought the focus to it. */
const scrollKeys: readonly string[] = ['ArrowLeft', 'ArrowRight', 'Home', 'End', ' '];

/** Switches and the slider keep ArrowUp and ArrowDown, which are enough to move them; all other keys are the page's. */
function isSwitch({ type }: HTMLInputElement): boolean {
  return type === 'radio' || type === 'range';
}

function actionOf(key: string, session: Session, props: Props): (() => void) | undefined {
  const command = commandOf(key);
  if (command !== undefined) return actionOfCommand(command, session, props);
  const { program, outlook } = session.viewOf(session.store.getState());
  const { lanes, strip } = feetOf(program, outlook);
  const moves = [...lanes.flatMap((foot) => foot.moves), ...strip];
  const move = moves.find((each) => each.key === key);
  return move === undefined ? undefined : () => session.actions.step(move.option.turn);
}

function actionOfCommand(
  command: Command,
  session: Session,
  { speed, onPlay, onEdit, onHelp }: Props,
): (() => void) | undefined {
  const { store, viewOf, actions } = session;
  const { scenario, frames } = viewOf(store.getState());
  switch (command) {
    case 'back':
      return actions.back;
    case 'forward':
      return actions.forward;
    case 'restart':
      return actions.restart;
    case 'end':
      return () => actions.jump(frames.length - 1);
    case 'play or pause':
      return isPlaying(session) ? () => pause(session) : () => actions.play(speed);
    case 'play as drawn':
      if (scenario.drawn.length === 0) return undefined;
      return () => {
        actions.playDrawn(0);
        onPlay();
      };
    case 'next value':
      return scenario.params.length === 0 ? undefined : actions.nextValue;
    case 'next memory':
      return scenario.memories.length < 2 ? undefined : actions.nextMemory;
    case 'edit':
      return onEdit;
    case 'help':
      return onHelp;
    default:
      return unreachable(command);
  }
}

/** The next Space must play on, not press the button that happens to have the focus. */
function pause({ actions }: Session): void {
  actions.pause();
  if (document.activeElement instanceof HTMLButtonElement) focusPlayControl();
}
