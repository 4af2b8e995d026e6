// How a thread reads and writes shared memory: through its lane's buffer, and on a weak machine past old values.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { Node } from '../lang/syntax/syntax.ts';
import type { Cell, VisibleEffect } from './cell.ts';
import type { Context } from './context.ts';
import { isGuarded } from './guarded.ts';
import { BEGINNING, UNREAD } from './laneMemory.ts';
import { writeMemory } from './memoryCells.ts';
import { isSimple, newestIsSent } from './memoryWaits.ts';
import { enterStore, letAllGo, letGoBefore, look, noteUnlock, reachMemory, type Sight } from './oldValues.ts';
import { addressNamed, failAt, popNumber, popPlace, push, type Run, ScenarioError } from './run.ts';
import { fitValue, type Scalar } from './values.ts';

type Visible<Kind> = Extract<VisibleEffect, { readonly kind: Kind }>;

/** Reads the place on the stack. */
export function readPlace(run: Run, effect: Visible<'read'>): void {
  const name = popPlace(run);
  const known = run.age;
  const { value, stored } = seeShared(run, name, known);
  const age = Math.max(stored, known);
  if (effect.acquire && run.lane !== undefined && run.world.memory === 'weak')
    letGoBefore(run.state, run.lane, age);
  push(run, value, age);
}

/** What the thread sees of a place. `known`: how new what its index came from is. */
function seeShared(run: Run, name: string, known: number): Sight {
  const { world, state, lane } = run;
  const address = addressNamed(world, name);
  const inMemory = defined(state.memory[address]);
  if (lane === undefined) return { value: inMemory, stored: BEGINNING };
  const own = defined(state.buffers[lane]);
  if (world.memory !== 'weak') {
    const newest = own.findLast((store) => store.name === name);
    return { value: newest === undefined ? inMemory : newest.value, stored: BEGINNING };
  }
  if (run.atomics > 0) {
    const stored = defined(state.lanes[lane]).stored.get(name);
    return { value: inMemory, stored: stored === undefined ? BEGINNING : stored };
  }
  // A condition waits for what nobody can see yet.
  if (run.pure && newestIsSent(own, name)) throw new ScenarioError('waits', undefined);
  if (!run.pure || run.letsGo === true) letGoBefore(state, lane, known, name);
  return look(state, lane, name, address, known);
}

/** Writes the value on the stack to the place below it. */
export function writePlace(run: Run, effect: Visible<'write'>, ctx: Context): void {
  const value = popNumber(run);
  const name = popPlace(run);
  const hangs = run.world.memory === 'weak' && run.age > UNREAD;
  const { late, release, type, node } = effect;
  writeShared(run, name, type, value, { late, release, hangs, unlocks: false }, node, ctx);
}

interface Late {
  readonly late: 'write' | 'atomic write' | 'atomic add';
  readonly release: boolean;
  readonly hangs: boolean;
  readonly unlocks: boolean;
}

function writeShared(
  run: Run,
  name: string,
  type: Scalar,
  value: number,
  { late, ...marks }: Late,
  node: Node,
  ctx: Context,
): void {
  assert(!run.pure, 'a condition writes');
  const { world, state, lane } = run;
  const address = addressNamed(world, name);
  const isLate = world.memory !== 'sc' && lane !== undefined && run.depth === 0;
  if (!isLate) {
    if (late !== 'write' && world.memory === 'weak' && lane !== undefined) {
      if (run.atomics > 0) letAllGo(state, lane);
      else if (run.sends && !isGuarded(world, name) && defined(state.buffers[lane]).length === 0) {
        enterStore(state, lane, { name, address, value, effect: late, ...marks });
        return;
      }
    }
    writeAtOnce(run, name, value, late === 'atomic add' ? late : 'atomic write', node, ctx);
    return;
  }
  // A buffer's entry holds a value of the variable's type: what does not fit is refused at the store.
  const fitted = late === 'atomic add' ? value : (fitValue(type, value) ?? failAt('range', node, ctx));
  const store = { name, address, value: fitted, effect: late, ...marks };
  if (world.memory === 'weak') enterStore(state, lane, store);
  else defined(state.buffers[lane]).push({ ...store, line: false, release: false });
}

/** A write of an atomic, of a section or of the environment. */
function writeAtOnce(
  run: Run,
  name: string,
  value: number,
  effect: 'atomic write' | 'atomic add',
  node: Node,
  ctx: Context,
): void {
  const { world, state, lane } = run;
  const address = addressNamed(world, name);
  const wrong =
    world.memory === 'weak'
      ? reachMemory(world, state, lane, { name, address, value, effect, hangs: false })
      : writeMemory(world, state.memory, address, value);
  if (wrong !== undefined) failAt(wrong, node, ctx);
}

export function takeLock(run: Run, holder: number, node: Node, ctx: Context): void {
  const name = popPlace(run);
  acquire(run, name, run.age, true);
  writeAtOnce(run, name, holder, 'atomic write', node, ctx);
}

export function releaseLock(run: Run, holder: number, effect: Visible<'unlock'>, ctx: Context): void {
  const name = popPlace(run);
  if (seeShared(run, name, UNREAD).value !== holder) failAt('unlock', effect.node, ctx);
  const type: Scalar = { kind: 'lock', lock: 'fine' };
  if (effect.lock === 'fine') {
    const how = { late: 'write', release: true, hangs: false, unlocks: true } as const;
    writeShared(run, name, type, 0, how, effect.node, ctx);
    return;
  }
  // A mutex is released by a LOCKed operation, a fine spinlock by a plain store.
  writeAtOnce(run, name, 0, 'atomic write', effect.node, ctx);
  if (run.world.memory === 'weak' && run.lane !== undefined) noteUnlock(run.state, run.lane);
}

/** What the lane keeps is let go if it is older than what memory has of a place; `unlocked`: or than its own last unlock. */
function acquire(run: Run, name: string, known: number, unlocked: boolean): void {
  const { world, state, lane } = run;
  if (world.memory !== 'weak' || lane === undefined) return;
  const memory = defined(state.lanes[lane]);
  letGoBefore(
    state,
    lane,
    Math.max(memory.stored.get(name) ?? BEGINNING, known, unlocked ? memory.unlocked : 0),
  );
}

export function beginSection(run: Run, cell: Cell, effect: Visible<'section'>): void {
  const { lock, atomic } = effect;
  run.depth++;
  if (run.depth === 1)
    run.sends = run.world.memory === 'weak' && lock !== undefined && isSimple(run.world, cell);
  if (lock !== undefined) {
    acquire(run, popPlace(run), run.age, true);
    return;
  }
  run.atomics++;
  const pointed = atomic === undefined ? undefined : run.process.locals.get(atomic.pointer);
  if (atomic === undefined || typeof pointed !== 'string') order(run, 'full', '', UNREAD);
  else order(run, atomic.order, pointed, run.process.ages.get(atomic.pointer) ?? UNREAD);
}

function order(run: Run, how: Visible<'compare'>['order'], name: string, known: number): void {
  if (run.world.memory !== 'weak' || run.lane === undefined) return;
  if (how === 'full') letAllGo(run.state, run.lane);
  if (how === 'acquire') acquire(run, name, known, false);
}

/** The section of a coarse lock ends. Stores that wait keep its unlock waiting. */
export function endSection(run: Run): void {
  const name = popPlace(run);
  const { world, state, lane } = run;
  run.depth--;
  if (world.memory !== 'weak') return;
  const unlock = { name, address: undefined, value: 0, effect: 'write', hangs: false } as const;
  if (lane !== undefined && defined(state.buffers[lane]).length > 0) {
    enterStore(state, lane, { ...unlock, release: true, unlocks: true });
    return;
  }
  reachMemory(world, state, lane, unlock);
  if (lane !== undefined) noteUnlock(state, lane);
}

/** If the place does not look like what is expected, this is a plain load. */
export function compareAndWrite(run: Run, effect: Visible<'compare'>, ctx: Context): void {
  const replacement = popNumber(run);
  const expected = popNumber(run);
  run.age = UNREAD;
  const name = popPlace(run);
  const known = run.age;
  const { state, lane } = run;
  assert(lane !== undefined, 'the environment sees memory as it is');
  const seen = seeShared(run, name, known);
  if (seen.value !== expected) {
    push(run, seen.value, Math.max(seen.stored, known));
    return;
  }
  const memory = defined(state.lanes[lane]);
  const value = defined(state.memory[addressNamed(run.world, name)]);
  push(run, value, Math.max(memory.stored.get(name) ?? BEGINNING, known));
  if (value !== expected) {
    memory.kept.delete(name);
    return;
  }
  order(run, effect.order, name, known);
  writeAtOnce(run, name, replacement, 'atomic write', effect.node, ctx);
}

export function passBarrier(run: Run, keeps: 'loads' | 'stores' | 'all'): void {
  if (run.world.memory !== 'weak' || run.lane === undefined) return;
  if (keeps !== 'stores') letAllGo(run.state, run.lane);
  else if (defined(run.state.buffers[run.lane]).length > 0) defined(run.state.lanes[run.lane]).barrier = true;
}
