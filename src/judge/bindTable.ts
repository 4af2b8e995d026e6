// A table and a scenario in; the lane of each column and the meaning of each cell out.

import { mayMatch } from '../explorer/waypoints/waypoint.ts';
import type { Table, TableCell } from '../tables/table.ts';
import { headingOf, marksDeadlock } from '../tables/table.ts';
import { bindCell, isKnownLabel, type Knowledge, stepOfLabel } from './bindCell.ts';
import { bindColumn, type ColumnBinding, type KnownHeadings, type Score } from './bindColumns.ts';
import { attemptable, type Binding, type BoundStep } from './binding.ts';
import { type Confirmed, type ConfirmedMeaning, isNamed } from './confirm.ts';
import { type AnyLane, lanesOf, laneWord, ofLane, type Vocabulary } from './vocabulary.ts';

export interface BoundTable {
  readonly table: Table;
  readonly columns: readonly ColumnBinding[];
  /** In the table's order, but with cells that go on in the next line joined. */
  readonly cells: readonly BoundCell[];
}

export interface BoundCell {
  readonly cell: TableCell;
  /** Undefined where the cell is a step of no lane, or where that is not known. */
  readonly lane: AnyLane | undefined;
  readonly binding: Binding;
}

/** Whether every cell and every column means something. */
export function isBound({ columns, cells }: BoundTable): boolean {
  return (
    columns.every(({ kind }) => kind !== 'unbound') &&
    cells.every(({ binding }) => binding.kind !== 'unbound')
  );
}

/** Binds a table. Where the columns were lost, each cell must find its lane by its label. */
export function bindTable(
  table: Table,
  knowledge: Knowledge,
  headings: KnownHeadings,
  confirmed: Confirmed,
): BoundTable {
  const binder = new Binder(table, knowledge, headings, confirmed);
  return binder.bind();
}

class Binder {
  private readonly table: Table;
  private readonly knowledge: Knowledge;
  private readonly headings: KnownHeadings;
  private readonly confirmed: Confirmed;

  constructor(table: Table, knowledge: Knowledge, headings: KnownHeadings, confirmed: Confirmed) {
    this.table = table;
    this.knowledge = knowledge;
    this.headings = headings;
    this.confirmed = confirmed;
  }

  bind(): BoundTable {
    const { table } = this;
    const columns = table.columns.map((_, column) => this.column(column));
    const cells: BoundCell[] = [];
    const used = new Set<TableCell>();
    for (const cell of table.cells) {
      if (used.has(cell)) continue;
      const lane = this.laneOf(cell, columns);
      const { whole, parts } = this.joined(cell, lane);
      for (const part of parts) used.add(part);
      cells.push(this.bound(whole, lane, columns));
    }
    return { table, columns, cells: withAttempts(cells) };
  }

  // -------------------------------------------------------------- columns

  private column(column: number): ColumnBinding {
    const { vocabulary } = this.knowledge;
    const heading = headingOf(this.table, column);
    const said = this.confirmed.lanes.find(
      (each) => each.heading === heading || each.heading === String(column + 1),
    );
    const lane = said && lanesOf(vocabulary).find((each) => isLane(each, said.lane, vocabulary));
    if (lane !== undefined) return { kind: 'lane', lane, by: 'person' };
    if (said !== undefined) return this.unknownLane(said.lane);
    const cells = this.table.cells.filter((cell) => cell.column === column);
    const score: Score = new Map(
      lanesOf(vocabulary).map((each) => [
        each,
        cells.filter((cell) => this.isStepOf(cell, heading, each)).length,
      ]),
    );
    const steps = cells.filter(({ form }) => form === 'plain' || form === 'event').length;
    return bindColumn(heading, score, steps, this.headings, vocabulary);
  }

  private unknownLane(name: string): ColumnBinding {
    const { vocabulary } = this.knowledge;
    const lanes = lanesOf(vocabulary).map((lane) => laneWord(vocabulary.program, lane));
    return { kind: 'unbound', why: { kind: 'unknown lane', name, lanes }, proposal: undefined };
  }

  private isStepOf(cell: TableCell, heading: string, lane: AnyLane): boolean {
    const { vocabulary } = this.knowledge;
    const binding = bindCell(cell, heading, lane, this.knowledge);
    if (binding.kind !== 'steps') return false;
    return binding.steps.every(({ waypoint }) => {
      if (waypoint.kind !== 'label') return true;
      const labels = ofLane(vocabulary.labels, lane);
      return labels.some(({ text }) => mayMatch(text, waypoint.label));
    });
  }

  private laneOf({ column }: TableCell, columns: readonly ColumnBinding[]): AnyLane | undefined {
    const own = column === undefined ? undefined : columns[column];
    return own?.kind === 'lane' ? own.lane : undefined;
  }

  // -------------------------------------------------------------- cells

  /** A cell with the lines below it that belong to it: only where all of it together is a label or an alias. */
  private joined(
    cell: TableCell,
    lane: AnyLane | undefined,
  ): { readonly whole: TableCell; readonly parts: readonly TableCell[] } {
    const below: TableCell[] = [];
    for (const other of this.table.cells.slice(this.table.cells.indexOf(cell) + 1)) {
      if (other.column !== cell.column) {
        if (other.row <= cell.row + below.length) continue;
        break;
      }
      if (!other.below || other.row !== cell.row + below.length + 1) break;
      below.push(other);
    }
    for (let count = below.length; count > 0; count--) {
      const parts = [cell, ...below.slice(0, count)];
      const text = joinedText(parts.map((part) => part.text));
      const whole = { ...cell, text, words: joinedWords(parts) };
      if (lane !== undefined && this.isExact(whole, lane)) return { whole, parts };
    }
    return { whole: cell, parts: [cell] };
  }

  private isExact(cell: TableCell, lane: AnyLane): boolean {
    const heading = this.headingOf(cell);
    const binding = bindCell(cell, heading, lane, this.knowledge);
    if (this.confirmed.cells.some(({ cell: text }) => isNamed(cell, text))) return true;
    return binding.kind === 'steps' && ['label', 'alias', 'statement', 'name'].includes(binding.by);
  }

  private headingOf({ column }: TableCell): string {
    return headingOf(this.table, column);
  }

  private bound(cell: TableCell, lane: AnyLane | undefined, columns: readonly ColumnBinding[]): BoundCell {
    const heading = this.headingOf(cell);
    const said = this.confirmed.cells.find(
      (each) => isNamed(cell, each.cell) && (each.heading === undefined || each.heading === heading),
    );
    if (lane === undefined) return this.withoutLane(cell, columns, said?.meaning);
    const binding =
      said === undefined
        ? bindCell(cell, heading, lane, this.knowledge)
        : this.asSaid(said.meaning, cell, lane);
    return { cell, lane, binding };
  }

  /** In a sequence, or between two columns: the lane is the one of which the cell is a step by its label. */
  private withoutLane(
    cell: TableCell,
    columns: readonly ColumnBinding[],
    said: ConfirmedMeaning | undefined,
  ): BoundCell {
    const { vocabulary } = this.knowledge;
    const column = cell.column === undefined ? undefined : columns[cell.column];
    if (column?.kind === 'unbound')
      return {
        cell,
        lane: undefined,
        binding: { kind: 'unbound', why: { kind: 'column unbound' }, proposals: [] },
      };
    const bound = lanesOf(vocabulary).map((lane) => ({
      lane,
      binding: said === undefined ? bindCell(cell, '', lane, this.knowledge) : this.asSaid(said, cell, lane),
    }));
    const steps = bound.filter(({ lane, binding }) =>
      this.isCertain(cell, lane, binding, said !== undefined),
    );
    const [only, another] = steps;
    if (only !== undefined && another === undefined) return { cell, ...only };
    const others = bound
      .map(({ binding }) => binding)
      .filter(({ kind }) => kind !== 'steps' && kind !== 'unbound');
    const [other] = others;
    if (only === undefined && other !== undefined) return { cell, lane: undefined, binding: other };
    if (only === undefined && isKnownLabel(cell.words, this.knowledge.allLabels))
      return { cell, lane: undefined, binding: nobodysStep(cell.words) };
    const lanes = steps.map(({ lane }) => laneWord(vocabulary.program, lane));
    const why =
      only === undefined ? ({ kind: 'no lane' } as const) : ({ kind: 'several lanes', lanes } as const);
    const proposals = bound.flatMap(({ binding }) => (binding.kind === 'unbound' ? binding.proposals : []));
    return { cell, lane: undefined, binding: { kind: 'unbound', why, proposals: proposals.slice(0, 3) } };
  }

  /** Without a column, only a step that a label or an alias names is certain. */
  private isCertain(cell: TableCell, lane: AnyLane, binding: Binding, isSaid: boolean): boolean {
    if (binding.kind !== 'steps') return isSaid && binding.kind === 'attempt';
    return isSaid || ((binding.by === 'label' || binding.by === 'alias') && this.isStepOf(cell, '', lane));
  }

  // -------------------------------------------------------------- what a person said

  private asSaid(meaning: ConfirmedMeaning, cell: TableCell, lane: AnyLane): Binding {
    switch (meaning.kind) {
      case 'gap':
        return { kind: 'gap' };
      case 'none':
        return { kind: 'remark' };
      case 'not':
        return { kind: 'not', label: meaning.label, by: 'person' };
      case 'check': {
        const state = this.knowledge.condition(meaning.condition);
        return state === undefined
          ? { kind: 'unbound', why: { kind: 'no condition', text: meaning.condition }, proposals: [] }
          : { ...state, by: 'person' };
      }
      case 'attempt': {
        const step = this.stepSaid(meaning.step, cell, lane);
        return step === undefined
          ? this.unknownStep(meaning.step, lane)
          : { kind: 'attempt', step, orDone: false, by: 'person' };
      }
      case 'steps': {
        const steps = this.stepsSaid(meaning.steps, cell, lane);
        return steps === undefined
          ? this.unknownStep(meaning.steps.join(' + '), lane)
          : { kind: 'steps', steps, by: 'person' };
      }
    }
  }

  private stepsSaid(said: readonly string[], cell: TableCell, lane: AnyLane): BoundStep[] | undefined {
    const steps = said.map((name) => this.stepSaid(name, cell, lane));
    return steps.every((step) => step !== undefined) ? steps : undefined;
  }

  private stepSaid(name: string, cell: TableCell, lane: AnyLane): BoundStep | undefined {
    const label = stepOfLabel(name, lane, this.knowledge.vocabulary);
    if (label !== undefined) return label;
    const binding = bindCell({ ...cell, text: name, words: name, form: 'plain' }, '', lane, this.knowledge);
    return binding.kind === 'steps' ? binding.steps[0] : undefined;
  }

  private unknownStep(name: string, lane: AnyLane): Binding {
    const { labels, program } = this.knowledge.vocabulary;
    const steps = ofLane(labels, lane).map(({ text }) => text);
    const why = { kind: 'unknown step', name, lane: laneWord(program, lane), steps } as const;
    return { kind: 'unbound', why, proposals: [] };
  }
}

/** A step that the text has under other settings only: nobody takes it. */
function nobodysStep(name: string): Binding {
  const waypoint = { kind: 'label', actors: [], label: name, without: [] } as const;
  return { kind: 'steps', steps: [{ name, waypoint }], by: 'label' };
}

/** A comment in a line of its own adds no words. */
function joinedWords(parts: readonly TableCell[]): string {
  const isComment = (words: string): boolean => /^\/\*.*\*\/$/.test(words);
  return joinedText(
    parts.map(({ words }) => words).filter((words, index) => index === 0 || !isComment(words)),
  );
}

/** A word that was broken goes on without a blank. */
function joinedText(parts: readonly string[]): string {
  return parts.join(' ');
}

function isLane(lane: AnyLane, word: string, { program }: Vocabulary): boolean {
  return word === laneWord(program, lane) || (lane !== 'environment' && word === program.lanes[lane]?.name);
}

/** Where a mark says that the table ends in a deadlock, the last step of each column may be one that is only tried. */
function withAttempts(cells: readonly BoundCell[]): readonly BoundCell[] {
  if (!cells.some(({ cell }) => marksDeadlock(cell.text))) return cells;
  return cells.map((bound, index) => {
    const { binding, cell } = bound;
    const isLast = !cells
      .slice(index + 1)
      .some((other) => other.cell.column === cell.column && other.binding.kind === 'steps');
    const [step, another] = binding.kind === 'steps' ? binding.steps : [];
    if (!isLast || step === undefined || another !== undefined || attemptable(step) === undefined)
      return bound;
    return {
      ...bound,
      binding: { kind: 'attempt', step, orDone: true, by: binding.kind === 'steps' ? binding.by : 'label' },
    };
  });
}
