// Interrupt flags and handlers as a table: one column a lane.
//
//             cpu0      cpu1     cpu2
//   irqs      off       in guest on
//   guest IF  on        off      –         where a vCPU has a virtual interrupt
//   notify    pending   –        –

import { readSlot } from '../engine/values.ts';
import { actorsOn, tasksOn } from '../facts/lanes.ts';
import { isActive, isInGuest, isPending } from '../facts/places.ts';
import { isHandler } from '../model/actors.ts';
import { type ActorIndex, laneIndex } from '../model/indices.ts';
import { actorAt, actorsWhere, flagsOf, laneIndices, slotsWhere } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';

export interface InterruptRow {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Empty where the program has neither interrupts nor signals. */
export function interruptTable(program: Program, state: Uint32Array): readonly InterruptRow[] {
  const handlers = actorsWhere(program, isHandler);
  if (handlers.length === 0) return [];
  const families = [...new Set(handlers.map((handler) => familyOf(program, handler)))];
  const flags = {
    name: 'irqs',
    cells: program.lanes.map((lane, index) => {
      const guest = tasksOn(program, laneIndex(index)).some((task) => isInGuest(program, state, task));
      const on = readSlot(program, state, lane.interruptsOn) !== 0;
      // In the guest a pending interrupt forces an exit whether they are on or not (R9).
      return guest ? 'in guest' : on ? 'on' : 'off';
    }),
  };
  const rows = families.map((family) => ({
    name: family,
    cells: laneIndices(program).map((lane) =>
      actorsOn(program, lane)
        .filter((actor) => handlers.includes(actor) && familyOf(program, actor) === family)
        .map((handler) => handlerWords(program, state, handler))
        .join(', '),
    ),
  }));
  const masked = handlers.some((handler) => actorAt(program, handler).kind === 'irq');
  return [...(masked ? [flags] : []), ...guestFlags(program, state), ...rows];
}

/** The guests' own interrupt flags, which decide when a virtual interrupt is taken. */
function guestFlags(program: Program, state: Uint32Array): readonly InterruptRow[] {
  const vcpus = new Set(
    program.actors.flatMap((actor) => (actor.kind === 'virtual irq' ? [actor.vcpu] : [])),
  );
  if (vcpus.size === 0) return [];
  const cells = laneIndices(program).map((lane) =>
    tasksOn(program, lane)
      .flatMap((actor) => {
        const task = actorAt(program, actor);
        if (!vcpus.has(actor) || task.kind !== 'vcpu' || task.guestInterruptsOn === undefined) return [];
        if (readSlot(program, state, task.guestInterruptsOn) === 0) return ['off'];
        return [isShadowed(program, state, actor) ? 'on, behind the next instruction' : 'on'];
      })
      .join(', '),
  );
  return [{ name: 'guest IF', cells }];
}

/** True right behind STI: one more instruction comes before an interrupt. */
function isShadowed(program: Program, state: Uint32Array, vcpu: ActorIndex): boolean {
  const flags = slotsWhere(program, ({ role }) => role.kind === 'interrupt shadow' && role.actor === vcpu);
  return flags.some((slot) => readSlot(program, state, slot) !== 0);
}

/** `notify[0]`, `notify[1]` … are one row. */
function familyOf(program: Program, handler: ActorIndex): string {
  return actorAt(program, handler).name.replace(/\[\d+\]$/, '[]');
}

function handlerWords(program: Program, state: Uint32Array, handler: ActorIndex): string {
  const { inFlight } = flagsOf(program, handler);
  const words = [
    isActive(program, state, handler) ? 'active' : '',
    isPending(program, state, handler) ? 'pending' : '',
    inFlight !== undefined && readSlot(program, state, inFlight) !== 0 ? 'in flight' : '',
  ].filter((word) => word !== '');
  return words.length === 0 ? 'idle' : words.join(', ');
}
