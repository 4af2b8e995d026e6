// What one can step until, in words, for the list in which one is looked for.

import { laneName } from '../facts/lanes.ts';
import { type LaneIndex, laneIndex, type SlotIndex } from '../model/indices.ts';
import { slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';

/** As the store takes it. */
export type UntilChoice =
  | { readonly kind: 'label'; readonly text: string }
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'variable'; readonly name: string; readonly scalars: readonly string[] }
  | { readonly kind: 'switch' }
  | { readonly kind: 'lane'; readonly lane: LaneIndex };

export interface UntilOption {
  /** Continues “step until …”. */
  readonly words: string;
  readonly until: UntilChoice;
}

/** Everything that a step could be asked for under these settings. */
export function untilOptions(program: Program): readonly UntilOption[] {
  return [
    { words: 'somebody else steps', until: { kind: 'switch' } },
    ...program.lanes.map(
      (_, lane): UntilOption => ({
        words: `${laneName(program, laneIndex(lane))} steps`,
        until: { kind: 'lane', lane: laneIndex(lane) },
      }),
    ),
    ...labelsOf(program).map(
      ({ words, text }): UntilOption => ({
        words: `“${words}”`,
        until: { kind: 'label', text },
      }),
    ),
    ...program.variables.map(
      (variable): UntilOption => ({
        words: `${variable.name} changes`,
        until: untilChange(program, variable.name, variable.slots),
      }),
    ),
  ];
}

/** A label or a line that was typed, where the list has nothing of the kind. */
export function typedOption(query: string): UntilOption | undefined {
  const typed = query.trim();
  const line = /^(?:line\s*)?(\d+)$/i.exec(typed)?.[1];
  if (line !== undefined)
    return { words: `line ${line} is reached`, until: { kind: 'line', line: Number(line) } };
  return typed === ''
    ? undefined
    : { words: `a label with “${typed}”`, until: { kind: 'label', text: typed } };
}

export function untilChange(program: Program, name: string, slots: readonly SlotIndex[]): UntilChoice {
  return { kind: 'variable', name, scalars: slots.map((slot) => slotAt(program, slot).name) };
}

interface Label {
  readonly words: string;
  /** Its longest stretch without a value: what the labels of steps are searched for. */
  readonly text: string;
}

function labelsOf(program: Program): readonly Label[] {
  const labels = new Map<string, Label>();
  for (const { code } of program.choices) {
    for (const instruction of code) {
      if (instruction.op !== 'label') continue;
      const words = instruction.parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
      const texts = instruction.parts.filter((part) => typeof part === 'string');
      const text = texts
        .reduce((longest, part) => (part.length > longest.length ? part : longest), '')
        .trim();
      if (text !== '') labels.set(words, { words, text });
    }
  }
  return [...labels.values()];
}
