// The code of one lane: what its cells do, and the release of what they leave locked.

import { unreachable } from '../base/unreachable.ts';
import type { TableCell } from '../tables/table.ts';
import type { Doing } from './course.ts';
import type { Lock, Locks } from './locks.ts';
import { freeName, type Taken } from './names.ts';
import { labelLiteral } from './quoted.ts';

export interface HandlerText {
  /** The cell with which it begins. */
  readonly cell: TableCell;
  readonly name: string;
  readonly text: string;
}

/** The task of a lane, empty where it does nothing, and the handlers that interrupt it. */
export function taskText(
  lane: string,
  doings: readonly Doing[],
  locks: Locks,
  taken: Taken,
  isDeadlock: boolean,
): { readonly text: string; readonly handlers: readonly HandlerText[] } {
  const steps = doings.flatMap((doing) => (doing.kind === 'step' ? [doing.cell] : []));
  const around = { isDeadlock, isInterrupted: steps.length < doings.length };
  const lower = lane.toLowerCase();
  const name = steps.length === 0 ? '' : freeName(lower === lane ? `${lane}_task` : lower, 'worker', taken);
  const text = steps.length === 0 ? '' : `task ${name} on ${lane} {\n${body(steps, locks, around)}}`;
  const handlers = doings.flatMap((doing): readonly HandlerText[] => {
    if (doing.kind !== 'handler') return [];
    const handler = freeName(doing.cell.text.replace(/^<|>$/g, ''), 'interrupt', taken);
    return [
      {
        cell: doing.cell,
        name: handler,
        text: `irq ${handler} on ${lane} {\n${body(doing.steps, locks, around)}}`,
      },
    ];
  });
  return { text, handlers };
}

interface Surroundings {
  /** The table ends in a deadlock. */
  readonly isDeadlock: boolean;
  /** The lane has handlers. */
  readonly isInterrupted: boolean;
}

/**
 * A statement for each cell, then what releases the locks that are still held, the last one first. Where the table ends
 * in a deadlock, these have names: a drawing must show every step with a name, so that nothing is released in it.
 */
function body(
  cells: readonly TableCell[],
  locks: Locks,
  { isDeadlock, isInterrupted }: Surroundings,
): string {
  const held: Lock[] = [];
  let areOff = false;
  const lines = cells.map(({ words }) => {
    const operation = locks.operationOf(words);
    switch (operation.kind) {
      case 'take': {
        const lock = locks.named(operation.lock, operation.mutex);
        held.push(lock);
        const remark = operation.shared ? '  // for reading: here it keeps other readers out, too' : '';
        return `${labelLiteral(words)}: ${callOf(lock, 'lock')}${remark}`;
      }
      case 'release': {
        const lock = locks.find(operation.lock);
        const at = lock === undefined ? -1 : held.lastIndexOf(lock);
        // Somebody must have taken it before the table begins.
        if (lock === undefined || at < 0) return `${labelLiteral(words)}: step;`;
        held.splice(at, 1);
        return `${labelLiteral(words)}: ${callOf(lock, 'unlock')}`;
      }
      case 'interrupts':
        // Where nothing interrupts, it would do nothing, and be no step.
        if (!isInterrupted) return `${labelLiteral(words)}: step;`;
        areOff = !operation.on;
        return `${labelLiteral(words)}: local_irq_${operation.on ? 'enable' : 'disable'}();`;
      case 'step':
        return `${labelLiteral(words)}: step;`;
      default:
        return unreachable(operation);
    }
  });
  const release = (lock: Lock): string =>
    isDeadlock
      ? `${labelLiteral(`release ${lock.name}`)}: ${callOf(lock, 'unlock')}`
      : callOf(lock, 'unlock');
  const after = [...held.toReversed().map(release), ...(areOff ? ['local_irq_enable();'] : [])];
  return [...lines, ...after].map((line) => `    ${line}\n`).join('');
}

function callOf({ name, mutex }: Lock, verb: 'lock' | 'unlock'): string {
  return `${mutex ? 'mutex' : 'spin'}_${verb}(&${name});`;
}
