// The search for a schedule that plays a drawn table: a bounded breadth-first search over states × progress in the table (R21).
//
// Rows are ordered, cells in one row are not. A step plays the cells of its lane that its labels name, in order;
// a step without labels is fill and may stand anywhere; a labelled step must be drawn, unless its lane is `free`. Where
// a mark says that the table ends in a deadlock, the last step of a column may be one that its task stands before, and
// cannot take.

import { defined } from '../base/defined.ts';
import type { Attempts } from '../engine/attempts.ts';
import { enabledRows } from '../engine/explain.ts';
import type { Evaluator } from '../engine/expressions.ts';
import type { Machine } from '../engine/machine.ts';
import { spoken } from '../engine/names.ts';
import { labelsOf } from '../engine/trace.ts';
import { actorIndex, type RowIndex } from '../model/indices.ts';
import { TABLE_SEARCH_MAX } from '../model/limits.ts';
import { actorOfRow, laneOf, rowAt } from '../model/lookup.ts';
import type { Schedule } from '../model/run.ts';
import type { DrawnCell, DrawnTable } from '../model/scenario.ts';
import { turnOfRow } from '../schedule/turns.ts';
import type { TableBreaks } from './tableBreaks.ts';

interface Node {
  readonly state: Uint32Array;
  /** Bit i: cell i is played. */
  readonly played: bigint;
  /** For each lane: it may do what is not drawn. */
  readonly free: bigint;
  /** The step that led here; undefined at the start. */
  readonly step: { readonly from: Node; readonly row: RowIndex } | undefined;
  readonly cells: readonly number[];
  /** What the way here has broken: see `TableBreaks`. */
  readonly broken: bigint;
}

export interface FoundTable {
  readonly schedule: Schedule;
  /** For each turn: the cells it plays, as indices into the table's cells. */
  readonly cellsOfTurn: readonly (readonly number[])[];
}

/** How far a table can be played. */
export interface TableProgress {
  /** Cells that were played at most. */
  readonly cells: number;
  /** The first one that then was not; undefined where all were. */
  readonly open: number | undefined;
  /** Labels of possible steps in its lane that are not drawn there. */
  readonly refused: readonly string[];
  /** The bound was reached. */
  readonly isCut: boolean;
}

/** What a search takes beside the table. */
export interface TableTerms {
  /** Undefined where a step that is only tried does not count. */
  readonly attempts: Attempts | undefined;
  /** Labels of steps that may stay undrawn. */
  readonly undrawn: ReadonlySet<string>;
  /** What the schedule must break; undefined where the table does not say. */
  readonly breaks: TableBreaks | undefined;
}

export class TableSearch {
  private readonly machine: Machine;
  private readonly table: DrawnTable;
  private readonly laneOfColumn: readonly number[];
  private readonly checks: readonly Evaluator[];
  private readonly all: bigint;
  private readonly terms: TableTerms;
  private readonly seen = new Set<string>();
  private readonly queue: Node[] = [];
  /** Of the node that was played furthest. */
  private played: bigint | undefined;
  /** Labels of steps that were possible where the table was played furthest, and are not drawn there, with their lanes. */
  private refused = new Map<string, number>();

  constructor(machine: Machine, table: DrawnTable, terms: TableTerms) {
    this.machine = machine;
    this.table = table;
    this.terms = terms;
    this.laneOfColumn = table.columns.map((column) =>
      machine.program.lanes.findIndex((lane) => lane.name === column.lane),
    );
    this.checks = machine.program.checks.map((check) => machine.condition(check));
    this.all = (1n << BigInt(table.cells.length)) - 1n;
  }

  /** The shortest schedule that plays the table on its terms; undefined where there is none, or the bound was reached. */
  run(): FoundTable | undefined {
    const { breaks } = this.terms;
    const state = new Uint32Array(this.machine.words);
    this.machine.initial(state, 0);
    const start = { state, played: 0n, free: 0n, step: undefined, cells: [], broken: 0n };
    this.push(this.settled(start));
    for (let head = 0; head < this.queue.length && head < TABLE_SEARCH_MAX; head++) {
      const node = defined(this.queue[head]);
      if (node.played === this.all && (breaks === undefined || breaks.isBroken(node.state, node.broken)))
        return this.found(node);
      for (const row of enabledRows(this.machine, node.state)) {
        const next = this.after(node, row);
        if (next !== undefined) this.push(next);
      }
    }
    return undefined;
  }

  private push(node: Node): void {
    const key = `${node.played.toString(36)} ${node.free} ${node.broken} ${node.state.join()}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.queue.push(node);
    if (this.played !== undefined && count(node.played) <= count(this.played)) return;
    this.played = node.played;
    this.refused = new Map();
  }

  /** How far the table was played, where no schedule was found. */
  progress(): TableProgress {
    const played = defined(this.played);
    const open = this.ready(played)[0];
    const lane = open === undefined ? undefined : this.laneOfColumn[this.cell(open).column];
    const refused = [...this.refused].flatMap(([label, of]) => (of === lane ? [label] : []));
    return { cells: count(played), open, refused, isCut: this.queue.length > TABLE_SEARCH_MAX };
  }

  /** Plays what needs no step: `none`, `free`, and conditions that hold now. */
  private settled(before: Node): Node {
    const { breaks } = this.terms;
    const broken = breaks === undefined ? before.broken : before.broken | breaks.along(before.state);
    const node = { ...before, broken };
    let { played, free } = node;
    const cells = [...node.cells];
    for (let changed = true; changed; ) {
      changed = false;
      for (const cell of this.ready(played)) {
        const { meaning, column } = this.cell(cell);
        const holds =
          meaning.kind === 'check'
            ? this.machine.evaluate(this.checks[meaning.check] ?? (() => 0), node.state, 0) !== 0
            : this.isAttempt(node.state, cell);
        if (meaning.kind !== 'none' && meaning.kind !== 'free' && !holds) continue;
        played |= 1n << BigInt(cell);
        const lane = 1n << BigInt(defined(this.laneOfColumn[column]));
        free = meaning.kind === 'free' ? free | lane : free;
        cells.push(cell);
        changed = true;
      }
    }
    return { ...node, played, free, cells };
  }

  /** Whether a cell is the last step of its column, and somebody of its lane stands before it and cannot take it. */
  private isAttempt(state: Uint32Array, index: number): boolean {
    const { program } = this.machine;
    const { attempts } = this.terms;
    const { column, meaning } = this.cell(index);
    if (attempts === undefined || meaning.kind !== 'label') return false;
    const { label } = meaning;
    const isLast = !this.table.cells
      .slice(index + 1)
      .some((cell) => cell.column === column && cell.meaning.kind === 'label');
    const lane = this.laneOfColumn[column];
    return (
      isLast &&
      program.actors.some(
        (_, actor) =>
          laneOf(program, actorIndex(actor)) === lane &&
          attempts(state, actorIndex(actor)).some((row) => {
            const [first] = labelsOf(
              this.machine.trace(state, 0, row, new Uint32Array(this.machine.words), 0),
            );
            return first !== undefined && labelMatchesInLine(label, first);
          }),
      )
    );
  }

  /** Cells whose turn it is: not played, and every cell of an earlier row is. */
  private ready(played: bigint): readonly number[] {
    const { cells } = this.table;
    const firstOpen = cells.findIndex((_, index) => (played & (1n << BigInt(index))) === 0n);
    const row = cells[firstOpen]?.row;
    return cells.flatMap((cell, index) =>
      cell.row === row && (played & (1n << BigInt(index))) === 0n ? [index] : [],
    );
  }

  private cell(index: number): DrawnCell {
    const cell = this.table.cells[index];
    if (cell === undefined) throw new RangeError(`cell ${index} is not in the table`);
    return cell;
  }

  /** The node after a step, or undefined where the table does not draw it so. */
  private after(node: Node, row: RowIndex): Node | undefined {
    const { program } = this.machine;
    const state = new Uint32Array(this.machine.words);
    const happenings = this.machine.trace(node.state, 0, row, state, 0);
    const labels = labelsOf(happenings);
    const lane = laneOf(program, rowAt(program, row).actor);
    const drawn = lane === undefined ? -1 : this.laneOfColumn.indexOf(lane);
    const base = { state, free: node.free, step: { from: node, row }, broken: node.broken };
    const begun = drawn < 0 ? undefined : this.handlerCell(node.played, drawn, row);
    const before = begun === undefined ? node.played : node.played | (1n << BigInt(begun));
    const cells = begun === undefined ? [] : [begun];
    if (labels.length === 0 || lane === undefined || drawn < 0)
      return this.settled({ ...base, played: before, cells });
    const played = this.playLabels(before, drawn, labels, cells);
    if (played !== undefined) return this.settled({ ...base, ...played });
    const isFree = (node.free & (1n << BigInt(lane))) !== 0n;
    if (isFree || labels.every((label) => this.terms.undrawn.has(label)))
      return this.settled({ ...base, played: node.played, cells: [] });
    if (count(node.played) === count(defined(this.played)))
      for (const label of labels) this.refused.set(label, lane);
    return undefined;
  }

  /** The next cell of a column, if it draws that the handler begins which begins with this row. */
  private handlerCell(played: bigint, column: number, row: RowIndex): number | undefined {
    const { program } = this.machine;
    const { thread, location } = rowAt(program, row);
    const actor = actorOfRow(program, row);
    const begins = actor.threads[thread]?.locations[location]?.kind.kind === 'inactive';
    const next = begins ? this.nextOf(played, column) : undefined;
    const meaning = next === undefined ? undefined : this.cell(next).meaning;
    return meaning?.kind === 'handler' && meaning.handler === spoken(actor.name) ? next : undefined;
  }

  /** Matches a step's labels to the next cells of its lane; all of them must be drawn. */
  private playLabels(
    before: bigint,
    column: number,
    labels: readonly string[],
    begun: readonly number[],
  ): { readonly played: bigint; readonly cells: readonly number[] } | undefined {
    let played = before;
    const cells: number[] = [...begun];
    for (const label of labels) {
      const next = this.nextOf(played, column);
      if (next === undefined) return undefined;
      const { meaning } = this.cell(next);
      if (meaning.kind !== 'label' || !labelMatchesInLine(meaning.label, label)) return undefined;
      played |= 1n << BigInt(next);
      cells.push(next);
    }
    return this.playNots(played, column, labels, cells);
  }

  /** `not "label"` right after the step's own cells: the step must not carry it. */
  private playNots(
    before: bigint,
    column: number,
    labels: readonly string[],
    cells: number[],
  ): { readonly played: bigint; readonly cells: readonly number[] } | undefined {
    let played = before;
    for (;;) {
      const next = this.nextOf(played, column);
      const meaning = next === undefined ? undefined : this.cell(next).meaning;
      if (next === undefined || meaning?.kind !== 'not') return { played, cells };
      if (labels.some((label) => labelMatchesInLine(meaning.label, label))) return undefined;
      played |= 1n << BigInt(next);
      cells.push(next);
    }
  }

  /** The next cell of a column whose turn it is. */
  private nextOf(played: bigint, column: number): number | undefined {
    return this.ready(played).find((index) => this.cell(index).column === column);
  }

  private found(end: Node): FoundTable {
    const { program } = this.machine;
    const rows: RowIndex[] = [];
    const cellsOfTurn: (readonly number[])[] = [];
    let start = end;
    for (; start.step !== undefined; start = start.step.from) {
      rows.unshift(start.step.row);
      cellsOfTurn.unshift(start.cells);
    }
    // What needs no step and stands above the first one is played with it.
    const [first = [], ...others] = cellsOfTurn;
    return {
      schedule: rows.map((row) => turnOfRow(program, row)),
      cellsOfTurn: rows.length === 0 ? [] : [[...start.cells, ...first], ...others],
    };
  }
}

function count(bits: bigint): number {
  return bits.toString(2).replaceAll('0', '').length;
}

/** True where a step’s label is the one that a phrase asks for; `*` stands for any text in one line. */
export function labelMatchesInLine(wanted: string, label: string): boolean {
  if (!wanted.includes('*')) return wanted === label;
  const parts = wanted.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(label);
}
