// The answer to an exercise: the text as it was changed, and what is found about it.

import type { Answer } from '../../model/answer.ts';
import type { SessionState } from '../inputs/state.ts';
import type { Change, Tools } from './tools.ts';

const unchanged: Answer = { kind: 'unchanged' };

/** Judges what runs now against the text that was shipped. */
export function judgeEdited({ cache }: Tools, { id, good }: SessionState): Change {
  const shipped = cache.texts.get(id);
  if (shipped === undefined) return {};
  const found = shipped === good ? unchanged : cache.judge(shipped, good);
  return found === undefined ? {} : { answer: { text: good, found } };
}
