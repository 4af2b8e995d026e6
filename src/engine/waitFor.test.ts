import { describe, expect, it } from 'vitest';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { waitingClause } from '../words/reasonWords.ts';
import { standingOf, telling } from './explain.ts';
import { fairFinish } from './finish.ts';
import { createMachine } from './machine.ts';
import { replay } from './replay.ts';

/** What is said of the end of a run, one sentence a line. */
function said(items: string, schedule: string): readonly string[] {
  const machine = createMachine(programOf(`scenario "Stuck"\n${items}`));
  const { frames, stopped } = replay(machine, turns(schedule));
  expect(stopped).toBeUndefined();
  const [last = frames[0]] = frames.slice(-1);
  const end = last && (fairFinish(machine, last).at(-1) ?? last);
  const now = standingOf(machine, end?.state ?? new Uint32Array());
  expect(now.kind).toBe('stuck');
  return now.kind === 'stuck'
    ? telling(now.waiting).map((task) => `${waitingClause(machine.program, task)}.`)
    : [];
}

describe('who is named where nobody can move', () => {
  it('is a task that waits for a worker, and the worker that waits for its lock, though it is endless', () => {
    const text = `lane cpu[2]; mutex m; bool queued = true; bool running;
task deassign on cpu[0] { mutex_lock(&m); queued = false; await !running; mutex_unlock(&m); }
task worker on cpu[1] endless { atomic { await queued; queued = false; running = true; } mutex_lock(&m); mutex_unlock(&m); running = false; }`;
    expect(said(text, 'deassign worker deassign')).toEqual([
      'deassign waits before “await !running;” (line 3): it waits while running is true.',
      'worker waits before “mutex_lock(&m)” (line 4): it waits for m, held by deassign.',
    ]);
  });

  it('is every philosopher at the table, and nobody beside it', () => {
    const text = `lane cpu[4]; mutex fork[3]; bool bell;
task p[i : 3] on cpu[i] endless { for (;;) { mutex_lock(&fork[i]); mutex_lock(&fork[(i + 1) % 3]); mutex_unlock(&fork[i]); mutex_unlock(&fork[(i + 1) % 3]); } }
task waiter on cpu[3] endless { await bell; }`;
    expect(said(text, 'p[0] p[1] p[2]').map((sentence) => sentence.replace(/.*: /, ''))).toEqual([
      'it waits for fork[1], held by p1.',
      'it waits for fork[2], held by p2.',
      'it waits for fork[0], held by p0.',
    ]);
  });

  it('is a handler that spins for what the task holds that it has interrupted', () => {
    const text = `lane cpu[2]; spinlock fine f; bool x;
task gp on cpu[0] { local_irq_disable(); spin_lock(&f); local_irq_enable(); x = true; spin_unlock(&f); }
irq tick on cpu[0] { spin_lock(&f); spin_unlock(&f); }
task u on cpu[1] { raise(tick); }`;
    expect(said(text, 'gp gp gp u tick')).toEqual([
      'gp waits before “x = true;” (line 3): suspended by the handler tick.',
      'tick waits before “spin_lock(&f)” (line 4): it waits for f, held by gp.',
    ]);
  });

  it('is an IPI that waits for its handler, and who keeps that from being taken', () => {
    const text = `lane cpu[2]; mutex m; bool done;
task caller on cpu[0] { mutex_lock(&m); raise(call_function); await !raised(call_function) && !active(call_function); mutex_unlock(&m); }
task gp on cpu[1] { local_irq_disable(); step; mutex_lock(&m); local_irq_enable(); mutex_unlock(&m); }
irq call_function on cpu[1] { done = true; }`;
    expect(said(text, 'gp caller caller')).toEqual([
      'caller waits before “await !raised(call_function) && !active(call_function);” (line 3): it waits for !raised(call_function) && !active(call_function); now call_function is pending, call_function does not run.',
      'gp waits before “mutex_lock(&m)” (line 4): it waits for m, held by caller.',
      'call_function is pending, and cannot be taken: interrupts are off on cpu1.',
    ]);
  });

  it('is a sleeper alone where the others only could have woken him', () => {
    const text = `lane cpu[2]; bool set; bool asleep;
task waiter on cpu[0] when !asleep { bool seen; seen = set; if (!seen) asleep = true; step; }
task other on cpu[1] endless { for (;;) { await set; asleep = false; set = false; } }`;
    expect(said(text, 'waiter waiter')).toEqual([
      'waiter waits before “step;” (line 3): it may not step while asleep is true.',
    ]);
  });

  it('is both of two that sleep, each until the other wakes him', () => {
    const text = `lane cpu[2]; bool down[2];
task t[i : 2] on cpu[i] when !down[i] { down[i] = true; step; down[1 - i] = false; }`;
    expect(said(text, 't[0] t[1]')).toEqual([
      't0 waits before “step;” (line 3): it may not step while down[0] is true.',
      't1 waits before “step;” (line 3): it may not step while down[1] is true.',
    ]);
  });
});
