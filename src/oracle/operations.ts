// Whether the operation at which a thread stands can happen now, and whether it could ever have to wait.

import { type Agenda, type Cell, isVisible, type OpenAlternative, type VisibleEffect } from './cell.ts';
import { evaluate, execute } from './execute.ts';
import { firstOperations, instructionAt } from './instructionAt.ts';
import { memoryAllows, memoryMayWait, type Operands } from './memoryWaits.ts';
import { addressNamed, isBroken, type Run, ScenarioError, startRun, type Viewpoint } from './run.ts';
import { copyState } from './state.ts';
import type { Value } from './values.ts';
import type { World } from './world.ts';

const NOTHING: Operands = { values: [], ages: [] };

type Choose = VisibleEffect & { readonly kind: 'choose' };

export function operationEnabled(from: Viewpoint, cell: Cell, on: Operands): boolean {
  const { effect } = instructionAt(from.world, cell);
  if (!isVisible(effect) || effect.kind === 'in guest') return false;
  if (!memoryAllows(from, cell, effect, on)) return false;
  switch (effect.kind) {
    case 'resume': {
      const joined = takenAlong(from.world, cell);
      const along = joined && instructionAt(from.world, joined).effect;
      return (
        joined === undefined ||
        along === undefined ||
        !isVisible(along) ||
        memoryAllows(from, joined, along, NOTHING)
      );
    }
    case 'await':
      return evaluate(from, effect.cond) !== 0;
    case 'lock':
      return isFree(from, on.values.at(-1));
    case 'section':
      return sectionEnabled(from, cell, on);
    default:
      return true;
  }
}

export function openAlternatives(from: Viewpoint, choose: Choose): readonly OpenAlternative[] {
  return choose.alternatives.filter((alternative) => {
    if (alternative.when !== undefined && evaluate(from, alternative.when) === 0) return false;
    return firstOperations(from.world, alternative.body, alternative.end).every((first) => {
      const { effect } = instructionAt(from.world, first);
      return isVisible(effect) && memoryAllows(from, first, effect, NOTHING);
    });
  });
}

function isFree(from: Viewpoint, place: Value | undefined): boolean {
  if (typeof place !== 'string') return false;
  // The error belongs to the step, which can therefore be taken.
  return isBroken(place) || from.state.memory[addressNamed(from.world, place)] === 0;
}

/** Walks into the section, on a copy, to see whether its first operation has to wait. */
function sectionEnabled(from: Viewpoint, cell: Cell, on: Operands): boolean {
  const process = { ...from.process, locals: new Map(from.process.locals), ages: new Map(from.process.ages) };
  const run = startRun({ ...from, process, state: copyState(from.state) }, cell, on, [], false);
  try {
    return firstInside(run);
  } catch (error) {
    // The error belongs to the step, which can therefore be taken.
    if (error instanceof ScenarioError) return true;
    throw error;
  }
}

/** Where a condition in a section is looked at from. */
export function within(run: Run): Viewpoint {
  return { ...run, inAtomic: run.atomics > 0 };
}

function firstInside(run: Run): boolean {
  while (run.agenda !== undefined) {
    const { effect } = instructionAt(run.world, run.agenda);
    if (isVisible(effect) && effect.kind !== 'section') {
      if (effect.kind !== 'await' && effect.kind !== 'lock') return true;
      if (effect.kind === 'await' && evaluate(within(run), effect.cond) === 0) return false;
      if (effect.kind === 'lock' && !isFree(run, run.values.at(-1))) return false;
    }
    execute(run, run.agenda);
    if (run.depth === 0) return true;
  }
  return true;
}

/**
 * The operation that a guest which goes on carries out together with what stands on registers before it, where only its
 * store buffer could make it wait: undefined where a flag decides what comes first.
 */
export function takenAlong(world: World, resume: Cell): Cell | undefined {
  let at = instructionAt(world, resume).next[0];
  for (const seen = new Set<Cell>(); at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const { effect, next } = instructionAt(world, at);
    if (isVisible(effect)) return waitsForOthers(world, at) ? undefined : at;
    if (next.length !== 1) return undefined;
    at = next[0];
  }
  return undefined;
}

/** Whether the operation can ever have to wait: then no opener before it takes it into its step. */
export function mayWait(world: World, agenda: Agenda, lane: number | undefined): boolean {
  if (agenda === undefined) return false;
  const { effect } = instructionAt(world, agenda);
  if (!isVisible(effect)) return false;
  if (memoryMayWait(world, lane, effect)) return true;
  return waitsForOthers(world, agenda);
}

/** The same of all but the lane's own stores. */
function waitsForOthers(world: World, agenda: Cell): boolean {
  const { effect } = instructionAt(world, agenda);
  switch (effect.kind) {
    case 'await':
    case 'choose':
    case 'lock':
    case 'interrupts off':
    case 'resume':
    case 'end of guest':
    case 'in guest':
      return true;
    case 'section':
      return sectionMayWait(world, agenda);
    default:
      return false;
  }
}

function sectionMayWait(world: World, section: Cell): boolean {
  return firstOperations(world, instructionAt(world, section).next[0], undefined).some((first) => {
    const { effect } = instructionAt(world, first);
    if (effect.kind === 'section') return sectionMayWait(world, first);
    return effect.kind === 'await' || effect.kind === 'lock';
  });
}
