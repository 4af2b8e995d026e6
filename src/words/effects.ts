// What a step does, in one line: what others can see of it, else what it does for itself.

import { unreachable } from '../base/unreachable.ts';
import { formatValue } from '../engine/values.ts';
import { actorName, actorsOn } from '../facts/lanes.ts';
import { isInGuest, isPending } from '../facts/places.ts';
import type { ActorIndex, RowIndex, SlotIndex } from '../model/indices.ts';
import { actorAt, laneOf, rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Happening } from '../model/run.ts';
import { memoryEffects } from './memoryEffects.ts';
import { storeWords } from './memoryWords.ts';

interface Step {
  readonly actor: ActorIndex;
  readonly choice: RowIndex;
  readonly happenings: readonly Happening[];
}

/** How a change is told: in signs where there is little room, in words where it is read as a sentence. */
export interface EffectWords {
  readonly change: (name: string, before: string, after: string) => string;
  readonly own: (name: string, value: string) => string;
}

const signs: EffectWords = {
  change: (name, before, after) => `${name} ${before} -> ${after}`,
  own: (name, value) => `${name} = ${value}`,
};

export const spokenEffects: EffectWords = {
  change: (name, before, after) => `${name} goes from ${before} to ${after}`,
  own: (name, value) => `${name} is now ${value}`,
};

/** `ev[0].set false -> true, raises notify[0]`; `before` is the state from which the step sets out. */
export function effectOf(
  program: Program,
  before: Uint32Array,
  step: Step,
  words: EffectWords = signs,
): string {
  return effectsOf(program, before, step, words).join(', ');
}

/** The same as a list, for where there is not always room for all of it. */
export function effectsOf(
  program: Program,
  before: Uint32Array,
  step: Step,
  words: EffectWords = signs,
): readonly string[] {
  const memory = memoryEffects(program, before, step);
  const seen = [
    ...forcedBy(program, before, step.actor),
    ...memory.first,
    ...changesOf(program, step.happenings, words),
    ...sendingsOf(program, step.happenings),
    ...memory.last,
  ];
  if (seen.length > 0) return seen;
  const own = localsOf(program, step.happenings, words);
  if (own.length > 0) return own;
  return [notedBy(program, step.choice) ?? 'changes nothing that others see'];
}

/** Everything that a piece of a step did, by itself and for others. */
export function deedsOf(program: Program, happenings: readonly Happening[]): readonly string[] {
  return [
    ...changesOf(program, happenings, signs),
    ...sendingsOf(program, happenings),
    ...localsOf(program, happenings, signs),
  ];
}

/** While an interrupt of its lane is pending, the one step that a guest has is its exit (R9). */
function forcedBy(program: Program, before: Uint32Array, actor: ActorIndex): readonly string[] {
  const lane = laneOf(program, actor);
  if (lane === undefined || actorAt(program, actor).kind !== 'vcpu' || !isInGuest(program, before, actor))
    return [];
  return actorsOn(program, lane).flatMap((handler) =>
    actorAt(program, handler).kind === 'irq' && isPending(program, before, handler)
      ? [`forced by ${actorName(program, handler)}, pending`]
      : [],
  );
}

/** Steps that write nothing say what they are. */
function notedBy(program: Program, choice: RowIndex): string | undefined {
  const notes = rowAt(program, choice).code.flatMap((each) => (each.op === 'note' ? [each.what] : []));
  if (notes.includes('VM entry')) return 'enters the guest';
  if (notes.includes('VM exit')) return 'leaves the guest';
  if (notes.includes('fence')) return 'its store buffer is empty';
  return notes.includes('await') ? 'the wait is over' : undefined;
}

/** The task's own variables, by the names that its text gives them. */
function localsOf(program: Program, happenings: readonly Happening[], words: EffectWords): readonly string[] {
  const values = new Map<string, string>();
  for (const happening of happenings) {
    const slot = happening.kind === 'write' ? program.slots[happening.slot] : undefined;
    if (happening.kind !== 'write' || slot?.role.kind !== 'local' || slot.role.temporary) continue;
    // Nearly every instruction of assembly sets all flags.
    if (slot.role.part === 'flag') continue;
    const { name } = actorAt(program, slot.role.actor);
    values.set(slot.name.replace(`${name}.`, ''), formatValue(program, slot.type, happening.after));
  }
  return [...values].map(([name, value]) => words.own(name, value));
}

/** One phrase a slot: from its value before the step to its value after it. */
function changesOf(
  program: Program,
  happenings: readonly Happening[],
  words: EffectWords,
): readonly string[] {
  const slots = new Map<SlotIndex, { before: number; after: number }>();
  for (const happening of happenings) {
    if (happening.kind !== 'write') continue;
    const { slot, before, after } = happening;
    slots.set(slot, { before: slots.get(slot)?.before ?? before, after });
  }
  return [...slots].flatMap(([index, { before, after }]) => {
    const slot = program.slots[index];
    if (slot === undefined) return [];
    if (slot.role.kind === 'interrupts on')
      return before === after ? [] : [after === 0 ? 'irqs off' : 'irqs on'];
    if (slot.role.kind === 'pending') {
      const name = actorName(program, slot.role.actor);
      return after === 0 && before !== 0 ? [`${name} no longer pending`] : [];
    }
    if (slot.role.kind !== 'memory' && slot.role.kind !== 'ghost') return [];
    const value = formatValue(program, slot.type, after);
    if (before === after) return [`${slot.name} stays ${value}`];
    return [words.change(slot.name, formatValue(program, slot.type, before), value)];
  });
}

function sendingsOf(program: Program, happenings: readonly Happening[]): readonly string[] {
  return happenings.flatMap((happening) => {
    switch (happening.kind) {
      case 'raise':
        return [
          `${happening.merged ? 'pending already: ' : 'raises '}${actorName(program, happening.handler)}`,
        ];
      case 'buffered':
        return [`${storeWords(program, happening)} into the store buffer`];
      case 'refused': {
        const slot = program.slots[happening.slot];
        if (slot === undefined) return [];
        const [from, to] = [happening.before, happening.value].map((value) =>
          formatValue(program, slot.type, value),
        );
        return [`${slot.name} may not go from ${from} to ${to}`];
      }
      case 'label':
      case 'write':
      case 'ran':
        return [];
      default:
        return unreachable(happening);
    }
  });
}
