// One visible operation, carried out: the reads, writes and machine operations that end a step.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import {
  beginSection,
  compareAndWrite,
  passBarrier,
  readPlace,
  releaseLock,
  takeLock,
  writePlace,
} from './access.ts';
import { flies } from './casting.ts';
import type { Cell, VisibleEffect } from './cell.ts';
import { compute } from './compute.ts';
import { exitReasons } from './members.ts';
import { popHandler, push, type Run } from './run.ts';
import type { Thread } from './world.ts';

export function executeVisible(run: Run, cell: Cell, effect: VisibleEffect): void {
  switch (effect.kind) {
    case 'read':
      readPlace(run, effect);
      return;
    case 'write': {
      if (effect.compute !== undefined) compute(run, cell, effect.compute);
      writePlace(run, effect, cell.ctx);
      return;
    }
    case 'observe':
      push(run, run.observe(run.state, cell.ctx, effect.expr));
      return;
    case 'raise':
    case 'unraise':
      raise(run, popHandler(run), effect.kind === 'raise');
      return;
    case 'interrupts off':
    case 'interrupts on':
      setInterrupts(run, effect.kind === 'interrupts on');
      return;
    case 'sti':
      run.process.shadow = !run.process.guestInterruptsOn && hasVirtualIrq(run);
      setInterrupts(run, true);
      return;
    case 'vmenter':
      enterGuest(run, effect.guest);
      return;
    case 'exit':
      leaveGuest(run, effect.reason);
      return;
    case 'end of guest':
      leaveGuest(run, 0);
      return;
    case 'lock':
      takeLock(run, holder(run), effect.node, cell.ctx);
      return;
    case 'unlock':
      releaseLock(run, holder(run), effect, cell.ctx);
      return;
    case 'section':
      beginSection(run, cell, effect);
      return;
    case 'compare':
      compareAndWrite(run, effect, cell.ctx);
      return;
    case 'barrier':
      passBarrier(run, effect.keeps);
      return;
    case 'fence':
      passBarrier(run, 'all');
      return;
    case 'await':
    case 'choose':
    case 'step':
    case 'resume':
      return;
    case 'in guest':
      throw new Error('the host takes a step while its guest runs');
    default:
      unreachable(effect);
  }
}

function holder(run: Run): number {
  assert(run.actor !== undefined, 'a condition takes a lock');
  return run.actor.index + 1;
}

function raise(run: Run, handler: number, raised: boolean): void {
  assert(
    !run.pure && run.world.actors[handler] !== undefined,
    'there is no such handler under these settings',
  );
  const irq = run.world.actors[handler];
  if (raised && irq?.kind === 'irq' && flies(run.world, irq)) {
    run.state.inFlight[handler] = true;
    return;
  }
  run.state.pending[handler] = raised;
  if (!raised) run.state.inFlight[handler] = false;
}

function setInterrupts(run: Run, on: boolean): void {
  if (run.inGuestCode) {
    run.process.guestInterruptsOn = on;
    return;
  }
  assert(run.lane !== undefined, 'what has no lane has no interrupt flag');
  run.state.interruptsOn[run.lane] = on;
}

/** Without one the shadow makes no difference. */
function hasVirtualIrq(run: Run): boolean {
  return threadsOf(run).some(({ role }) => role === 'virtual irq');
}

function threadsOf(run: Run): readonly Thread[] {
  assert(run.actor !== undefined, 'a condition enters a guest');
  return defined(run.world.processes[run.actor.process]).threads;
}

function enterGuest(run: Run, name: string): void {
  const guest = threadsOf(run).findIndex((thread) => thread.role === 'guest' && thread.name === name);
  assert(guest >= 0, `there is no guest ${name}`);
  run.process.guest = guest;
}

function leaveGuest(run: Run, reason: number): void {
  run.exit = reason;
  run.labels.push(`VM exit: ${exitReasons[reason]}`);
}
