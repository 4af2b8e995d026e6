// The words of a step, the same on its button, in its row and in the band of now.

import { unreachable } from '../base/unreachable.ts';
import { formatValue } from '../engine/values.ts';
import type { Program, TextRange } from '../model/program.ts';
import type { Happening } from '../model/run.ts';
import { actorAt, laneOf, tasksOn } from './lanes.ts';

/** What a frame and an option of the outlook have in common. */
export interface Step {
  readonly actor: number;
  readonly choice: number;
  readonly labels: readonly string[];
  readonly happenings: readonly Happening[];
  readonly at: TextRange | undefined;
}

export interface Phrase {
  /** The labels in order, or one line of the program's own text. */
  readonly parts: readonly string[];
  /** Words of the scenario, a piece of its code, or words of ours. */
  readonly source: 'labels' | 'code' | 'ours';
  /** Whose step it is, where that is not the task that gave the lane its name. */
  readonly who: string | undefined;
}

export function phraseOf(program: Program, text: string, step: Step): Phrase {
  const actor = actorAt(program, step.actor);
  const lane = laneOf(program, step.actor);
  const home = lane !== undefined && tasksOn(program, lane)[0] === step.actor;
  const who = home ? undefined : actor.name;
  if (step.labels.length > 0) return { parts: step.labels, source: 'labels', who };
  switch (actor.kind) {
    case 'drain':
      return {
        parts: [`${changesOf(program, step.happenings).join(', ')} is visible`],
        source: 'ours',
        who: undefined,
      };
    case 'delivery':
      return { parts: [`${nameOf(program, actor.target)} arrives`], source: 'ours', who: undefined };
    case 'irq':
    case 'signal':
    case 'virtual irq':
      if (isTaking(program, step)) return { parts: [`${actor.name} taken`], source: 'ours', who: undefined };
      return { parts: [codeAt(text, step.at)], source: 'code', who };
    case 'task':
    case 'vcpu':
    case 'env':
      return { parts: [codeAt(text, step.at)], source: 'code', who };
  }
}

/** True where a handler begins: it sets out from where it is not active. */
function isTaking(program: Program, step: Step): boolean {
  const row = program.choices[step.choice];
  const thread = row === undefined ? undefined : actorAt(program, step.actor).threads[row.thread];
  return row !== undefined && thread?.locations[row.location]?.kind.kind === 'inactive';
}

function nameOf(program: Program, actor: number | undefined): string {
  return actor === undefined ? '' : actorAt(program, actor).name;
}

/** The program's text in one line. */
export function codeAt(text: string, range: TextRange | undefined): string {
  if (range === undefined) return '';
  return text
    .slice(range.from, range.to)
    .replace(/\s+/g, ' ')
    .replace(/ ?\{.*$/, '')
    .trim();
}

/** What a step does to what others can see, as short phrases: `ev[0].set false -> true`. */
export function effectsOf(program: Program, happenings: readonly Happening[]): readonly string[] {
  return [...changesOf(program, happenings), ...sendingsOf(program, happenings)];
}

/** One phrase a slot: from its value before the step to its value after it. */
function changesOf(program: Program, happenings: readonly Happening[]): readonly string[] {
  const slots = new Map<number, { before: number; after: number }>();
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
    if (slot.role.kind !== 'memory' && slot.role.kind !== 'ghost') return [];
    const value = formatValue(program, slot.type, after);
    if (before === after) return [`${slot.name} stays ${value}`];
    return [`${slot.name} ${formatValue(program, slot.type, before)} -> ${value}`];
  });
}

function sendingsOf(program: Program, happenings: readonly Happening[]): readonly string[] {
  return happenings.flatMap((happening) => {
    switch (happening.kind) {
      case 'raise':
        return [
          `${happening.merged ? 'pending already: ' : 'raises '}${actorAt(program, happening.handler).name}`,
        ];
      case 'buffered': {
        const slot = program.slots[happening.slot];
        if (slot === undefined) return [];
        return [`${slot.name} = ${formatValue(program, slot.type, happening.value)} into the store buffer`];
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
