// How a run stands to its properties: what has been broken so far, and where.

import { unreachable } from '../base/unreachable.ts';
import type { Frame } from '../model/run.ts';
import { enabledRows } from './explain.ts';
import type { Machine } from './machine.ts';

/**
 * `broken`: this run breaks it, first at frame `at`; `met`: a `cover` was reached at frame `at`;
 * `kept`: not broken so far. A run alone never proves a property; whether it *can* still be broken is the explorer's.
 */
export type Judgement = { readonly kind: 'broken' | 'met'; readonly at: number } | { readonly kind: 'kept' };

/** One judgement a property, in the program's order, for the frames 0 … cursor. */
export function judge(machine: Machine, frames: readonly Frame[], cursor: number): readonly Judgement[] {
  const rest = machine.condition(machine.program.rest);
  return machine.program.properties.map((property): Judgement => {
    const test = machine.condition(property.expr);
    const holds = (frame: Frame): boolean => machine.evaluate(test, frame.state, 0) !== 0;
    const atRest = (frame: Frame): boolean => machine.evaluate(rest, frame.state, 0) !== 0;
    const first = (wanted: (frame: Frame) => boolean): number =>
      frames.slice(0, cursor + 1).findIndex((frame) => wanted(frame));
    switch (property.kind) {
      case 'never':
        return judgement('broken', first(holds));
      case 'final':
        return judgement(
          'broken',
          first((frame) => atRest(frame) && !holds(frame)),
        );
      case 'cover':
        return judgement('met', first(holds));
      case 'possible': {
        const now = frames[cursor];
        const lost = now !== undefined && enabledRows(machine, now.state).length === 0 && !holds(now);
        return judgement('broken', lost ? cursor : -1);
      }
      case 'always eventually':
      case 'leads to':
        return { kind: 'kept' };
      default:
        return unreachable(property.kind);
    }
  });
}

function judgement(kind: 'broken' | 'met', at: number): Judgement {
  return at < 0 ? { kind: 'kept' } : { kind, at };
}
