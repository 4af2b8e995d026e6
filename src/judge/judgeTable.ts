// Holds a table against a scenario: whether its cells can come in their order, and what follows.

import { defined } from '../base/defined.ts';
import { type Decision, decide, type Furthest } from '../explorer/waypoints/decide.ts';
import type { LeftOut } from '../explorer/waypoints/leftOut.ts';
import type { ImpossibleCell, LeftOutSteps, Provided, TableJudgement } from '../model/judgement.ts';
import { rowAt } from '../model/lookup.ts';
import type { Program, Settings } from '../model/program.ts';
import type { Table } from '../tables/table.ts';
import type { Knowledge } from './bindCell.ts';
import { type BoundTable, bindTable, isBound } from './bindTable.ts';
import type { Confirmed } from './confirm.ts';
import { courseOf, type TableCourse } from './course.ts';
import { OtherSettings } from './elsewhere.ts';
import { type ExploredSpace, exploreAll } from './explored.ts';
import { meaningsOf } from './meanings.ts';
import { nearestOrder } from './nearest.ts';
import { ordersOf } from './orders.ts';
import { proposed } from './proposed.ts';
import { runOf } from './runOf.ts';
import { type JudgedScenario, knowledgeOf } from './subject.ts';
import { laneWord } from './vocabulary.ts';
import { whyNot } from './whyNot.ts';

export interface JudgeOptions {
  /** States that are stored at most. */
  readonly states: number;
}

/** Judges tables against one scenario under one combination of its settings, which is explored once. */
export class TableJudge {
  readonly program: Program;
  private readonly subject: JudgedScenario;
  private readonly settings: Settings;
  private readonly knowledge: Knowledge;
  private readonly options: JudgeOptions;
  private others: OtherSettings | undefined;
  private explored: ExploredSpace | undefined;

  /** Undefined where the scenario does not compile under these settings. */
  static for(subject: JudgedScenario, settings: Settings, options: JudgeOptions): TableJudge | undefined {
    const known = knowledgeOf(subject, settings);
    return known === undefined
      ? undefined
      : new TableJudge(subject, settings, options, known.program, known.knowledge);
  }

  private constructor(
    subject: JudgedScenario,
    settings: Settings,
    options: JudgeOptions,
    program: Program,
    knowledge: Knowledge,
  ) {
    this.subject = subject;
    this.settings = settings;
    this.options = options;
    this.program = program;
    this.knowledge = knowledge;
  }

  /** What became of a table's columns and cells. */
  bind(table: Table, confirmed: Confirmed): BoundTable {
    return bindTable(table, this.knowledge, this.subject.headings, confirmed);
  }

  judge(table: Table, confirmed: Confirmed): TableJudgement {
    const bound = this.bind(table, confirmed);
    if (!isBound(bound)) return this.unbound(table, confirmed, bound);
    const { vocabulary } = this.knowledge;
    const tableCourse = courseOf(bound.cells, vocabulary);
    const explored = this.explore();
    const { machine, space, fates } = explored;
    const decision = decide(machine, space, tableCourse.course, fates);
    switch (decision.kind) {
      case 'happens':
        return { ...this.plain(bound, 'happens'), ...this.happening(explored, bound, tableCourse, decision) };
      case 'impossible':
        return {
          ...this.plain(bound, 'impossible'),
          ...this.impossible(explored, table, confirmed, bound, tableCourse, decision),
        };
      case 'unknown':
        return this.plain(bound, 'unknown');
    }
  }

  private explore(): ExploredSpace {
    this.explored ??= exploreAll(this.program, this.options.states);
    return this.explored;
  }

  private otherSettings({ space }: ExploredSpace): OtherSettings {
    this.others ??= new OtherSettings(this.subject, this.settings, space.table.size);
    return this.others;
  }

  private plain(bound: BoundTable, verdict: TableJudgement['verdict']): TableJudgement {
    return {
      settings: this.settings,
      ...meaningsOf(bound, this.knowledge.vocabulary),
      verdict,
      run: undefined,
      otherwise: undefined,
      leftOut: [],
      orders: [],
      impossible: undefined,
      elsewhere: undefined,
      nearest: undefined,
      provided: undefined,
    };
  }

  /** Something is not bound: what would hold if all that is proposed were confirmed. */
  private unbound(table: Table, confirmed: Confirmed, bound: BoundTable): TableJudgement {
    const plain = this.plain(bound, 'unbound');
    const found = proposed(table, confirmed, (given) => this.bind(table, given), this.knowledge.vocabulary);
    if (found === undefined) return plain;
    const provided: Provided = { ...found.provided, judgement: this.judge(table, found.confirmed) };
    return { ...plain, provided };
  }

  private happening(
    explored: ExploredSpace,
    { cells }: BoundTable,
    tableCourse: TableCourse,
    { passage, again, leftOut, prospect }: Extract<Decision, { readonly kind: 'happens' }>,
  ): Partial<TableJudgement> {
    const { cellOf } = tableCourse;
    const run = runOf(explored, passage, cellOf, again ? repeatedIn(explored, passage, tableCourse) : []);
    const other = run.doomed ? prospect?.saved : prospect?.lost;
    return {
      run,
      otherwise: other === undefined ? undefined : runOf(explored, other, cellOf),
      leftOut: grouped(leftOut, cellOf),
      orders: ordersOf(explored, cells, tableCourse),
    };
  }

  private impossible(
    explored: ExploredSpace,
    table: Table,
    confirmed: Confirmed,
    { cells }: BoundTable,
    tableCourse: TableCourse,
    { furthest, strictly }: Extract<Decision, { readonly kind: 'impossible' }>,
  ): Partial<TableJudgement> {
    const { cellOf } = tableCourse;
    const cell = defined(cellOf[furthest.count]);
    const why = this.why(explored, cells, tableCourse, furthest);
    // A step that does not exist comes nowhere.
    const isMissing = why.kind === 'no such step';
    const isSooner = !isMissing && strictly.count < furthest.count;
    const impossible: ImpossibleCell = {
      cell,
      why,
      run: runOf(explored, furthest.passage, cellOf),
      sooner: isSooner
        ? { cell: defined(cellOf[strictly.count]), why: this.why(explored, cells, tableCourse, strictly) }
        : undefined,
    };
    return {
      impossible,
      leftOut: grouped(furthest.leftOut, cellOf),
      nearest: isMissing ? undefined : nearestOrder(explored, cells, cell, this.knowledge.vocabulary),
      elsewhere: this.otherSettings(explored).happensIn(table, confirmed),
    };
  }

  private why(
    { machine, space }: ExploredSpace,
    cells: BoundTable['cells'],
    { course, cellOf }: TableCourse,
    furthest: Furthest,
  ) {
    const { vocabulary } = this.knowledge;
    const waypoint = course.waypoints[furthest.count];
    const lane = cells[defined(cellOf[furthest.count])]?.lane;
    const word = lane === undefined ? '' : laneWord(vocabulary.program, lane);
    return waypoint === undefined
      ? ({ kind: 'no such step', lane: word } as const)
      : whyNot(machine, space, waypoint, furthest, word);
  }
}

/** The labels that a run takes once more than they are drawn. */
function repeatedIn(
  { machine, space }: ExploredSpace,
  { rows, states, passed }: TableRunPassage,
  { course }: TableCourse,
): readonly string[] {
  const scratch = new Uint32Array(machine.words);
  const found = rows.flatMap((row, step) => {
    if (defined(passed[step + 1]).length > 0) return [];
    const state = space.table.state(defined(states[step]));
    const labels = machine
      .trace(state, 0, row, scratch, 0)
      .flatMap((each) => (each.kind === 'label' ? [each.text] : []));
    const { actor } = rowAt(machine.program, row);
    return labels.filter((label) =>
      course.waypoints.some(
        (each) => each.kind === 'label' && each.actors.includes(actor) && each.label === label,
      ),
    );
  });
  return [...new Set(found)];
}

type TableRunPassage = Extract<Decision, { readonly kind: 'happens' }>['passage'];

/** Steps between the same two cells together. */
function grouped(leftOut: readonly LeftOut[], cellOf: readonly number[]): readonly LeftOutSteps[] {
  const found = new Map<
    string,
    { after: number | undefined; before: number; steps: LeftOutSteps['steps'][number][] }
  >();
  for (const { after, before, actor, label } of leftOut) {
    const between = {
      after: after === undefined ? undefined : cellOf[after],
      before: defined(cellOf[before]),
    };
    const key = JSON.stringify(between);
    const known = found.get(key) ?? { ...between, steps: [] };
    known.steps.push({ actor, label });
    found.set(key, known);
  }
  return [...found.values()];
}
