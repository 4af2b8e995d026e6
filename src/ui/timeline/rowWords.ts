// Rows of the history in words, for those who hear the page and for those who point at them.

import { actorName } from '../../facts/lanes.ts';
import { type Mover, moverAt } from '../../facts/movers.ts';
import type { View } from '../../store/derived/view.ts';
import { effectOf } from '../../words/effects.ts';
import { phraseOf } from '../../words/stepWords.ts';

const moverWords = { you: 'your move', adversary: 'the adversary’s move' } satisfies Record<Mover, string>;

/** Who did what: the step in one line. */
export function rowWords({ program, scenario, frames, goals }: View, turn: number): string {
  const frame = frames[turn];
  if (frame?.actor === undefined || frame.choice === undefined) return '';
  const { actor, choice, labels, happenings, at } = frame;
  const { parts } = phraseOf(program, scenario.text, { actor, choice, labels, happenings, at });
  const words = `Step ${turn}, ${actorName(program, actor)}: ${parts.join(', ')}`;
  const { challenge } = goals;
  return challenge.kind === 'avoid' ? `${words} (${moverWords[moverAt(challenge.theirs, turn)]})` : words;
}

export function effectWords({ program, frames }: View, turn: number): string {
  const frame = frames[turn];
  const before = frames[turn - 1];
  if (before === undefined || frame?.actor === undefined || frame.choice === undefined) return '';
  const { actor, choice, happenings } = frame;
  return effectOf(program, before.state, { actor, choice, happenings });
}

/** All that the picture shows of a step: who did what, what it changed, race windows, and the fate where it is shown. */
export function heardWords(view: View, turn: number, windows: readonly string[]): string {
  const fate = view.fates?.frames[turn];
  const isNew = fate !== undefined && fate !== view.fates?.frames[turn - 1];
  const parts = [
    rowWords(view, turn),
    effectWords(view, turn),
    ...windows,
    isNew ? `from here the run is ${fate}` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}
