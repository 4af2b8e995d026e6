// Which waypoints a step can pass. Steps that are alike in this are one class: a search then asks for a class only.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { Machine } from '../../engine/machine.ts';
import { readSlot } from '../../engine/values.ts';
import type { TextRange } from '../../model/code.ts';
import { type ActorIndex, actorIndex, type RowIndex, rowIndex, type SlotIndex } from '../../model/indices.ts';
import { actorIndices, rowAt } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import type { Happening } from '../../model/run.ts';
import { fact, type StateSpace } from '../stateSpace.ts';
import { ERROR } from '../wasm/facts.ts';
import { sameInAllStates, slotsRead } from './rowCode.ts';
import { type Course, labelMatches, type PassedByStep, stepOf } from './waypoint.ts';

export interface StepClass {
  /** For each label that the step carries, the waypoints that it can pass, as indices. */
  readonly labels: readonly (readonly number[])[];
  /** Waypoints that the step can pass as a whole. */
  readonly whole: readonly number[];
  /** Whether a label that passes nothing was left out by the course. */
  readonly told: boolean;
}

/** Classifies the edges of an explored space; each edge is looked at once, and most rows are alike in all states. */
export class StepClasses {
  private readonly classes: StepClass[] = [];
  private readonly machine: Machine;
  private readonly space: StateSpace;
  private readonly course: Course;
  /** For each actor. */
  private readonly own: readonly OwnWaypoints[];
  private readonly numbers = new Map<string, number>();
  /** For each row: its class where that does not depend on the state, −1 where it is not known, −2 where it does. */
  private readonly ofRow: Int32Array;
  /** For each row whose class depends on the state: the slots on which it depends, and the classes by their values. */
  private readonly dependent: (Dependent | undefined)[] = [];
  /** For each edge: its class, or −1. */
  private readonly ofEdge: Int32Array;
  private readonly state: Uint32Array;
  private readonly scratch: Uint32Array;

  constructor(machine: Machine, space: StateSpace, course: Course) {
    this.machine = machine;
    this.space = space;
    this.course = course;
    const { choices, words } = machine.program;
    this.numberOf(nothing);
    this.own = actorIndices(machine.program).map((actor) => waypointsOf(course, actorIndex(actor)));
    this.ofRow = Int32Array.from(choices, (row) => {
      const isSilent = !row.code.some(({ op }) => op === 'label') && this.own[row.actor]?.whole.length === 0;
      return isSilent ? SILENT : sameInAllStates(row) ? -1 : -2;
    });
    this.ofEdge = new Int32Array(space.edges === undefined ? 0 : space.edges.targets.length).fill(-1);
    this.state = new Uint32Array(words);
    this.scratch = new Uint32Array(words);
  }

  /** The class of an edge out of a state. */
  of(state: number, edge: number, target: number): number {
    const known = defined(this.ofEdge[edge]);
    if (known >= 0) return known;
    assert(this.space.edges !== undefined, 'an edge is asked for where edges are kept');
    const row = rowIndex(defined(this.space.edges.rows[edge]));
    const number = this.classOfEdge(state, row, target);
    this.ofEdge[edge] = number;
    return number;
  }

  isFixed(row: RowIndex): boolean {
    return this.ofRow[row] !== -2;
  }

  private classOfEdge(state: number, row: RowIndex, target: number): number {
    // A step that fails does not run to its end.
    if (fact(this.space, target, ERROR)) return this.classOf(state, row);
    const fixed = defined(this.ofRow[row]);
    if (fixed === -2) return this.dependentClass(state, row);
    const number = fixed >= 0 ? fixed : this.classOf(state, row);
    this.ofRow[row] = number;
    return number;
  }

  at(number: number): StepClass {
    return this.classes[number] ?? nothing;
  }

  /** Of a row that does not do the same in all states: what it does is given by the slots that its code reads. */
  private dependentClass(state: number, row: RowIndex): number {
    const { program } = this.machine;
    const own = this.dependent[row] ?? {
      slots: slotsRead(rowAt(program, row).code),
      classes: new Map<string, number>(),
    };
    this.dependent[row] = own;
    this.load(state);
    let key = '';
    for (const slot of own.slots) key += `${readSlot(program, this.state, slot)} `;
    const number = own.classes.get(key) ?? this.classOf(state, row);
    own.classes.set(key, number);
    return number;
  }

  private classOf(state: number, row: RowIndex): number {
    this.load(state);
    const happenings = this.machine.trace(this.state, 0, row, this.scratch, 0);
    const { actor } = rowAt(this.machine.program, row);
    const told = this.course.told.has(actor);
    return this.numberOf(classOf(this.machine.program, this.own[actor] ?? none, told, row, happenings));
  }

  private load(state: number): void {
    const { words } = this.space.table;
    const at = this.space.table.at(state);
    for (let i = 0; i < this.state.length; i++) this.state[i] = defined(words[at + i]);
  }

  private numberOf(found: StepClass): number {
    const key = JSON.stringify(found);
    const number = this.numbers.get(key) ?? this.classes.length;
    if (number === this.classes.length) {
      this.classes.push(found);
      this.numbers.set(key, number);
    }
    return number;
  }
}

interface Dependent {
  readonly slots: readonly SlotIndex[];
  readonly classes: Map<string, number>;
}

const nothing: StepClass = { labels: [], whole: [], told: false };
/** The number of the class of steps that have no label and pass nothing. */
export const SILENT = 0;

/** Waypoints that one actor can pass by a step, with their numbers. */
export interface OwnWaypoints {
  readonly labels: readonly { readonly index: number; readonly waypoint: LabelWaypoint }[];
  readonly whole: readonly { readonly index: number; readonly waypoint: PassedByStep }[];
}

type LabelWaypoint = Extract<PassedByStep, { readonly kind: 'label' }>;

const none: OwnWaypoints = { labels: [], whole: [] };

export function waypointsOf({ waypoints }: Pick<Course, 'waypoints'>, actor: ActorIndex): OwnWaypoints {
  const own = waypoints.flatMap((each, index) => {
    const step = stepOf(each);
    const ways = step?.kind === 'either' ? step.ways : step === undefined ? [] : [step];
    return ways.filter(({ actors }) => actors.includes(actor)).map((waypoint) => ({ index, waypoint }));
  });
  return {
    labels: own.flatMap(({ index, waypoint }) => (waypoint.kind === 'label' ? [{ index, waypoint }] : [])),
    whole: own.filter(({ waypoint }) => waypoint.kind !== 'label'),
  };
}

/** What a step can pass, from what it did. */
export function classOf(
  program: Program,
  own: OwnWaypoints,
  told: boolean,
  row: RowIndex,
  happenings: readonly Happening[],
): StepClass {
  const labels = happenings.flatMap((each) => (each.kind === 'label' ? [each.text] : []));
  const passes = ({ label, without }: LabelWaypoint, text: string): boolean =>
    labelMatches(label, text) &&
    !labels.some((other) => without.some((wanted) => labelMatches(wanted, other)));
  return {
    labels: labels.map((text) =>
      own.labels.flatMap(({ index, waypoint }) => (passes(waypoint, text) ? [index] : [])),
    ),
    whole: own.whole.flatMap(({ index, waypoint }) =>
      isPassed(program, waypoint, row, happenings) ? [index] : [],
    ),
    told: told && labels.length > 0,
  };
}

/** Whether a step of the right actor passes a waypoint that is no label. */
function isPassed(
  program: Program,
  waypoint: PassedByStep,
  row: RowIndex,
  happenings: readonly Happening[],
): boolean {
  const choice = program.choices[row];
  const location =
    choice === undefined
      ? undefined
      : program.actors[choice.actor]?.threads[choice.thread]?.locations[choice.location];
  switch (waypoint.kind) {
    case 'text': {
      const isOne = ({ from, to }: TextRange): boolean =>
        waypoint.ranges.some((range) => range.from === from && range.to === to);
      return (
        happenings.some(({ at }) => isOne(at)) ||
        (location !== undefined && isOne(location.at)) ||
        (choice !== undefined && isOne(choice.at))
      );
    }
    case 'inside':
      return (
        location?.path.some(({ call }) =>
          waypoint.calls.some((range) => range.from === call.from && range.to === call.to),
        ) === true
      );
    case 'any':
      return true;
    case 'begins':
      return location?.kind.kind === 'inactive';
    case 'drains':
      return happenings.some((each) => each.kind === 'write' && waypoint.slots.includes(each.slot));
    case 'label':
    case 'either':
      // Labels pass apart from the whole step, and of several ways the actor has taken his own.
      return false;
    default:
      return unreachable(waypoint);
  }
}
