/** Whatever the text: nobody throws. What compiles is searched alike by both back ends, and a bound never makes a claim that is wrong. */

import { expect } from 'vitest';
import { enabledRows, outlook, standingOf } from '../engine/explain.ts';
import { firstFrame, frameAfter } from '../engine/frames.ts';
import { judge } from '../engine/judge.ts';
import { createMachine, type Machine } from '../engine/machine.ts';
import { reportOf } from '../explorer/report.ts';
import { closureSearch } from '../explorer/search.ts';
import type { StateSpace } from '../explorer/stateSpace.ts';
import { wasmSearch } from '../explorer/wasmSearch.ts';
import { toPromela } from '../formats/promela/promela.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Program } from '../model/program.ts';
import type { Verdict } from '../model/report.ts';

/** Larger graphs show nothing that smaller ones do not, and take longer. */
const STATES_MAX = 300;
const WALK = 15;

/** Compiles, steps, searches and exports a text, and throws where two answers differ or anything else throws. */
export function useText(text: string, seed: number): void {
  for (const program of programsOf(text)) use(program, seed);
}

/** Compiled under a few settings, at both grains. */
function programsOf(text: string): readonly Program[] {
  const { source } = parseScenario('mutated', text, charts);
  const all = source === undefined ? [] : combinations(source.file, source.scenario.memories);
  const some = [...all.slice(0, 2), ...all.slice(2).slice(-1)];
  return some.flatMap((settings) =>
    (['coarse', 'fine'] as const).flatMap((grain) => {
      const program = source && compile(source, settings, grain).program;
      return program === undefined ? [] : [program];
    }),
  );
}

function use(program: Program, seed: number): void {
  const machine = createMachine(program);
  walk(machine, seed);
  for (const property of [undefined, ...program.properties]) toPromela(program, property);
  const whole = searched(machine, STATES_MAX);
  const verdicts = reportOf(machine, whole, { fairness: seed % 2 === 0 }).verdicts;
  for (const bound of [1, 2, 3 + (seed % 40)]) {
    const part = reportOf(machine, searched(machine, bound), { fairness: seed % 2 === 0 });
    if (whole.complete) for (const verdict of part.verdicts) expectTrue(verdict, verdicts);
  }
}

/** The space that WebAssembly finds, which is also what closures find. */
function searched(machine: Machine, states: number): StateSpace {
  const [space, other] = [wasmSearch, closureSearch].map((begin) => {
    const search = begin(machine, { states, edges: true });
    while (!search.advance(states));
    return search.finish();
  });
  if (space === undefined || other === undefined) throw new RangeError('two searches make two spaces');
  expect(contents(space)).toEqual(contents(other));
  return space;
}

function contents({ table, facts, edges, expanded, complete }: StateSpace): object {
  return { states: table.words.slice(0, table.at(table.size)), facts, edges, expanded, complete };
}

/** What a bounded search is sure of is so. */
function expectTrue({ name, verdict }: Verdict, whole: readonly Verdict[]): void {
  const truth = whole.find((other) => other.name === name)?.verdict;
  if (verdict !== 'unknown' && truth !== 'unknown') expect([name, verdict]).toEqual([name, truth]);
}

/** A run as the page shows it: each step traced, how the run stands, what everybody could do, what is broken. */
function walk(machine: Machine, seed: number): void {
  const frames = [firstFrame(machine)];
  for (let frame = frames[0]; frame !== undefined && frames.length <= WALK; ) {
    outlook(machine, frame);
    standingOf(machine, frame.state, frame.happenings);
    const rows = enabledRows(machine, frame.state);
    const row = rows[(seed + frames.length * 7) % Math.max(1, rows.length)];
    frame = row === undefined ? undefined : frameAfter(machine, frame, row);
    if (frame !== undefined) frames.push(frame);
  }
  judge(machine, frames, frames.length - 1);
}
