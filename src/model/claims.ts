// The parts of what properties say, and whether they matter: a property whose part never does says less than it seems to.

import type { Expr, TextRange } from './code.ts';

/** What a part is, by what is wrong where it never matters. */
type ClaimKind =
  /** `t@send`: no state can stand there. */
  | 'no place'
  /** A write of a ghost that the property reads: overwritten within its step, on every way. */
  | 'overwritten'
  /** One of several conditions that must all hold: it never does. Or one of which one must hold: it always does. */
  | 'never true'
  | 'always true'
  /** A `final` where no run comes to rest. */
  | 'no rest'
  /** What a `leads to` starts from never happens. */
  | 'no start';

export interface ClaimPart {
  readonly kind: ClaimKind;
  /** Name of the property that says it. */
  readonly property: string;
  /** The text of the part: under other settings, and for each member of a family, it is the same part. */
  readonly at: TextRange;
}

/** A part as one combination of settings has it. */
export interface AskedPart extends ClaimPart {
  /** It matters where this holds in some reachable state. */
  readonly matters: Expr;
}

/** A part, and whether it matters under the settings that were looked at. */
export interface JudgedPart extends ClaimPart {
  readonly matters: boolean;
}

/** Parts under some settings and under others: what matters anywhere matters. */
export function mergedParts(
  some: readonly JudgedPart[],
  others: readonly JudgedPart[],
): readonly JudgedPart[] {
  const found = new Map<string, JudgedPart>();
  for (const part of [...some, ...others])
    if (part.matters || !found.has(partKey(part))) found.set(partKey(part), part);
  return [...found.values()];
}

/** The parts among the first list that do not matter in either. */
export function stillIdle(some: readonly JudgedPart[], others: readonly JudgedPart[]): readonly JudgedPart[] {
  const keys = new Set(some.map(partKey));
  return mergedParts(some, others).filter((part) => !part.matters && keys.has(partKey(part)));
}

/** The same for all occurrences of a part. */
export function partKey({ kind, property, at }: ClaimPart): string {
  return `${property} ${kind} ${at.from} ${at.to}`;
}
