import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import type { ExplorationEvent } from '../model/exploration.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { createExplorer } from './explorer.ts';
import type { WorkerAnswer } from './request.ts';

const program = programOf('scenario "Small" lane c; task t on c { step; }');
const options = { states: 10, fairness: true, wanted: 'everything' } as const;
const searching: ExplorationEvent = { kind: 'searching', states: 7, transitions: 9 };

interface FakeWorker {
  readonly answer: (answer: WorkerAnswer) => void;
  readonly fail: (message: string) => void;
  /** The browser gives its lock back, however it ends. */
  readonly vanish: () => void;
  readonly post: () => void;
  readonly terminate: () => void;
  requests: number;
  terminated: boolean;
}

/** An explorer whose workers do what the test makes them do. */
function world() {
  const workers: FakeWorker[] = [];
  const waiting = new Map<string, () => void>();

  function start(answer: (answer: WorkerAnswer) => void, fail: (message: string) => void): FakeWorker {
    const lock = `lock ${workers.length}`;
    const vanish = (): void => waiting.get(lock)?.();
    const worker: FakeWorker = {
      answer,
      fail,
      vanish,
      requests: 0,
      terminated: false,
      post: () => {
        worker.requests += 1;
      },
      terminate: () => {
        worker.terminated = true;
        vanish();
      },
    };
    workers.push(worker);
    return worker;
  }

  const explore = createExplorer({ start, whenFree: (lock, act) => waiting.set(lock, act) });
  const begin = () => {
    const told: string[] = [];
    const stop = explore(program, options, (event) => {
      told.push(event.kind === 'failed' ? `failed: ${event.message}` : event.kind);
    });
    return { told, stop };
  };
  const worker = (index: number) => {
    const found = workers[index];
    assert(found !== undefined, 'it was started');
    return found;
  };
  return { workers, begin, worker };
}

describe('the page’s side of the explorer', () => {
  it('keeps its worker from one exploration to the next', () => {
    const { workers, begin, worker } = world();
    const { told } = begin();
    worker(0).answer({ kind: 'alive', lock: 'lock 0' });
    worker(0).answer(searching);
    worker(0).answer({ kind: 'finished' });
    expect(told).toEqual(['searching', 'finished']);
    begin();
    expect([workers.length, worker(0).requests]).toEqual([1, 2]);
  });

  it('notices that a worker has ended silently while it had nothing to do', () => {
    const { workers, begin, worker } = world();
    begin();
    worker(0).answer({ kind: 'alive', lock: 'lock 0' });
    worker(0).answer({ kind: 'finished' });
    worker(0).vanish();
    const { told } = begin();
    expect(workers).toHaveLength(2);
    worker(1).answer({ kind: 'finished' });
    expect(told).toEqual(['finished']);
  });

  it('notices an error of a worker that has nothing to do', () => {
    const { workers, begin, worker } = world();
    begin();
    worker(0).answer({ kind: 'finished' });
    worker(0).fail('out of memory');
    begin();
    expect(workers).toHaveLength(2);
  });

  it('begins a search anew where its worker ends in the midst of it, once', () => {
    const { workers, begin, worker } = world();
    const { told } = begin();
    worker(0).answer({ kind: 'alive', lock: 'lock 0' });
    worker(0).answer(searching);
    worker(0).vanish();
    expect([workers.length, worker(1).requests, told]).toEqual([2, 1, ['searching']]);
    worker(1).answer({ kind: 'alive', lock: 'lock 1' });
    worker(1).vanish();
    expect(told).toEqual(['searching', 'failed: Its worker ended, and so did another one.']);
    begin();
    expect(workers).toHaveLength(3);
  });

  it('does not begin anew what an error has ended: it would end there again', () => {
    const { workers, begin, worker } = world();
    const { told } = begin();
    worker(0).fail('The explorer could not be started.');
    expect([workers.length, told]).toEqual([1, ['failed: The explorer could not be started.']]);
  });

  it('ends its worker where it is stopped, and takes that for no death', () => {
    const { workers, begin, worker } = world();
    const { told, stop } = begin();
    worker(0).answer({ kind: 'alive', lock: 'lock 0' });
    stop();
    expect([worker(0).terminated, workers.length, told]).toEqual([true, 1, []]);
  });

  it('keeps one of two workers that have finished', () => {
    const { begin, worker } = world();
    begin();
    begin();
    worker(0).answer({ kind: 'finished' });
    worker(1).answer({ kind: 'finished' });
    expect([worker(0).terminated, worker(1).terminated]).toEqual([false, true]);
  });
});
