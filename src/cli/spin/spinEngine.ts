// SPIN as the engine of `wakelane explore`: what must never happen, asked of the exported step table, with SPIN's
// counterexamples brought back as runs of ours.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import type { Machine } from '../../engine/machine.ts';
import { type SafetySpace, signOf } from '../../explorer/safety/safetySearch.ts';
import { subjectsOf } from '../../explorer/subjects.ts';
import { planFacts } from '../../explorer/wasm/facts.ts';
import { type PromelaModel, printModel } from '../../formats/promela/promela.ts';
import type { Watch } from '../../formats/promela/properties.ts';
import { type RowIndex, rowIndex } from '../../model/indices.ts';
import type { Program } from '../../model/program.ts';
import { readTrail } from './trails.ts';
import { watchFor } from './watchFor.ts';
import type { Workshop } from './workshop.ts';

/** How SPIN is to search. */
export interface SpinEngine {
  /** Whether states are told apart by hashes alone. */
  readonly bitstate: boolean;
  /** Searchers of a swarm, each of which takes another way; 1 where there is no swarm. */
  readonly searchers: number;
  readonly mebibytes: number;
}

/** A model of a program, and what its watches are about. */
export interface WatchedModel {
  readonly model: PromelaModel;
  /** For each watch its condition, and which sign of `signsOf` it shows. */
  readonly watched: readonly { readonly watch: Watch; readonly sign: number }[];
}

/** What one searcher printed, or several. */
export interface Spoken {
  readonly states: number;
  readonly transitions: number;
  /** Whether it came to its end. */
  readonly finished: boolean;
  /** The way to a state that a watch has reported, by the watch's name. */
  readonly ways: ReadonlyMap<string, readonly RowIndex[]>;
}

/** The model in which each step says its row and each watch reports once. */
export function watchedModel(program: Program): WatchedModel {
  const subjects = subjectsOf(program, planFacts(program));
  const asked = subjects.flatMap((subject, sign) => {
    const watch = signOf(subject) && watchFor(program, subject);
    return watch === undefined ? [] : [{ watch, sign }];
  });
  const full = program.bufferLimit;
  const watched = [
    ...asked,
    ...(full === undefined
      ? []
      : [{ watch: { name: 'full buffer', holds: [full.met], fails: [] }, sign: subjects.length }]),
  ];
  return {
    model: printModel(program, { watches: watched.map(({ watch }) => watch), traced: true }),
    watched,
  };
}

/** Lets SPIN search. Throws where SPIN or the C compiler cannot be run, or fails. */
export function searchWithSpin(machine: Machine, engine: SpinEngine, workshop: Workshop): SafetySpace {
  const watched = watchedModel(machine.program);
  workshop.write('model.pml', watched.model.text);
  build(workshop, watched.model, engine);
  const spoken = engine.bitstate ? byHashes(workshop, watched.model, engine) : whole(workshop, watched.model);
  return spaceOf(machine, watched, spoken, engine.bitstate);
}

function build(workshop: Workshop, model: PromelaModel, engine: SpinEngine): void {
  const generated = workshop.run('spin', ['-a', '-o2', 'model.pml']);
  if (workshop.read('pan.c') === undefined) throw new Error(`SPIN could not read the model: ${generated}`);
  const compiled = workshop.run('cc', compileWords(model, engine));
  if (workshop.read('pan') === undefined) throw new Error(`pan.c could not be compiled: ${compiled}`);
}

/** What `cc` is given. `-fwrapv` and the like are the model's. */
function compileWords(model: PromelaModel, engine: SpinEngine): readonly string[] {
  const { bitstate, mebibytes } = engine;
  return [
    '-O1',
    '-w',
    ...model.flags.compile,
    ...(bitstate ? ['-DBITSTATE', '-DPERMUTED'] : []),
    '-DVECTORSZ=8192',
    `-DMEMLIM=${mebibytes}`,
    ...['-o', 'pan', 'pan.c'],
  ];
}

/** Steps that a search goes deep at first, and at most. */
const DEPTH = 1_000_000;
const DEPTH_MAX = 200_000_000;
/** Depths in which shorter counterexamples are looked for. */
const SHORTER: readonly number[] = [50, 150, 500, 2_000];

/** Every state, however deep it must go. */
function whole(workshop: Workshop, model: PromelaModel): Spoken {
  let spoken = search(workshop, [...panWords(model), `-m${DEPTH}`]);
  for (let depth = 8 * DEPTH; spoken.tooShallow && depth <= DEPTH_MAX; depth *= 8)
    spoken = search(workshop, [...panWords(model), `-m${depth}`]);
  return withShorter(workshop, spoken, (depth) => [...panWords(model), `-m${depth}`]);
}

/** Searchers one after the other, each with other hashes and in another order. */
function byHashes(workshop: Workshop, model: PromelaModel, engine: SpinEngine): Spoken {
  const table = tableWord(engine);
  const all = Array.from({ length: engine.searchers }, (_, index) =>
    search(workshop, [...panWords(model), table, `-m${DEPTH}`], orderWords(index + 1)),
  );
  return withShorter(workshop, together(all), (depth) => [...panWords(model), table, `-m${depth}`]);
}

/** What every verifier is given: to go on behind errors, and to leave a trail to each. */
function panWords({ flags }: PromelaModel): readonly string[] {
  return [...flags.run, '-e', '-n'];
}

/** How a searcher of a swarm differs from the others: in its hashes, and in the order of its processes. */
function orderWords(number: number): readonly string[] {
  return number === 1 ? [] : ['-rhash', `-RS${number}`];
}

/** How large the table of bits is: half of the memory, as the stack needs some, too. */
function tableWord({ mebibytes }: SpinEngine): string {
  return `-w${Math.min(36, Math.floor(Math.log2(mebibytes * 2 ** 20 * 8)) - 1)}`;
}

/** The most that any of them has seen, and the shortest way that any has found. */
export function together(all: readonly Spoken[]): Spoken {
  return {
    states: Math.max(...all.map(({ states }) => states)),
    transitions: Math.max(...all.map(({ transitions }) => transitions)),
    finished: all.every(({ finished }) => finished),
    ways: all.map(({ ways }) => ways).reduce(shortest),
  };
}

type Ways = Spoken['ways'];

function shortest(some: Ways, others: Ways): Ways {
  const found = new Map(some);
  for (const [name, way] of others) {
    const known = found.get(name);
    if (known === undefined || way.length < known.length) found.set(name, way);
  }
  return found;
}

/** SPIN goes deep first: its ways are long where nothing bounds them. */
function withShorter(
  workshop: Workshop,
  spoken: Spoken,
  words: (depth: number) => readonly string[],
): Spoken {
  let { ways } = spoken;
  for (const depth of SHORTER) {
    if ([...ways.values()].every(({ length }) => length <= depth)) break;
    ways = shortest(ways, search(workshop, words(depth)).ways);
  }
  return { ...spoken, ways };
}

function search(
  workshop: Workshop,
  words: readonly string[],
  order: readonly string[] = [],
): Spoken & { readonly tooShallow: boolean } {
  const output = workshop.run('./pan', [...words, ...order]);
  // A trail numbers the processes in the order in which its search had them.
  const read = (trail: string): readonly RowIndex[] =>
    readTrail(workshop.run('./pan', ['-S', '-n', ...order, '-r', trail]));
  return { ...readSearcher(output, read), tooShallow: /max search depth too small/.test(output) };
}

/** Reads what a verifier has printed; `read` is asked for the way that a trail tells. */
export function readSearcher(output: string, read: (trail: string) => readonly RowIndex[]): Spoken {
  const number = (pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? Number.NaN);
  const states = number(/^\s*([\d.e+]+) states, stored/m);
  if (Number.isNaN(states)) throw new Error(`SPIN did not search: ${output.slice(0, 2000)}`);
  const reports = [...output.matchAll(/^pan:(\d+): assertion violated (\w+)/gm)];
  const ways = new Map(
    reports.map(([, report, name]) => [defined(name), read(`model.pml${report}.trail`)] as const),
  );
  return {
    states,
    // SPIN counts the start, and each report.
    transitions: number(/^\s*([\d.e+]+) transitions/m) - reports.length - 1,
    finished: !/out of memory|max search depth too small|reached -DMEMLIM|VECTORSZ/.test(output),
    ways,
  };
}

/** What was found, once our own engine has played each way and seen where it leads. */
export function spaceOf(
  machine: Machine,
  { model, watched }: WatchedModel,
  { states, transitions, finished, ways }: Spoken,
  hashed: boolean,
): SafetySpace {
  const { program } = machine;
  const plan = planFacts(program);
  const signs = subjectsOf(program, plan).length + 1;
  const found = Array.from({ length: signs }, (): readonly RowIndex[] | undefined => undefined);
  watched.forEach(({ watch, sign }, index) => {
    const way = ways.get(defined(model.watchNames[index]));
    if (way === undefined) return;
    assert(leadsTo(machine, way, watch), `SPIN’s run is one of ours and shows ${watch.name}`);
    found[sign] = way;
  });
  const complete = finished && !hashed;
  return { program, plan, states, transitions, bytes: 0, complete, hashed, ways: found };
}

function leadsTo(machine: Machine, way: readonly RowIndex[], { holds, fails }: Watch): boolean {
  const [state, next] = [new Uint32Array(machine.words), new Uint32Array(machine.words)];
  const enabled = new Int32Array(machine.program.choices.length);
  machine.initial(state, 0);
  for (const row of way) {
    const count = machine.enabled(state, 0, enabled);
    if (!enabled.subarray(0, count).includes(row)) return false;
    machine.apply(state, 0, rowIndex(row), next, 0);
    state.set(next);
  }
  const isTrue = (expr: Watch['holds'][number]): boolean =>
    machine.evaluate(machine.condition(expr), state, 0) !== 0;
  return holds.every(isTrue) && !fails.some(isTrue);
}
