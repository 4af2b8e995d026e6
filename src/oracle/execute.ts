// One micro-operation of one thread, carried out on a copy of the state.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Node } from '../lang/syntax/syntax.ts';
import { endSection } from './access.ts';
import {
  type Agenda,
  type BoundFormal,
  type Cell,
  type Effect,
  isVisible,
  type LocalEffect,
} from './cell.ts';
import { compute } from './compute.ts';
import type { Context } from './context.ts';
import { executeVisible } from './executeVisible.ts';
import { findLabelled, instructionAt, labelsAt } from './instructionAt.ts';
import { printLabel } from './labels.ts';
import { UNREAD } from './laneMemory.ts';
import { writeMemory } from './memoryCells.ts';
import {
  addressNamed,
  brokenPlace,
  failAt,
  isBroken,
  pop,
  popName,
  popNumber,
  popPlace,
  push,
  type Run,
  ScenarioError,
  setLocal,
  spend,
  startRun,
  type Viewpoint,
} from './run.ts';
import { localValue } from './state.ts';
import { binaryValue, fitValue, type Scalar, unaryValue, type Value } from './values.ts';

/** Does what stands at `cell` and moves the agenda on; returns what it was. */
export function execute(run: Run, cell: Cell): Effect {
  const { effect, next } = instructionAt(run.world, cell);
  run.agenda = next[0];
  run.age = UNREAD;
  spend(run, effect);
  if (isVisible(effect)) {
    for (const { label, frame } of labelsAt(run.world, cell)) {
      run.labels.push(printLabel(run, label, frame.ctx));
    }
    executeVisible(run, cell, effect);
    // A condition that holds has looked: what its loads passed by is let go.
    if (effect.kind === 'await') evaluate({ ...run, inAtomic: run.atomics > 0, letsGo: true }, effect.cond);
  } else if (effect.kind === 'test') {
    if (popNumber(run) === 0) run.agenda = next[1];
  } else {
    executeLocal(run, cell, effect);
  }
  return effect;
}

/**
 * The value of a condition in one go: nothing changes, and every read sees the same state. A condition that cannot
 * be evaluated (an index outside its array, a division by zero) does not hold.
 */
export function evaluate(from: Viewpoint, agenda: Agenda): number {
  try {
    return popNumber(runPure(from, agenda));
  } catch (error) {
    if (error instanceof ScenarioError) return 0;
    throw error;
  }
}

function runPure(from: Viewpoint, agenda: Agenda): Run {
  const process = { ...from.process, locals: new Map(from.process.locals), ages: new Map(from.process.ages) };
  const run = startRun({ ...from, process }, agenda, { values: [], ages: [] }, [], true);
  while (run.agenda !== undefined) execute(run, run.agenda);
  return run;
}

function executeLocal(run: Run, cell: Cell, effect: LocalEffect): void {
  switch (effect.kind) {
    case 'nothing':
    case 'test':
      return;
    case 'drop':
      pop(run);
      return;
    case 'push':
      push(run, effect.value);
      return;
    case 'copy': {
      const top = pop(run);
      push(run, top);
      push(run, top);
      return;
    }
    case 'fit':
      push(run, fitLocal(effect.type, popNumber(run), effect.node, cell.ctx));
      return;
    case 'unary':
      push(run, unaryValue(effect.op, popNumber(run)));
      return;
    case 'binary': {
      const right = popNumber(run);
      const result = binaryValue(effect.op, popNumber(run), right);
      push(run, result ?? failAt('arithmetic', effect.node, cell.ctx));
      return;
    }
    case 'member':
      push(run, Number(effect.values.includes(popNumber(run))));
      return;
    case 'field':
      push(run, `${popName(run)}.${effect.name}`);
      return;
    case 'element': {
      const index = popNumber(run);
      const base = popName(run);
      const inside = isBroken(base) || (index >= 0 && index < effect.size);
      push(run, inside ? `${base}[${index}]` : brokenPlace(run.world, effect.node, cell.ctx, index));
      return;
    }
    case 'pick':
      pick(run, effect.values, effect.node, cell.ctx);
      return;
    default:
      executeOnLocals(run, cell, effect);
  }
}

function pick(run: Run, values: readonly number[], node: Node, ctx: Context): void {
  const index = popNumber(run);
  push(run, values[index] ?? brokenPlace(run.world, node, ctx, index));
}

type Simple =
  | 'nothing'
  | 'test'
  | 'drop'
  | 'push'
  | 'copy'
  | 'fit'
  | 'unary'
  | 'binary'
  | 'member'
  | 'field'
  | 'element'
  | 'pick';

function executeOnLocals(run: Run, cell: Cell, effect: Exclude<LocalEffect, { kind: Simple }>): void {
  switch (effect.kind) {
    case 'follow':
      push(run, localValue(run.process, effect.name), ageOf(run, effect.name));
      return;
    case 'read local':
      readLocal(run, popPlace(run));
      return;
    case 'write local': {
      const value = popNumber(run);
      setLocal(run, popPlace(run), fitLocal(effect.type, value, effect.node, cell.ctx));
      return;
    }
    case 'initialise':
      for (const name of effect.names) setLocal(run, name, effect.value);
      return;
    case 'bind':
      for (const formal of effect.formals.toReversed()) bind(run, formal, cell.ctx);
      return;
    case 'read const':
      push(run, constantNamed(run, popPlace(run)));
      return;
    case 'read ghost':
      push(run, defined(run.state.memory[addressNamed(run.world, popPlace(run))]));
      return;
    case 'write ghost':
      writeGhost(run, effect.computed, effect.node, cell.ctx);
      return;
    case 'enter label':
      if (findLabelled(run.world, effect.frame) === undefined) passLabel(run, effect.frame);
      return;
    case 'leave sections':
      run.depth -= effect.count;
      run.atomics -= effect.count;
      return;
    case 'leave lock':
      endSection(run);
      return;
    case 'compute':
      compute(run, cell, effect);
      return;
    case 'end of instruction':
      run.process.shadow = false;
      return;
    case 'fail':
      failAt('assert', effect.node, cell.ctx);
      return;
    default:
      unreachable(effect);
  }
}

function readLocal(run: Run, name: string): void {
  push(run, localValue(run.process, name), ageOf(run, name));
}

/** How new a local is, found by an index that may be newer. */
function ageOf(run: Run, name: string): number {
  return Math.max(run.age, run.process.ages.get(name) ?? UNREAD);
}

function passLabel(run: Run, frame: Cell): void {
  if (frame.item.kind === 'end of label') run.labels.push(printLabel(run, frame.item.node, frame.ctx));
}

function fitLocal(type: Scalar, value: number, node: Node, ctx: Context): number {
  return fitValue(type, value) ?? failAt('range', node, ctx);
}

function bind(run: Run, formal: BoundFormal, ctx: Context): void {
  run.age = UNREAD;
  const arg = pop(run);
  const fits = (value: Value): Value =>
    formal.type === undefined || typeof value === 'string'
      ? value
      : fitLocal(formal.type, value, formal.node, ctx);
  setLocal(run, formal.name, fits(arg));
}

function constantNamed(run: Run, name: string): number {
  const constant = run.world.constants.get(name);
  assert(constant !== undefined, `there is no constant ${name}`);
  return constant;
}

function writeGhost(run: Run, computed: Agenda, node: Node, ctx: Context): void {
  // A ghost looks at memory: no store buffer is asked.
  const inner = runPure({ ...run, lane: undefined }, computed);
  const value = popNumber(inner);
  const wrong = writeMemory(run.world, run.state.memory, addressNamed(run.world, popPlace(inner)), value);
  if (wrong !== undefined) failAt(wrong, node, ctx);
}
