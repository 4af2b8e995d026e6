// What a key does by itself: its command, or the move that has it where the run stands.

import type { Session } from '../../store/session.ts';
import { feetOf, type Move } from '../../words/feet.ts';
import { type Command, commandOf } from '../../words/keys.ts';
import { actionOfCommand } from './commands.ts';

/** `key` as keyboard events name it; `only`: the commands that have a place here. Undefined where it can do nothing now. */
export function actionOfKey(
  key: string,
  session: Session,
  only?: ReadonlySet<Command>,
): (() => void) | undefined {
  const state = session.store.getState();
  const command = commandOf(key, state.page.mode === 'presenting');
  if (command !== undefined)
    return only === undefined || only.has(command) ? actionOfCommand(command, session) : undefined;
  if (state.page.mode === 'worksheet') return undefined;
  const move = movesNow(session).find((each) => each.key === key);
  return move === undefined ? undefined : () => session.actions.step(move.option.turn);
}

/** The moves where the run stands, each with its key. */
export function movesNow({ store, viewOf }: Session): readonly Move[] {
  const { program, outlook } = viewOf(store.getState());
  const { lanes, strip } = feetOf(program, outlook);
  return [...lanes.flatMap((foot) => foot.moves), ...strip];
}
