// The branches under the minimap: each leaves the line where the two part, and runs on below it.
//
//   ------------------------   who stepped, and the fates
//        \_______________o     the newest branch
//     \________x

import { mapScale } from './minimap.ts';

export interface BranchLine {
  readonly id: number;
  readonly d: string;
  /** Where it ends. */
  readonly x: number;
  readonly y: number;
}

interface Branch {
  readonly id: number;
  /** As many leading turns are the line's. */
  readonly parts: number;
  readonly turns: number;
}

/** More are only in the list. */
export const BRANCH_LINES_MAX = 3;
const pitch = 5;
/** Of the bend where a branch leaves the line. */
const radius = 3;

/** How many turns the minimap has to have room for: the line's, and those of the branches that it shows. */
export function turnsShown(turns: number, branches: readonly Branch[]): number {
  return Math.max(turns, ...branches.slice(0, BRANCH_LINES_MAX).map((branch) => branch.turns));
}

/** The newest branches, the first one highest; `top` is the lower edge of what they leave. */
export function branchLines(
  branches: readonly Branch[],
  reach: number,
  width: number,
  top: number,
): readonly BranchLine[] {
  const scale = mapScale(width, reach);
  return branches.slice(0, BRANCH_LINES_MAX).map(({ id, parts, turns: length }, row) => {
    const from = scale(parts);
    const x = Math.max(scale(length), from + radius);
    const y = top + 4 + row * pitch;
    const d = `M${from} ${top}V${y - radius}Q${from} ${y} ${from + radius} ${y}H${x}`;
    return { id, d, x, y };
  });
}
