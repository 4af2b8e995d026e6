// The page's side of the explorer: starts one exploration at a time, and stops it by ending the worker.

import type { ExplorationEvent, Explore } from '../model/exploration.ts';
import type { Request } from './request.ts';

/** An explorer that keeps its worker between explorations: a started one has its code compiled. */
export function createExplorer(): Explore {
  let idle: Worker | undefined;
  return (program, options, tell) => {
    const worker = idle ?? startWorker();
    idle = undefined;
    let over = false;
    const end = (): void => {
      over = true;
      worker.onmessage = null;
      worker.onerror = null;
    };
    worker.onmessage = ({ data }: MessageEvent<ExplorationEvent>) => {
      if (data.kind === 'finished' || data.kind === 'failed') {
        end();
        // Memory that a large exploration took is given back with its worker.
        if (data.kind === 'finished') idle = worker;
        else worker.terminate();
      }
      tell(data);
    };
    worker.onerror = (event) => {
      end();
      worker.terminate();
      tell({ kind: 'failed', message: event.message || 'The explorer could not be started.' });
    };
    const request: Request = { program, options };
    worker.postMessage(request);
    return () => {
      if (over) return;
      end();
      worker.terminate();
    };
  };
}

function startWorker(): Worker {
  return new Worker(new URL('./explore.worker.ts', import.meta.url), { type: 'module' });
}
