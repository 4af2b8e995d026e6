// Rows of the history in words, for those who hear the page and for those who point at them.

import { rememberEach } from '../../base/remember.ts';
import { actorName } from '../../facts/lanes.ts';
import { type Mover, moverAt } from '../../facts/movers.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import type { View } from '../../store/derived/view.ts';
import { effectOf } from '../../words/effects.ts';
import { phraseOf } from '../../words/stepWords.ts';

const moverWords = { you: 'your move', adversary: 'the adversary’s move' } satisfies Record<Mover, string>;

export interface RowWords {
  /** Who did what: the step in one line. */
  readonly did: (view: View, turn: number) => string;
  /** What it changed; empty where it changed nothing. */
  readonly changed: (view: View, turn: number) => string;
  /** All that the picture shows of a step: who did what, what it changed, race windows, and the fate where it is shown. */
  readonly heard: (view: View, turn: number, windows: readonly string[]) => string;
}

/** Makes the words of rows. A frame always follows on the same frame: what is said of its step is made once. */
export function createRowWords(): RowWords {
  const didOf = rememberEach(stepWords);
  const changedOf = rememberEach(effectWords, (program, _before, frame) => [program, frame]);

  function did({ program, scenario, frames, goals }: View, turn: number): string {
    const frame = frames[turn];
    if (frame?.actor === undefined || frame.choice === undefined) return '';
    const words = didOf(program, scenario.text, frame);
    const { challenge } = goals;
    return challenge.kind === 'avoid' ? `${words} (${moverWords[moverAt(challenge.theirs, turn)]})` : words;
  }

  function changed({ program, frames }: View, turn: number): string {
    const frame = frames[turn];
    const before = frames[turn - 1];
    return before === undefined || frame === undefined ? '' : changedOf(program, before, frame);
  }

  function heard(view: View, turn: number, windows: readonly string[]): string {
    const fate = view.fates?.frames[turn];
    const isNew = fate !== undefined && fate !== view.fates?.frames[turn - 1];
    const parts = [
      did(view, turn),
      changed(view, turn),
      ...windows,
      isNew ? `from here the run is ${fate}` : '',
    ];
    return parts.filter((part) => part !== '').join('; ');
  }

  return { did, changed, heard };
}

function stepWords(program: Program, text: string, { index, actor, choice, labels, happenings, at }: Frame) {
  if (actor === undefined || choice === undefined) return '';
  const { parts } = phraseOf(program, text, { actor, choice, labels, happenings, at });
  return `Step ${index}, ${actorName(program, actor)}: ${parts.join(', ')}`;
}

function effectWords(program: Program, before: Frame, { actor, choice, happenings }: Frame): string {
  if (actor === undefined || choice === undefined) return '';
  return effectOf(program, before.state, { actor, choice, happenings });
}
