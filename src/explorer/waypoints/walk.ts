// The graph in which runs are looked for that keep a course: its nodes are a state with a progress, its edges are the
// steps of the state graph, each in all the ways in which it can pass waypoints, and waypoints that a state passes.

import { defined } from '../../base/defined.ts';
import { type Attempts, createAttempts } from '../../engine/attempts.ts';
import type { Evaluator } from '../../engine/expressions.ts';
import type { Machine } from '../../engine/machine.ts';
import { labelsOf } from '../../engine/trace.ts';
import { type RowIndex, rowIndex } from '../../model/indices.ts';
import type { Edges, StateSpace } from '../stateSpace.ts';
import { Progress, type ProgressMove } from './progress.ts';
import { classOf, SILENT, StepClasses, waypointsOf } from './stepClasses.ts';
import { type Course, labelMatches, type StepWaypoint } from './waypoint.ts';

/** Told of each edge out of a node. `row`: of the step table; undefined where the state itself passes a waypoint. */
export type Visit = (
  target: number,
  set: number,
  row: RowIndex | undefined,
  move: ProgressMove,
  state: number,
) => void;

export class Walk {
  readonly machine: Machine;
  readonly space: StateSpace;
  readonly course: Course;
  readonly progress: Progress;
  readonly edges: Edges;
  private readonly steps: StepClasses;
  private readonly tests: readonly (Evaluator | undefined)[];
  private readonly attempts: Attempts;
  /** For each waypoint of a state: what is known of each state: 0 nothing, 1 that it does not hold, 2 that it holds. */
  private readonly known: readonly (Uint8Array | undefined)[];

  constructor(machine: Machine, space: StateSpace, edges: Edges, course: Course) {
    this.machine = machine;
    this.space = space;
    this.edges = edges;
    this.course = course;
    this.progress = new Progress(course);
    this.steps = new StepClasses(machine, space, course);
    this.attempts = createAttempts(machine);
    this.tests = course.waypoints.map((waypoint) =>
      waypoint.kind === 'state' ? machine.condition(waypoint.test) : undefined,
    );
    this.known = course.waypoints.map((waypoint) =>
      waypoint.kind === 'state' || waypoint.kind === 'attempt' ? new Uint8Array(space.table.size) : undefined,
    );
  }

  /** Whether the step of an edge passes nothing, and leaves nothing out, in all progress. */
  isSilent(state: number, edge: number, target: number): boolean {
    return this.steps.of(state, edge, target) === SILENT;
  }

  /** Visits all edges out of a node. */
  from(state: number, set: number, visit: Visit): void {
    const { progress, edges } = this;
    for (const waypoint of progress.readyOfState(set))
      if (this.holds(state, waypoint)) visit(state, set, undefined, progress.moveWith(set, waypoint), state);
    if (state >= this.space.expanded) return;
    const end = defined(edges.first[state + 1]);
    for (let edge = defined(edges.first[state]); edge < end; edge++) {
      const target = defined(edges.targets[edge]);
      const row = rowIndex(defined(edges.rows[edge]));
      const number = this.steps.of(state, edge, target);
      const moves = progress.movesOf(set, number, this.steps.at(number));
      for (let i = 0; i < moves.length; i++) {
        const move = moves[i];
        if (move !== undefined) visit(target, set, row, move, state);
      }
    }
  }

  /** Whether the steps of a row carry the same labels in all states. */
  isFixed(row: RowIndex): boolean {
    return this.steps.isFixed(row);
  }

  /** The labels of an edge's step. */
  labelsOf(state: number, row: RowIndex): readonly string[] {
    const scratch = new Uint32Array(this.machine.words);
    return labelsOf(this.machine.trace(this.space.table.state(state), 0, row, scratch, 0));
  }

  /** Whether a waypoint of a state is passed in it. */
  holds(state: number, waypoint: number): boolean {
    const known = this.known[waypoint];
    if (known === undefined) return false;
    if (known[state] === 0) known[state] = this.test(state, waypoint) ? 2 : 1;
    return known[state] === 2;
  }

  private test(state: number, index: number): boolean {
    const { machine, space } = this;
    const waypoint = this.course.waypoints[index];
    const test = this.tests[index];
    if (test !== undefined) return machine.evaluate(test, space.table.words, space.table.at(state)) !== 0;
    return waypoint?.kind === 'attempt' && this.isAttempted(space.table.state(state), waypoint.step);
  }

  private isAttempted(state: Uint32Array, step: StepWaypoint): boolean {
    const scratch = new Uint32Array(this.machine.words);
    return step.actors.some((actor) =>
      this.attempts(state, actor).some((row) => {
        const happenings = this.machine.trace(state, 0, row, scratch, 0);
        if (step.kind === 'label') {
          const [first] = labelsOf(happenings);
          return first !== undefined && labelMatches(step.label, first);
        }
        const own = waypointsOf({ waypoints: [step] }, actor);
        return classOf(this.machine.program, own, false, row, happenings).whole.length > 0;
      }),
    );
  }
}
