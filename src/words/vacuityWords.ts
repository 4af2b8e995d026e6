// Why a property says less than it seems to.

import { unreachable } from '../base/unreachable.ts';
import type { ClaimPart } from '../model/claims.ts';

/** What is wrong with a part that never matters; `text` is the scenario's. */
function vacuitySentence({ kind, at }: ClaimPart, text: string): string {
  const part = text.slice(at.from, at.to).replace(/\s+/g, ' ').replace(/;$/, '');
  switch (kind) {
    case 'no place':
      return `No state can stand at “${part}”: there is no step in that place.`;
    case 'overwritten':
      return `What “${part}” writes is written over within the same step, so that no state shows it.`;
    case 'never true':
    case 'no start':
      return `“${part}” is true in no reachable state.`;
    case 'always true':
      return `“${part}” is true in every reachable state.`;
    case 'no rest':
      return 'No reachable state is at rest.';
    default:
      return unreachable(kind);
  }
}

/** The parts of one property that never matter, in sentences; empty where all do. */
export function vacuousBecause(idle: readonly ClaimPart[], property: string, text: string): string {
  const own = idle.filter((part) => part.property === property);
  return own
    .filter((part) => !own.some((other) => other !== part && isInside(other, part)))
    .toSorted((a, b) => a.at.from - b.at.from)
    .map((part) => vacuitySentence(part, text))
    .join(' ');
}

/** A place where nobody can stand is why the condition around it is never so. */
function isInside(inner: ClaimPart, outer: ClaimPart): boolean {
  const within = outer.at.from <= inner.at.from && inner.at.to <= outer.at.to;
  return within && (outer.at.from < inner.at.from || inner.at.to < outer.at.to || inner.kind === 'no place');
}
