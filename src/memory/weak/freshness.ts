// Whether what a lane keeps is older than what an index comes from: a load does not take it then (R37).

import { unreachable } from '../../base/unreachable.ts';
import type { Expr, Place } from '../../model/code.ts';
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
export function isOlderThanIndex(sight: Sight, each: Kept, { terms }: Place): Expr {
  const indices = terms.map(({ index }) => index);
  const inner = indices.flatMap(loadsIn).map((load) => isOlderThanSight(sight, each, load.place));
  return anyOf(sight.kept.isOlderThanLocals(each, indices.flatMap(slotsOf)), ...inner);
}

/** The value of an expression, all of whose loads happen at one moment. */
export function asSeen(sight: Sight, value: Expr): Expr {
  const within = (arg: Expr): Expr => asSeen(sight, arg);
  switch (value.op) {
    case 'buffered load': {
      const older = anyOf(...olderOnes(sight, value).map(({ test }) => test));
      const load = { ...value, place: placeAsSeen(sight, value.place) };
      return never(older) ? load : { op: 'if', cond: older, yes: { ...load, fresh: true }, no: load };
    }
    case 'load':
    case 'address':
      return { ...value, place: placeAsSeen(sight, value.place) };
    case 'not':
    case 'negate':
    case 'complement':
      return { ...value, arg: within(value.arg) };
    case 'binary':
      return { ...value, left: within(value.left), right: within(value.right) };
    case 'and':
    case 'or':
      return { ...value, args: value.args.map(within) };
    case 'if':
      return { ...value, cond: within(value.cond), yes: within(value.yes), no: within(value.no) };
    case 'const':
    case 'slot':
    case 'one of':
    case 'enabled':
    case 'can move':
    case 'failed':
      return value;
    default:
      return unreachable(value);
  }
}

function placeAsSeen(sight: Sight, place: Place): Place {
  if (place.terms.length === 0) return place;
  return { ...place, terms: place.terms.map((term) => ({ ...term, index: asSeen(sight, term.index) })) };
}

/** What the loads of an expression pass by, and when: the lane then lets go of it. */
export function passedBy(
  sight: Sight,
  value: Expr,
  when: Expr = constant(1),
): readonly { readonly kept: Kept; readonly test: Expr }[] {
  const all = (args: readonly Expr[], on: Expr): ReturnType<typeof passedBy> =>
    args.flatMap((arg) => passedBy(sight, arg, on));
  switch (value.op) {
    case 'buffered load':
      return [
        ...olderOnes(sight, value).map(({ kept, test }) => ({ kept, test: allOf(when, test) })),
        ...all(indicesOf(value.place), when),
      ];
    case 'load':
    case 'address':
      return all(indicesOf(value.place), when);
    case 'not':
    case 'negate':
    case 'complement':
      return all([value.arg], when);
    case 'binary':
      return all([value.left, value.right], when);
    case 'and':
    case 'or': {
      const goesOn = (arg: Expr): Expr => (value.op === 'and' ? asSeen(sight, arg) : not(asSeen(sight, arg)));
      return value.args.flatMap((arg, index) =>
        passedBy(sight, arg, allOf(when, ...value.args.slice(0, index).map(goesOn))),
      );
    }
    case 'if': {
      const cond = asSeen(sight, value.cond);
      return [
        ...passedBy(sight, value.cond, when),
        ...passedBy(sight, value.yes, allOf(when, cond)),
        ...passedBy(sight, value.no, allOf(when, not(cond))),
      ];
    }
    case 'const':
    case 'slot':
    case 'one of':
    case 'enabled':
    case 'can move':
    case 'failed':
      return [];
    default:
      return unreachable(value);
  }
}

/** The kept values that one load passes by. */
function olderOnes(sight: Sight, { place, fresh }: BufferedLoad): ReturnType<typeof passedBy> {
  if (fresh === true || place.terms.length === 0) return [];
  const address = addressOf(placeAsSeen(sight, place));
  return reachOf(place).flatMap((slot) => {
    const kept = sight.kept.at(slot);
    if (kept === undefined) return [];
    const test = allOf(isOlderThanIndex(sight, kept, place), isAt(address, slot));
    return never(test) ? [] : [{ kept, test }];
  });
}

function indicesOf({ terms }: Place): readonly Expr[] {
  return terms.map(({ index }) => index);
}

function never(test: Expr): boolean {
  return test.op === 'const' && test.value === 0;
}
