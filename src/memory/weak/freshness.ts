// Whether what a lane keeps is older than what an index comes from: a load does not take it then (R37).

import type { Expr, Place } from '../../model/code.ts';
import { indicesOf, partsOf, withIndices, withParts } from '../../model/exprParts.ts';
import { type BufferedLoad, loadsIn, reachOf, slotsOf } from '../../model/slotsOf.ts';
import { addressOf, allOf, anyOf, constant, isAt, not } from '../codeParts.ts';
import type { Kept, KeptValues } from './keptValues.ts';
import type { WeakBuffer } from './weakBuffer.ts';

/** What a lane goes by when it loads. */
export interface Sight {
  readonly buffer: WeakBuffer | undefined;
  readonly kept: KeptValues;
}

/** Whether what is kept is older than what the lane sees of a place, or than what an index of the place comes from. */
export function isOlderThanSight(sight: Sight, each: Kept, place: Place): Expr {
  const { kept, buffer } = sight;
  const [address, reach] = [addressOf(place), reachOf(place)];
  const buffered = buffer?.hasStoreOf(address, reach) ?? constant(0);
  const heads = reach.filter((head) => kept.heads.has(head));
  const seen = heads.map((head) => allOf(isAt(address, head), kept.isOlder(each, head, buffered)));
  return anyOf(...seen, isOlderThanIndex(sight, each, place));
}

/** The same of what memory has of the place. */
export function isOlderThanMemory(sight: Sight, each: Kept, place: Place): Expr {
  const [address, heads] = [addressOf(place), reachOf(place).filter((head) => sight.kept.heads.has(head))];
  const has = heads.map((head) => allOf(isAt(address, head), sight.kept.isOlderThanMemory(each, head)));
  return anyOf(...has, isOlderThanIndex(sight, each, place));
}

/** Whether what is kept is older than something that an index of the place comes from. */
export function isOlderThanIndex(sight: Sight, each: Kept, place: Place): Expr {
  const indices = indicesOf(place);
  const inner = indices.flatMap(loadsIn).map((load) => isOlderThanSight(sight, each, load.place));
  return anyOf(sight.kept.isOlderThanLocals(each, indices.flatMap(slotsOf)), ...inner);
}

/** The value of an expression, all of whose loads happen at one moment. */
export function asSeen(sight: Sight, value: Expr): Expr {
  const seen = withParts(value, (part) => asSeen(sight, part));
  if (value.op !== 'buffered load' || seen.op !== 'buffered load') return seen;
  const older = anyOf(...olderOnes(sight, value).map(({ test }) => test));
  return never(older) ? seen : { op: 'if', cond: older, yes: { ...seen, fresh: true }, no: seen };
}

/** What the loads of an expression pass by, and when: the lane then lets go of it. */
export function passedBy(
  sight: Sight,
  value: Expr,
  when: Expr = constant(1),
): readonly { readonly kept: Kept; readonly test: Expr }[] {
  const inside = (part: Expr, ...also: readonly Expr[]) => passedBy(sight, part, allOf(when, ...also));
  const seen = (part: Expr): Expr => asSeen(sight, part);
  switch (value.op) {
    case 'buffered load':
      return [
        ...olderOnes(sight, value).map(({ kept, test }) => ({ kept, test: allOf(when, test) })),
        ...partsOf(value).flatMap((part) => inside(part)),
      ];
    case 'and':
    case 'or': {
      const goesOn = (arg: Expr): Expr => (value.op === 'and' ? seen(arg) : not(seen(arg)));
      return value.args.flatMap((arg, index) => inside(arg, ...value.args.slice(0, index).map(goesOn)));
    }
    case 'if': {
      const cond = seen(value.cond);
      return [...inside(value.cond), ...inside(value.yes, cond), ...inside(value.no, not(cond))];
    }
    default:
      return partsOf(value).flatMap((part) => inside(part));
  }
}

/** The kept values that one load passes by. */
function olderOnes(sight: Sight, { place, fresh }: BufferedLoad): ReturnType<typeof passedBy> {
  if (fresh === true || place.terms.length === 0) return [];
  const address = addressOf(withIndices(place, (index) => asSeen(sight, index)));
  return reachOf(place).flatMap((slot) => {
    const kept = sight.kept.at(slot);
    if (kept === undefined) return [];
    const test = allOf(isOlderThanIndex(sight, kept, place), isAt(address, slot));
    return never(test) ? [] : [{ kept, test }];
  });
}

function never(test: Expr): boolean {
  return test.op === 'const' && test.value === 0;
}
