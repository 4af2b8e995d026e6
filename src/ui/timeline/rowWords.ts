// Rows of the history in words, for those who hear the page and for those who point at them.

import { actorName } from '../../facts/lanes.ts';
import type { View } from '../../store/derived/view.ts';
import { effectOf } from '../../words/effects.ts';
import { phraseOf } from '../../words/stepWords.ts';

/** Who did what: the step in one line. */
export function rowWords({ program, scenario, frames }: View, turn: number): string {
  const frame = frames[turn];
  if (frame?.actor === undefined || frame.choice === undefined) return '';
  const { actor, choice, labels, happenings, at } = frame;
  const { parts } = phraseOf(program, scenario.text, { actor, choice, labels, happenings, at });
  return `Step ${turn}, ${actorName(program, actor)}: ${parts.join(', ')}`;
}

export function effectWords({ program, frames }: View, turn: number): string {
  const frame = frames[turn];
  const before = frames[turn - 1];
  if (before === undefined || frame?.actor === undefined || frame.choice === undefined) return '';
  const { actor, choice, happenings } = frame;
  return effectOf(program, before.state, { actor, choice, happenings });
}
