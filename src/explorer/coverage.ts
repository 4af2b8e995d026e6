// Text that no schedule runs.

import { defined } from '../base/defined.ts';
import type { Machine } from '../engine/machine.ts';
import type { Instruction, TextRange } from '../model/code.ts';
import { type RowIndex, rowIndex } from '../model/indices.ts';
import { COVERAGE_TRACES_MAX } from '../model/limits.ts';
import type { Program } from '../model/program.ts';
import type { Coverage } from '../model/report.ts';
import type { Analysis } from './analysis.ts';

/**
 * The text of all instructions that no step of any schedule runs, wherever they were inlined. Steps are traced until
 * they have nothing new to show; undefined where that takes too many, or not all steps are known.
 */
export function coverageOf({ machine, space, graph }: Analysis): Coverage | undefined {
  if (graph === undefined || !space.complete) return undefined;
  const { first, rows } = graph.edges;
  const lines = new Lines(machine);
  let traces = 0;
  for (let state = 0; state < space.expanded; state++) {
    const end = defined(first[state + 1]);
    for (let edge = defined(first[state]); edge < end; edge++) {
      const row = defined(rows[edge]);
      if (!lines.hasMore(rowIndex(row))) continue;
      if (++traces > COVERAGE_TRACES_MAX) return undefined;
      lines.trace(space.table.words, space.table.at(state), rowIndex(row));
    }
  }
  return { neverRuns: lines.neverRun() };
}

/** Every stretch of text that an instruction stands for, and whether it has run. */
class Lines {
  private readonly machine: Machine;
  private readonly ranges = new Map<string, TextRange>();
  private readonly ran = new Map<string, TextRange>();
  /** For each row, what of its text may not have run yet. */
  private readonly open: string[][];
  private readonly next: Uint32Array;

  constructor(machine: Machine) {
    this.machine = machine;
    this.next = new Uint32Array(machine.words);
    this.open = machine.program.choices.map(({ code }) =>
      rangesOf(code).map((at) => {
        this.ranges.set(keyOf(at), at);
        return keyOf(at);
      }),
    );
    for (const at of machine.program.prologue.flatMap(rangesOf)) this.ran.set(keyOf(at), at);
  }

  /** Whether a row has text that has not run so far. */
  hasMore(row: RowIndex): boolean {
    const open = defined(this.open[row]);
    while (open.length > 0 && this.ran.has(defined(open.at(-1)))) open.pop();
    return open.length > 0;
  }

  trace(states: Uint32Array, at: number, row: RowIndex): void {
    for (const happening of this.machine.trace(states, at, row, this.next, 0))
      this.ran.set(keyOf(happening.at), happening.at);
  }

  neverRun(): readonly TextRange[] {
    const ran = [...this.ran.values()];
    const dead = [...this.ranges.values()].filter(
      (range) => !ran.some((other) => other.from < range.to && range.from < other.to),
    );
    return merged(this.machine.program, dead);
  }
}

function keyOf(at: TextRange): string {
  return `${at.from} ${at.to}`;
}

/** Code that the compiler added stands for no text. */
function rangesOf(code: Program['choices'][number]['code']): readonly TextRange[] {
  return code.flatMap((instruction) => {
    const text = textOf(instruction);
    return text !== undefined && text.from < text.to ? [text] : [];
  });
}

/** The text that an instruction stands for: some steps of the machine stand for none. */
export function textOf(instruction: Instruction): TextRange | undefined {
  return 'at' in instruction && instruction.at !== 'declaration' ? instruction.at : undefined;
}

/** In order of the text: ranges that overlap, or have nothing but blanks and braces between them, become one. */
function merged(program: Program, ranges: readonly TextRange[]): readonly TextRange[] {
  const found: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = found.at(-1);
    const joins = last !== undefined && /^[\s;{}]*$/.test(program.text.slice(last.to, range.from));
    if (joins) found.pop();
    found.push(joins ? { from: last.from, to: Math.max(last.to, range.to) } : range);
  }
  return found;
}
