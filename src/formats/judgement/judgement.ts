// What is said of tables that were judged, as `wakelane judge --json` prints it and the page shows it: a form of its own, so that programs that read it outlive changes of ours.
// It is described in docs/json.md.

import { defined } from '../../base/defined.ts';
import type { CellMeaning, ColumnMeaning, TableJudgement, TableRun } from '../../model/judgement.ts';
import type { MemoryModel, Program, Settings } from '../../model/program.ts';
import type { Fate } from '../../model/report.ts';
import type { Refusal, Table } from '../../tables/table.ts';
import { unboundClause, unboundColumnClause, whyNotSentence } from '../../words/tableWords.ts';
import { printSchedule } from '../schedule.ts';

export interface JudgeV1 {
  readonly schema: 'wakelane.judge/1';
  /** Null where no scenario was named. */
  readonly scenario: string | null;
  readonly settings: Readonly<Record<string, string>> | null;
  readonly memory: MemoryModel | null;
  readonly tables: readonly TableV1[];
  /** Shipped scenarios in which every column and every cell means something, where none was named. */
  readonly fits: readonly string[] | null;
}

export interface TableV1 {
  /** First and last line of the input. */
  readonly lines: readonly [number, number];
  readonly columns: readonly {
    readonly heading: string;
    readonly lane: string | null;
    readonly problem: string | null;
    /** What a person may confirm. */
    readonly proposal: string | null;
  }[];
  readonly cells: readonly (CellV1 & { readonly binding: BindingV1 })[];
  readonly verdict: 'happens' | 'impossible' | 'unbound' | 'unreadable' | 'unknown';
  readonly impossible: (CellV1 & { readonly reason: string; readonly run: RunV1 }) | null;
  readonly leftOut: readonly {
    readonly after: CellV1 | null;
    readonly before: CellV1;
    readonly steps: readonly string[];
  }[];
  readonly orders: readonly {
    readonly line: number;
    readonly orders: readonly {
      readonly cells: readonly CellV1[];
      readonly verdict: 'happens' | 'impossible' | 'unknown';
      readonly fate: Fate | null;
      readonly breaks: readonly string[];
    }[];
  }[];
  readonly elsewhere: {
    readonly happens: readonly { readonly settings: Settings['values']; readonly memory: MemoryModel }[];
    readonly tried: number;
    readonly others: number;
  } | null;
  readonly nearest: {
    readonly move: readonly CellV1[];
    readonly where: 'before' | 'after';
    readonly cell: CellV1;
  } | null;
  readonly run: RunV1 | null;
  /** A run through the same cells that fares the other way: saved, or lost then or later. */
  readonly otherwise: RunV1 | null;
  /** What holds if what is proposed is confirmed. */
  readonly provided: {
    readonly lanes: readonly string[];
    readonly binds: readonly string[];
    readonly table: TableV1;
  } | null;
  /** Why the table could not be read. */
  readonly problem: string | null;
}

/** All count from 1; `row` is the n-th line with cells, `column` the index in `columns`, null where it is not known. */
interface CellV1 {
  readonly line: number;
  readonly row: number;
  readonly column: number | null;
  readonly text: string;
}

interface BindingV1 {
  readonly kind: CellMeaning['kind'];
  readonly to: readonly string[];
  readonly by: string | null;
  readonly reason: string | null;
  /** As `--bind` takes them. */
  readonly proposals: readonly string[];
}

export interface RunV1 {
  readonly schedule: string;
  readonly link: string;
  readonly ends: TableRun['ends']['kind'];
  readonly breaks: readonly string[];
  readonly doomed: boolean;
  readonly again: readonly string[];
}

/** A table that was judged. */
export function tableV1(
  table: Table,
  judgement: TableJudgement,
  program: Program,
  link: (run: TableRun) => string,
): TableV1 {
  const cell = (index: number): CellV1 => cellV1(judgement, index);
  const names = program.actors.map(({ name }) => name);
  const run = (each: TableRun): RunV1 => ({
    schedule: printSchedule(each.schedule, names),
    link: link(each),
    ends: each.ends.kind,
    breaks: each.breaks,
    doomed: each.doomed,
    again: each.again,
  });
  const { impossible, provided, elsewhere, nearest } = judgement;
  return {
    lines: [table.lines.from, table.lines.to],
    columns: judgement.columns.map(({ heading, meaning }) => ({ heading, ...columnV1(meaning) })),
    cells: judgement.cells.map(({ meaning }, index) => ({ ...cell(index), binding: bindingV1(meaning) })),
    verdict: judgement.verdict,
    impossible:
      impossible === undefined
        ? null
        : {
            ...cell(impossible.cell),
            reason: whyNotSentence(program, cell(impossible.cell).text, impossible.why),
            run: run(impossible.run),
          },
    leftOut: judgement.leftOut.map(({ after, before, steps }) => ({
      after: after === undefined ? null : cell(after),
      before: cell(before),
      steps: steps.map(({ label }) => label),
    })),
    orders: judgement.orders.map(({ line, orders }) => ({
      line,
      orders: orders.map((order) => ({
        cells: order.cells.map(cell),
        verdict: order.verdict,
        fate: order.fate ?? null,
        breaks: order.breaks,
      })),
    })),
    elsewhere:
      elsewhere === undefined
        ? null
        : {
            happens: elsewhere.settings.map(({ values, memory }) => ({ settings: values, memory })),
            tried: elsewhere.tried,
            others: elsewhere.others,
          },
    nearest:
      nearest === undefined
        ? null
        : { move: nearest.moved.map(cell), where: nearest.where, cell: cell(nearest.cell) },
    run: judgement.run === undefined ? null : run(judgement.run),
    otherwise: judgement.otherwise === undefined ? null : run(judgement.otherwise),
    provided:
      provided === undefined
        ? null
        : {
            lanes: provided.lanes.map(({ heading, lane }) => `${heading}=${lane}`),
            binds: provided.cells.map(
              ({ cell: index, steps }) =>
                `${defined(provided.judgement.cells[index]).text}=${steps.join(' + ')}`,
            ),
            table: tableV1(table, provided.judgement, program, link),
          },
    problem: null,
  };
}

/** A table that was read and not held against anything. */
export function looseTableV1({ columns, cells, lines }: Table): TableV1 {
  const nothing: BindingV1 = {
    kind: 'unbound',
    to: [],
    by: null,
    reason: 'no scenario was named',
    proposals: [],
  };
  return {
    ...emptyTable([lines.from, lines.to], 'unbound', null),
    columns: columns.map(({ heading }) => ({ heading, lane: null, problem: null, proposal: null })),
    cells: cells.map(({ line, row, column, text }) => ({
      ...{ line, row: row + 1, column: column === undefined ? null : column + 1, text },
      binding: nothing,
    })),
  };
}

/** A part of the text that could not be read. */
export function unreadableV1({ line, sentence }: Refusal): TableV1 {
  return emptyTable([line, line], 'unreadable', sentence);
}

function emptyTable(
  lines: readonly [number, number],
  verdict: TableV1['verdict'],
  problem: string | null,
): TableV1 {
  return {
    ...{ lines, columns: [], cells: [], verdict, impossible: null, leftOut: [], orders: [], elsewhere: null },
    ...{ nearest: null, run: null, otherwise: null, provided: null, problem },
  };
}

function cellV1({ cells }: TableJudgement, index: number): CellV1 {
  const { line, row, column, text } = defined(cells[index]);
  return { line, row: row + 1, column: column === undefined ? null : column + 1, text };
}

function columnV1(meaning: ColumnMeaning): Omit<TableV1['columns'][number], 'heading'> {
  switch (meaning.kind) {
    case 'lane':
      return { lane: meaning.lane, problem: null, proposal: null };
    case 'empty':
      return { lane: null, problem: null, proposal: null };
    case 'unbound':
      return { lane: null, problem: unboundColumnClause(meaning.why), proposal: meaning.proposal ?? null };
  }
}

function bindingV1(meaning: CellMeaning): BindingV1 {
  const plain = { kind: meaning.kind, to: [], by: null, reason: null, proposals: [] };
  switch (meaning.kind) {
    case 'steps':
      return { ...plain, to: meaning.steps, by: meaning.by };
    case 'attempt':
      return { ...plain, to: [meaning.step], by: meaning.by };
    case 'state':
      return { ...plain, to: [meaning.condition], by: meaning.by };
    case 'not':
      return { ...plain, to: [meaning.label], by: meaning.by };
    case 'unbound':
      return {
        ...plain,
        reason: unboundClause(meaning.why),
        proposals: meaning.proposals.map((labels) => labels.join(' + ')),
      };
    case 'gap':
    case 'remark':
      return plain;
  }
}
