// The fate of every state (R15).

import { defined } from '../base/defined.ts';
import { FATES, type Fate } from '../model/report.ts';
import type { Analysis } from './analysis.ts';
import { markBackward, marksOf } from './reach.ts';
import type { Edges } from './stateSpace.ts';
import { statesThatShow, subjectsOf } from './subjects.ts';
import { REST } from './wasm/facts.ts';

const SAFE = FATES.indexOf('safe');
const OPEN = FATES.indexOf('open');
const DOOMED = FATES.indexOf('doomed');

export interface StateFates {
  /** For each state, the index of its fate in `FATES`. */
  readonly codes: Uint8Array;
  /** Marks the states that break something that must be so: all that is judged but covers and liveness. */
  readonly bad: Uint8Array;
  readonly counts: Readonly<Record<Fate, number>>;
}

/** The fates of all states; undefined where a bound leaves them unknown. */
export function fatesOf(analysis: Analysis): StateFates | undefined {
  const { space, graph } = analysis;
  if (graph === undefined || !space.complete) return undefined;
  const bad = badStates(analysis);
  const good = bad.map((mark) => 1 - mark);
  let saved: Uint8Array;
  if (space.program.mustStay === 'move') saved = stayingGood(graph, good);
  else {
    saved = marksOf(space, REST).map((mark, state) => mark & defined(good[state]));
    markBackward(graph.before, saved, good);
  }
  const threatened = bad.slice();
  markBackward(graph.before, threatened);
  const codes = bad.map((_, state) => (saved[state] === 0 ? DOOMED : threatened[state] === 0 ? SAFE : OPEN));
  return { codes, bad, counts: count(codes) };
}

function badStates(analysis: Analysis): Uint8Array {
  const { program, plan, table } = analysis.space;
  const bad = new Uint8Array(table.size);
  for (const subject of subjectsOf(program, plan)) {
    const marks = subject.kind === 'cover' ? undefined : statesThatShow(analysis, subject);
    for (let state = 0; marks !== undefined && state < bad.length; state++)
      if (marks[state] === 1) bad[state] = 1;
  }
  return bad;
}

/** Marks the states from which some run goes on for ever among good ones: what leads out of them alone falls away, until nothing does. */
function stayingGood({ edges, before }: NonNullable<Analysis['graph']>, good: Uint8Array): Uint8Array {
  const staying = good.slice();
  const ways = waysWithin(edges, staying);
  const fallen = new Uint32Array(staying.length);
  let length = 0;
  const fall = (state: number): void => {
    if (staying[state] === 0 || defined(ways[state]) > 0) return;
    staying[state] = 0;
    fallen[length++] = state;
  };
  for (let state = 0; state < staying.length; state++) fall(state);
  for (let at = 0; at < length; at++) {
    const state = defined(fallen[at]);
    const end = defined(before.first[state + 1]);
    for (let edge = defined(before.first[state]); edge < end; edge++) {
      const source = defined(before.sources[edge]);
      ways[source] = defined(ways[source]) - 1;
      fall(source);
    }
  }
  return staying;
}

/** For each state, its edges that lead to a marked one. */
function waysWithin({ first, targets }: Edges, marks: Uint8Array): Int32Array {
  const ways = new Int32Array(marks.length);
  for (let state = 0; state < marks.length; state++) {
    const end = defined(first[state + 1]);
    for (let edge = defined(first[state]); edge < end; edge++)
      ways[state] = defined(ways[state]) + defined(marks[defined(targets[edge])]);
  }
  return ways;
}

function count(codes: Uint8Array): Readonly<Record<Fate, number>> {
  const counts = [0, 0, 0];
  for (const code of codes) counts[code] = defined(counts[code]) + 1;
  const [safe = 0, open = 0, doomed = 0] = counts;
  return { safe, open, doomed };
}
