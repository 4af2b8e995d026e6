// A compiled program as a Promela model: the step table itself, so that SPIN counts the same states and transitions.
//
// Every slot of the state is a global variable, every actor a process with one place to stand, every row of the table
// one d_step whose guard is the row's. What a step uses and forgets is hidden from the state. SPIN stores as many
// states as the explorer, and takes one transition more (it counts the start). Without `-o2`, SPIN would leave out of
// the state what is only written.

import { defined } from '../../base/defined.ts';
import { createMachine } from '../../engine/machine.ts';
import { type LaneIndex, laneIndex } from '../../model/indices.ts';
import { actorIndices, laneAt } from '../../model/lookup.ts';
import type { Program, Property } from '../../model/program.ts';
import { printDeclarations } from './declarations.ts';
import { PromelaNames } from './names.ts';
import { ActorText, rowConditions } from './promelaActors.ts';
import { hasFixedAddress, PromelaPrinter } from './promelaExpressions.ts';
import { type Claim, printClaim, printWatches, questionOf, type Watch } from './properties.ts';
import { comment } from './stepText.ts';

interface PromelaOptions {
  /** The state to start in, instead of the initial one. */
  readonly start?: Uint32Array;
  /** Conditions to report. The states stay the same; each state that is reported adds a transition and an error. */
  readonly watches?: readonly Watch[];
  /** Properties of fair runs, each as a never claim. The environment may then also stay where it is. */
  readonly claims?: readonly Claim[];
  /**
   * For a verifier whose trails are read back: a step prints `@` and its row when a trail is replayed, and each watch reports
   * only the first state that shows it.
   */
  readonly traced?: boolean;
}

export interface PromelaModel {
  readonly text: string;
  /** How the verifier that SPIN generates must be compiled and run for this model. */
  readonly flags: SpinFlags;
  /** What the watches are called when they are reported, and the claims when they are selected, in their order. */
  readonly watchNames: readonly string[];
  readonly claimNames: readonly string[];
}

interface SpinFlags {
  readonly compile: readonly string[];
  readonly run: readonly string[];
}

/** The program as a Promela model, to count its states or to ask about one of its properties. */
export function toPromela(program: Program, property?: Property): string {
  const question = property === undefined ? undefined : questionOf(program, property);
  if (question === undefined) return printModel(program, {}).text;
  return printModel(
    program,
    'watch' in question ? { watches: [question.watch] } : { claims: [question.claim] },
  ).text;
}

/** The program as a Promela model with all that SPIN shall be asked. */
export function printModel(
  program: Program,
  { start, watches = [], claims = [], traced = false }: PromelaOptions,
): PromelaModel {
  const names = new PromelaNames(program);
  const printer = new PromelaPrinter(names);
  const scratches = new Set<string>();
  const positions = rowConditions(printer);
  const actors = actorIndices(program).map((actor) => new ActorText(printer, actor, positions));
  const moving = actors.filter((actor) => actor.rows.length > 0);
  const processes = moving.flatMap((actor) =>
    actor.process(scratches, { mayPause: claims.length > 0, traced }),
  );
  const watched = watches.map((watch) => ({ watch, name: names.fresh(watch.name) }));
  const claimed = claims.map((claim) => ({ claim, name: names.fresh(claim.name) }));
  const questions = [
    ...printWatches(printer, watched, traced),
    ...claimed.flatMap(({ claim, name }) => printClaim(printer, claim, name)),
  ];
  const macros = printMacros(printer, actors);
  const body = [...macros, ...processes, ...questions];
  const used = new Set(body.join('\n').match(/\w+/g));
  const flags = flagsFor(moving.length + (watches.length > 0 ? 1 : 0), claims.length > 0);
  const text = [
    ...header(program, flags),
    ...printDeclarations(names, start ?? initialState(program), used),
    ...printScratches(scratches, body.join('\n')),
    ...body,
  ].join('\n');
  return {
    text: `${text.trimEnd()}\n`,
    flags,
    watchNames: watched.map(({ name }) => name),
    claimNames: claimed.map(({ name }) => name),
  };
}

/** Partial order reduction would leave out states, and C leaves open what wraps; with claims, SPIN has counters for each process. */
function flagsFor(processes: number, isFair: boolean): SpinFlags {
  const always = ['-fwrapv', '-DNOREDUCE'];
  if (!isFair) return { compile: [...always, '-DSAFETY'], run: ['-E', '-c0'] };
  const counters = Math.max(2, Math.floor((processes + 3) / 4) + 1);
  return { compile: [...always, `-DNFAIR=${counters}`], run: ['-a', '-f'] };
}

function header({ settings }: Program, { compile, run }: SpinFlags): readonly string[] {
  const values = Object.entries(settings.values).map(([name, value]) => `${name} = ${value}, `);
  const buffers = settings.buffer === undefined ? '' : `, buffers of ${settings.buffer}`;
  const commands = ['spin -a -o2 FILE', `cc -O2 ${compile.join(' ')} -o pan pan.c`, `./pan ${run.join(' ')}`];
  return [
    comment(`Exported by Wakelane with ${values.join('')}memory = ${settings.memory}${buffers}.`),
    comment(commands.join('; ')),
    '',
  ];
}

function initialState(program: Program): Uint32Array {
  const machine = createMachine(program);
  const state = new Uint32Array(machine.words);
  machine.initial(state, 0);
  return state;
}

/** Macros may use each other: the preprocessor does not mind their order, but all must be there. */
function printMacros(printer: PromelaPrinter, actors: readonly ActorText[]): readonly string[] {
  let lines: readonly string[] = [];
  const asked = (): number => printer.wanted.enabled.size + printer.wanted.movable.size;
  for (let wanted = -1; wanted !== asked(); ) {
    wanted = asked();
    lines = actors.flatMap((actor) => actor.macros());
  }
  const sorted = (wanted: ReadonlySet<number>): readonly number[] => [...wanted].sort((a, b) => a - b);
  const macros = [
    ...sorted(printer.wanted.moves).map((chart) => movesMacro(printer, chart)),
    ...sorted(printer.wanted.reads).map((lane) => readsMacro(printer, laneIndex(lane))),
    ...lines,
  ];
  return macros.length === 0 ? [] : [...macros, ''];
}

/** Whether a chart's mode may change so; to stay is always legal. */
function movesMacro(printer: PromelaPrinter, chart: number): string {
  const { edges } = defined(printer.names.program.charts[chart]);
  const moves = edges.map(({ from, to }) => `(from_) == ${from} && (to_) == ${to}`);
  return `#define ${printer.chartMoves(chart)}(from_, to_) (${['(from_) == (to_)', ...moves].join(' || ')})`;
}

/** How the lane sees a slot: as the first of its own stores for it says, else as memory does. */
function readsMacro(printer: PromelaPrinter, lane: LaneIndex): string {
  const view = laneAt(printer.names.program, lane).view.filter((entry) => !hasFixedAddress(entry));
  const text = view.reduceRight((rest, { when, address, value }) => {
    const found = `${printer.value(when)} && ${printer.operand(address)} == (slot_)`;
    return `(${found} -> ${printer.operand(value)} : ${rest})`;
  }, '(memory_)');
  return `#define ${printer.macros.reads[lane]}(slot_, memory_) ${text}`;
}

/** Hidden variables of the model's own. */
function printScratches(scratches: ReadonlySet<string>, body: string): readonly string[] {
  const kept = [...body.matchAll(/\bkept_\[(\d+)\]/g)].map((match) => Number(match[1]));
  const size = Math.max(-1, ...kept) + 1;
  const lines = [...scratches].map((name) => `hidden int ${name === 'kept_' ? `kept_[${size}]` : name};`);
  return lines.length === 0 ? [] : [comment('Used to test values, and to count in loops.'), ...lines, ''];
}
