// What a program's steps can be called by: their labels, the statements that they run, the calls in which they lie.

import { defined } from '../base/defined.ts';
import { Multimap } from '../base/multimap.ts';
import { spoken } from '../engine/names.ts';
import type { Location } from '../model/actors.ts';
import type { Instruction, LabelPart, TextRange } from '../model/code.ts';
import type { ActorIndex, LaneIndex } from '../model/indices.ts';
import { actorAt, actorIndices, laneAt, laneOf } from '../model/lookup.ts';
import type { ChoiceRow, Program } from '../model/program.ts';
import { codeIn, wordsIn } from './words.ts';

/** A lane by its index, or what stands on no lane. */
export type AnyLane = LaneIndex | 'environment';

export interface StepLabel {
  /** `*` stands for a number or a name. */
  readonly text: string;
  readonly actors: readonly ActorIndex[];
  /** Words of the code that runs in its steps. */
  readonly code: ReadonlySet<string>;
}

/** A piece of the text, with who runs it. */
interface Piece {
  readonly text: string;
  readonly ranges: readonly TextRange[];
  readonly actors: readonly ActorIndex[];
}

export interface Vocabulary {
  readonly program: Program;
  readonly labels: ReadonlyMap<AnyLane, readonly StepLabel[]>;
  /** Statements and operations, by their code without blanks. */
  readonly statements: ReadonlyMap<AnyLane, ReadonlyMap<string, Piece>>;
  /** Calls that were inlined, by their code without blanks, and by the function's name. */
  readonly calls: ReadonlyMap<AnyLane, readonly (Piece & { readonly name: string })[]>;
  readonly actors: ReadonlyMap<AnyLane, readonly ActorIndex[]>;
}

/** Collects it from the step table. */
export function vocabularyOf(program: Program): Vocabulary {
  const actors = new Map(
    new Multimap<AnyLane, ActorIndex>(
      actorIndices(program).map((actor) => [laneOf(program, actor) ?? 'environment', actor]),
    ),
  );
  const labels = new Map<AnyLane, readonly StepLabel[]>();
  const statements = new Map<AnyLane, ReadonlyMap<string, Piece>>();
  const calls = new Map<AnyLane, readonly (Piece & { readonly name: string })[]>();
  for (const [lane, own] of actors) {
    const rows = program.choices.filter((row) => own.includes(row.actor));
    labels.set(lane, labelsOf(program, rows));
    statements.set(lane, statementsOf(program, rows));
    calls.set(lane, callsOf(program, rows));
  }
  return { program, labels, statements, calls, actors };
}

function labelsOf(program: Program, rows: readonly ChoiceRow[]): readonly StepLabel[] {
  const found = new Map<string, { actors: Set<ActorIndex>; code: Set<string> }>();
  for (const row of rows) {
    const texts = row.code.flatMap((each) => (each.op === 'label' ? [labelText(each.parts)] : []));
    if (texts.length === 0) continue;
    const words = rangesOf(program, row).flatMap(({ from, to }) => wordsIn(program.text.slice(from, to)));
    for (const text of texts) {
      const known = found.get(text) ?? { actors: new Set<ActorIndex>(), code: new Set<string>() };
      known.actors.add(row.actor);
      for (const word of words) known.code.add(word);
      found.set(text, known);
    }
  }
  return [...found].map(([text, { actors, code }]) => ({ text, actors: [...actors], code }));
}

/** What an index or a local shows is known only in a run. */
function labelText(parts: readonly LabelPart[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return part.value.op === 'const' && part.type.kind === 'int' ? String(part.value.value) : '*';
    })
    .join('');
}

function statementsOf(program: Program, rows: readonly ChoiceRow[]): ReadonlyMap<string, Piece> {
  const found = new Map<string, { text: string; ranges: Map<string, TextRange>; actors: Set<ActorIndex> }>();
  for (const row of rows)
    for (const range of rangesOf(program, row)) {
      const text = program.text.slice(range.from, range.to);
      const key = codeIn(text);
      if (key === '') continue;
      const known = found.get(key) ?? { text, ranges: new Map(), actors: new Set() };
      known.ranges.set(`${range.from} ${range.to}`, range);
      known.actors.add(row.actor);
      found.set(key, known);
    }
  return new Map(
    [...found].map(([key, { text, ranges, actors }]) => [
      key,
      { text, ranges: [...ranges.values()], actors: [...actors] },
    ]),
  );
}

function callsOf(
  program: Program,
  rows: readonly ChoiceRow[],
): readonly (Piece & { readonly name: string })[] {
  const found = new Map<string, { name: string; range: TextRange; actors: Set<ActorIndex> }>();
  for (const row of rows)
    for (const { call, name } of pathOf(program, row)) {
      const key = `${call.from} ${call.to} ${name}`;
      const known = found.get(key) ?? { name, range: call, actors: new Set() };
      known.actors.add(row.actor);
      found.set(key, known);
    }
  return [...found.values()].map(({ name, range, actors }) => ({
    name,
    text: program.text.slice(range.from, range.to),
    ranges: [range],
    actors: [...actors],
  }));
}

/** The pieces of the text that a row runs, or may run. */
function rangesOf(program: Program, row: ChoiceRow): readonly TextRange[] {
  const location = locationBefore(program, row);
  return [row.at, ...(location === undefined ? [] : [location.at]), ...row.code.flatMap(rangeOf)];
}

/** The piece of the text that an instruction stands for. */
export function rangeOf(each: Instruction): readonly TextRange[] {
  return 'at' in each && typeof each.at === 'object' ? [each.at] : [];
}

/** The location before a row; undefined for rows of drains and deliveries, which have no threads. */
export function locationBefore(program: Program, row: ChoiceRow): Location | undefined {
  return actorAt(program, row.actor).threads[row.thread]?.locations[row.location];
}

/** The calls around it, outermost first. */
function pathOf(program: Program, row: ChoiceRow): Location['path'] {
  const location = locationBefore(program, row);
  return location === undefined ? [] : location.path;
}

/** As a person would name a lane: `pCPU0`, `environment`. */
export function laneWord(program: Program, lane: AnyLane): string {
  return lane === 'environment' ? 'environment' : spoken(laneAt(program, lane).name);
}

/** What a vocabulary has for a lane on which something can step. */
export function ofLane<T>(words: ReadonlyMap<AnyLane, T>, lane: AnyLane): T {
  return defined(words.get(lane));
}

/** All lanes on which something can step. */
export function lanesOf({ actors }: Vocabulary): readonly AnyLane[] {
  return [...actors.keys()];
}
