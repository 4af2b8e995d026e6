// The columns of a table: what heads them, and how wide they are.

import { defined } from '../../base/defined.ts';
import { actorName, laneName, tasksOn } from '../../facts/lanes.ts';
import type { LaneIndex } from '../../model/indices.ts';
import { laneAt } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import { charsIn } from './wrapWords.ts';

export interface TableColumn {
  readonly lane: LaneIndex | undefined;
  readonly title: string;
  readonly width: number;
}

/** What the author calls a lane: `columns "waiting vCPU" = pCPU[0]` of a drawn table. */
export type Headings = readonly { readonly heading: string; readonly lane: string }[];

/** Between two columns. */
export const GAP = 3;
/** Narrower columns would chop words into letters: then each line names its lane instead. */
const columnMin = 12;

/**
 * Columns for lanes in this order. `wanted`: the widest line of each. The widest columns give way, as little as makes
 * all fit; undefined where that would be too much.
 */
export function tableColumns(
  program: Program,
  wanted: readonly { readonly lane: LaneIndex | undefined; readonly width: number }[],
  headings: Headings,
  width: number,
): readonly TableColumn[] | undefined {
  const names = wanted.map(({ lane }) => titlesOf(program, lane, headings));
  const needed = wanted.map((each, column) => Math.max(each.width, charsIn(defined(names[column]?.[0]))));
  const least = names.map((titles) => Math.min(columnMin, charsIn(defined(titles.at(-1)))));
  const room = width - GAP * (wanted.length - 1);
  const under = (cap: number): readonly number[] =>
    needed.map((each, column) => Math.max(defined(least[column]), Math.min(each, cap)));
  for (let cap = width; cap >= columnMin; cap--) {
    const widths = under(cap);
    if (widths.reduce((sum, each) => sum + each, 0) > room) continue;
    const columns = wanted.map(({ lane }, column): TableColumn | undefined => {
      const own = defined(widths[column]);
      const title = defined(names[column]).find((each) => charsIn(each) <= own);
      return title === undefined ? undefined : { lane, title, width: own };
    });
    const all = columns.filter((column) => column !== undefined);
    return all.length === columns.length ? all : undefined;
  }
  return undefined;
}

/** What a lane can be called, the best first: as the author calls it, `pCPU0 (vCPU0)`, `pCPU0`. */
export function titlesOf(
  program: Program,
  lane: LaneIndex | undefined,
  headings: Headings,
): readonly string[] {
  if (lane === undefined) return ['environment'];
  const full = laneAt(program, lane).name;
  const own = headings
    .find((each) => each.lane === full)
    ?.heading.replace(/\s+/g, ' ')
    .trim();
  const isItsOwn =
    own !== undefined && own !== '' && headings.filter(({ heading }) => heading === own).length === 1;
  const name = laneName(program, lane);
  const [task] = tasksOn(program, lane);
  const owner = task === undefined ? name : actorName(program, task);
  return [...(isItsOwn ? [own] : []), ...(owner === name ? [] : [`${name} (${owner})`]), name];
}
