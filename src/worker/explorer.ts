// The page's side of the explorer: keeps a worker between explorations, and replaces one that has died.

import type { ExplorationEvent, Explore } from '../model/exploration.ts';
import type { Request, WorkerAnswer } from './request.ts';

/** A worker as it is used here. */
interface Thread {
  readonly post: (request: Request) => void;
  readonly terminate: () => void;
}

/** What of the browser an explorer needs; tests have their own. */
export interface ExplorerHost {
  readonly start: (answer: (answer: WorkerAnswer) => void, fail: (message: string) => void) => Thread;
  /** Acts when a lock is free. Does nothing where a page was not sent securely: a silent death is not noticed there. */
  readonly whenFree: (lock: string, act: () => void) => void;
}

/** How often a search is begun anew with another worker. */
const REPLACED_MAX = 1;

const browser: ExplorerHost = {
  start: (answer, fail) => {
    const worker = new Worker(new URL('./explore.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => answer(data);
    worker.onerror = ({ message }) => fail(message || 'The explorer could not be started.');
    return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
  },
  whenFree: (lock, act) => void navigator.locks.request(lock, () => act()),
};

/** An explorer that keeps its worker between explorations: a started one has its code compiled. */
export function createExplorer(host: ExplorerHost = browser): Explore {
  let idle: Helper | undefined;

  function take(): Helper {
    const helper = idle ?? new Helper(host);
    idle = undefined;
    return helper;
  }

  function keep(helper: Helper): void {
    if (idle !== undefined) {
      helper.end();
      return;
    }
    idle = helper;
    helper.rest(() => {
      idle = undefined;
    });
  }

  return (program, options, tell) => {
    const request: Request = { program, options };
    let replaced = 0;
    let helper = take();

    function onEvent(event: ExplorationEvent): void {
      // Memory that a large exploration took is given back with its worker.
      if (event.kind === 'failed') helper.end();
      if (event.kind === 'finished') keep(helper);
      tell(event);
    }

    function onDeath(message: string | undefined): void {
      if (message === undefined && replaced < REPLACED_MAX) {
        replaced += 1;
        helper = new Helper(host);
        helper.work(request, onEvent, onDeath);
      } else onEvent({ kind: 'failed', message: message ?? 'Its worker ended, and so did another one.' });
    }

    helper.work(request, onEvent, onDeath);
    return () => {
      if (helper.isBusy) helper.end();
    };
  };
}

/** One worker: at rest, at work, or at its end. */
class Helper {
  isBusy = false;
  private readonly thread: Thread;
  private isOver = false;
  private onEvent = (_: ExplorationEvent): void => {};
  /** With the message of an error, or without where it ended silently. */
  private onDeath = (_: string | undefined): void => {};

  constructor(host: ExplorerHost) {
    this.thread = host.start(
      (answer) => {
        if (answer.kind !== 'alive') this.onEvent(answer);
        else if (answer.lock !== undefined) host.whenFree(answer.lock, () => this.die(undefined));
      },
      (message) => this.die(message),
    );
  }

  work(
    request: Request,
    onEvent: (event: ExplorationEvent) => void,
    onDeath: (message: string | undefined) => void,
  ): void {
    this.isBusy = true;
    this.onEvent = onEvent;
    this.onDeath = onDeath;
    this.thread.post(request);
  }

  rest(onDeath: () => void): void {
    this.isBusy = false;
    this.onEvent = () => {};
    this.onDeath = onDeath;
  }

  end(): void {
    this.isOver = true;
    this.isBusy = false;
    this.thread.terminate();
  }

  private die(message: string | undefined): void {
    if (this.isOver) return;
    this.end();
    this.onDeath(message);
  }
}
