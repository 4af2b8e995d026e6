// One micro-operation of one thread, carried out on a copy of the state.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Node } from '../lang/syntax/syntax.ts';
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
import {
  addressNamed,
  brokenPlace,
  failAt,
  isBroken,
  pop,
  popName,
  popNumber,
  popPlace,
  type Run,
  ScenarioError,
  setLocal,
  spend,
  startRun,
  type Viewpoint,
  writeMemory,
} from './run.ts';
import { localValue } from './state.ts';
import { binaryValue, fitValue, type Scalar, unaryValue, type Value } from './values.ts';

/** Does what stands at `cell` and moves the agenda on; returns what it was. */
export function execute(run: Run, cell: Cell): Effect {
  const { effect, next } = instructionAt(run.world, cell);
  run.agenda = next[0];
  spend(run, effect);
  if (isVisible(effect)) {
    for (const { label, frame } of labelsAt(run.world, cell)) {
      run.labels.push(printLabel(run, label, frame.ctx));
    }
    executeVisible(run, cell, effect);
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
  const process = { ...from.process, locals: new Map(from.process.locals) };
  const run = startRun({ ...from, process }, agenda, [], [], true);
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
      run.values.push(effect.value);
      return;
    case 'copy': {
      const top = pop(run);
      run.values.push(top, top);
      return;
    }
    case 'fit':
      run.values.push(fitLocal(effect.type, popNumber(run), effect.node, cell.ctx));
      return;
    case 'unary':
      run.values.push(unaryValue(effect.op, popNumber(run)));
      return;
    case 'binary': {
      const right = popNumber(run);
      const result = binaryValue(effect.op, popNumber(run), right);
      run.values.push(result ?? failAt('arithmetic', effect.node, cell.ctx));
      return;
    }
    case 'member':
      run.values.push(Number(effect.values.includes(popNumber(run))));
      return;
    case 'field':
      run.values.push(`${popName(run)}.${effect.name}`);
      return;
    case 'element': {
      const index = popNumber(run);
      const base = popName(run);
      const inside = isBroken(base) || (index >= 0 && index < effect.size);
      run.values.push(inside ? `${base}[${index}]` : brokenPlace(run.world, effect.node, cell.ctx, index));
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
  run.values.push(values[index] ?? brokenPlace(run.world, node, ctx, index));
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
      run.values.push(localValue(run.process, effect.name));
      return;
    case 'read local':
      run.values.push(localValue(run.process, popPlace(run)));
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
      run.values.push(constantNamed(run, popPlace(run)));
      return;
    case 'read ghost':
      run.values.push(defined(run.state.memory[addressNamed(run.world, popPlace(run))]));
      return;
    case 'write ghost':
      writeGhost(run, effect.computed, effect.node, cell.ctx);
      return;
    case 'enter label':
      if (findLabelled(run.world, effect.frame) === undefined) passLabel(run, effect.frame);
      return;
    case 'leave sections':
      run.depth -= effect.count;
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

function passLabel(run: Run, frame: Cell): void {
  if (frame.item.kind === 'end of label') run.labels.push(printLabel(run, frame.item.node, frame.ctx));
}

function fitLocal(type: Scalar, value: number, node: Node, ctx: Context): number {
  return fitValue(type, value) ?? failAt('range', node, ctx);
}

function bind(run: Run, formal: BoundFormal, ctx: Context): void {
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
  const wrong = writeMemory(run.world, run.state, addressNamed(run.world, popPlace(inner)), value);
  if (wrong !== undefined) failAt(wrong, node, ctx);
}
