/** The page's keys. Nothing is taken from a field, an editor, a menu or an open sheet. */

import { useLayoutEffect } from 'react';
import type { Session } from '../../store/session.ts';
import { type Command, commandOf, commandOfChord, nameOfKey } from '../../words/keys.ts';
import { useWholeSession } from '../parts/useSession.ts';
import { actionOfKey } from './actionOfKey.ts';
import { actionOfCommand, isPlaying } from './commands.ts';

interface Props {
  /** Commands that have a place here; undefined: all. */
  readonly only?: ReadonlySet<Command>;
}

export function Keyboard({ only }: Props) {
  const session = useWholeSession();
  // Before the page is painted: whoever sees the buttons may press a key.
  useLayoutEffect(() => {
    let spaceIsOurs = false;
    const press = (event: KeyboardEvent) => {
      const act = actionOfEvent(event, session, only);
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
  }, [session, only]);
  return null;
}

type Only = Props['only'];

function actionOfEvent(event: KeyboardEvent, session: Session, only: Only): (() => void) | undefined {
  if (event.defaultPrevented) return undefined;
  // What is typed while the palette is on its way is meant for it.
  if (session.store.getState().page.sheet === 'palette' && !isSheetOpen()) return () => {};
  if (event.ctrlKey || event.metaKey || event.altKey) {
    const chord = isSheetOpen() || event.altKey ? undefined : commandOfChord(event.key);
    // A field undoes by itself.
    const command = chord ?? (isTaken(event, false) ? undefined : commandOf(nameOfKey(event)));
    return command && commanded(command, session, only);
  }
  return isTaken(event, isPlaying(session)) ? undefined : actionOfKey(event.key, session, only);
}

function commanded(command: Command, session: Session, only: Only): (() => void) | undefined {
  return only === undefined || only.has(command) ? actionOfCommand(command, session) : undefined;
}

function isSheetOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

function isTaken(event: KeyboardEvent, playing: boolean): boolean {
  if (isSheetOpen()) return true;
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select') !== null) return true;
  // A box is ticked by Space, and by nothing else.
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return event.key === ' ';
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
