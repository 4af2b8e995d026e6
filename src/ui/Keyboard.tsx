/** The page's keys. Nothing is taken from a field, an editor, a menu or an open sheet. */

import { useEffect } from 'react';
import { feetOf } from '../layout/feet.ts';
import type { Session } from '../store/session.ts';
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
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const act = actionOf(event.key, session, { speed, onPlay, onEdit, onHelp });
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [session, speed, onPlay, onEdit, onHelp]);
  return null;
}

function isTaken(event: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select') !== null) return true;
  if (target instanceof HTMLInputElement) return !isSwitch(target) || movesSwitch.includes(event.key);
  if (scrollKeys.includes(event.key) && target.closest('[data-scrolls]') === target) return true;
  // Space presses the button that has the focus.
  return event.key === ' ' && target.closest('button, summary, a') !== null;
}

/** What scrolls sideways or has a length of its own keeps the keys that move it, while it has the focus itself. */
const scrollKeys: readonly string[] = ['ArrowLeft', 'ArrowRight', 'Home', 'End', ' '];

const movesSwitch: readonly string[] = [
  ' ',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
];

function isSwitch({ type }: HTMLInputElement): boolean {
  return type === 'radio' || type === 'range';
}

function actionOf(
  key: string,
  { store, viewOf, actions }: Session,
  { speed, onPlay, onEdit, onHelp }: Props,
): (() => void) | undefined {
  const view = viewOf(store.getState());
  switch (key) {
    case 'ArrowLeft':
    case 'Backspace':
      return actions.back;
    case 'ArrowRight':
      return actions.forward;
    case 'Home':
      return actions.restart;
    case 'End':
      return () => actions.jump(view.frames.length - 1);
    case ' ':
      return store.getState().playing.status === 'playing' ? actions.pause : () => actions.play(speed);
    case '?':
      return onHelp;
    case 'e':
      return onEdit;
    case 'd':
      if (view.scenario.drawn.length === 0) return undefined;
      return () => {
        actions.playDrawn(0);
        onPlay();
      };
    default: {
      const { lanes, strip } = feetOf(view.program, view.outlook);
      const moves = [...lanes.flatMap((foot) => foot.moves), ...strip];
      const move = moves.find((each) => each.key === key);
      return move === undefined ? undefined : () => actions.step(move.option.turn);
    }
  }
}
