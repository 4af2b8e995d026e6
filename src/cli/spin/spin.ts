// Runs SPIN on an exported model: it generates a verifier in C, which the compiler turns into a program that searches.

import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defined } from '../../base/defined.ts';
import { type PromelaModel, printModel } from '../../formats/promela/promela.ts';
import type { Program } from '../../model/program.ts';

/** What SPIN found, and how long each of its three parts took. */
export interface SpinRun {
  readonly states: number;
  /** One more than the edges of the graph, and one more for each error that a watch reported. */
  readonly transitions: number;
  readonly errors: number;
  /** Names of the watches that were reported. */
  readonly reported: readonly string[];
  readonly generateSeconds: number;
  readonly compileSeconds: number;
  readonly searchSeconds: number;
}

interface SpinOptions {
  /** Name of a claim in the model: SPIN then looks for a fair run that breaks it. Without one it counts states. */
  readonly claim?: string | undefined;
  /** About how many states to expect; it sizes SPIN's tables. */
  readonly states: number;
  readonly optimise: '-O0' | '-O1' | '-O2';
  readonly memoryMegabytes: number;
}

/** Whether SPIN and a C compiler can be run here. */
export function hasSpin(): boolean {
  try {
    execFileSync('spin', ['-V'], { stdio: 'ignore' });
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** SPIN's half of the benchmark: how long it takes to generate, compile and search the same graph. */
export function benchSpin(program: Program, states: number): Promise<SpinRun> {
  return runSpin(printModel(program, {}), { states, optimise: '-O2', memoryMegabytes: 8192 });
}

/** Runs SPIN on a model in a folder of its own, which is removed afterwards. */
export async function runSpin(model: PromelaModel, options: SpinOptions): Promise<SpinRun> {
  const folder = await mkdtemp(join(tmpdir(), 'wakelane-spin-'));
  try {
    await writeFile(join(folder, 'model.pml'), model.text);
    // -o2: a variable that is only written is still part of the state.
    const generate = await timed(folder, 'spin', ['-a', '-o2', 'model.pml']);
    const compile = await timed(folder, 'cc', compilerArguments(model, options));
    const search = await searchWithDepth(
      folder,
      model,
      options,
      Math.min(2 * options.states + 1_000, 1_000_000),
    );
    return {
      ...readPan(search.output),
      generateSeconds: generate.seconds,
      compileSeconds: compile.seconds,
      searchSeconds: search.seconds,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function compilerArguments({ flags }: PromelaModel, options: SpinOptions): readonly string[] {
  const sizes = ['-DVECTORSZ=8192', `-DMEMLIM=${options.memoryMegabytes}`];
  return [options.optimise, '-w', ...flags.compile, ...sizes, '-o', 'pan', 'pan.c'];
}

/** SPIN wants to know beforehand how deep it may go. */
async function searchWithDepth(
  folder: string,
  model: PromelaModel,
  options: SpinOptions,
  depth: number,
): Promise<Finished> {
  const { claim, states } = options;
  const table = Math.min(28, Math.max(16, Math.ceil(Math.log2(states + 1)) + 1));
  const question = claim === undefined ? [] : ['-N', claim];
  const found = await timed(folder, join(folder, 'pan'), [
    ...model.flags.run,
    ...question,
    `-m${depth}`,
    `-w${table}`,
  ]);
  const tooShallow = /max search depth too small/.test(found.output);
  return tooShallow && depth < DEPTH_MAX ? searchWithDepth(folder, model, options, 8 * depth) : found;
}

const DEPTH_MAX = 200_000_000;

interface Finished {
  readonly output: string;
  readonly seconds: number;
}

/** Runs a program to its end; what it says matters, not its exit code, which SPIN does not use. */
function timed(folder: string, file: string, args: readonly string[]): Promise<Finished> {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd: folder, maxBuffer: 2 ** 30 }, (error, stdout, stderr) => {
      const output = `${stdout}\n${stderr}`;
      const seconds = (performance.now() - begin) / 1000;
      if (error === null) resolve({ output, seconds });
      else reject(new Error(`${file} ${args.join(' ')} failed: ${error.message}\n${output.slice(0, 2000)}`));
    });
  });
}

/** Reads what a verifier prints; throws where it did not come to its end. */
export function readPan(output: string): Pick<SpinRun, 'states' | 'transitions' | 'errors' | 'reported'> {
  const number = (pattern: RegExp): number | undefined => {
    const digits = pattern.exec(output)?.[1];
    return digits === undefined ? undefined : Number(digits);
  };
  const states = number(/^\s*([\d.e+]+) states, stored/m);
  const transitions = number(/^\s*([\d.e+]+) transitions/m);
  const errors = number(/errors: (\d+)/);
  const gaveUp = /out of memory|max search depth too small|reached -DMEMLIM|VECTORSZ/.exec(output)?.[0];
  if (states === undefined || transitions === undefined || errors === undefined || gaveUp !== undefined)
    throw new Error(`SPIN did not finish (${gaveUp ?? 'no counts'}):\n${output.slice(0, 2000)}`);
  const reported = [...output.matchAll(/assertion violated (\w+)/g)].map((match) => defined(match[1]));
  return { states, transitions, errors, reported: [...new Set(reported)].sort() };
}
