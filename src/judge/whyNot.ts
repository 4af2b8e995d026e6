// What keeps a cell from coming after those before it, told from the states in which runs have passed just those.

import { defined } from '../base/defined.ts';
import { enabledRows, outlook } from '../engine/explain.ts';
import { firstFrame } from '../engine/frames.ts';
import { rowsAt } from '../engine/locations.ts';
import type { Machine } from '../engine/machine.ts';
import { seenBy } from '../engine/obstacles.ts';
import { labelsOf } from '../engine/trace.ts';
import type { StateSpace } from '../explorer/stateSpace.ts';
import type { Furthest } from '../explorer/waypoints/decide.ts';
import { labelMatches, mayMatch, type PassedByStep, type Waypoint } from '../explorer/waypoints/waypoint.ts';
import type { LabelPart } from '../model/code.ts';
import { type ActorIndex, type RowIndex, rowIndex } from '../model/indices.ts';
import type { WhyNot } from '../model/judgement.ts';
import { STATES_EXPLAINED_MAX } from '../model/limits.ts';
import { rowAt } from '../model/lookup.ts';
import type { ChoiceRow, Program } from '../model/program.ts';
import type { Obstacle, Outlook } from '../model/run.ts';
import { locationBefore, rangeOf } from './vocabulary.ts';

/** Why no run passes a waypoint next. `lane`: of its cell, as a person names it. */
export function whyNot(
  machine: Machine,
  space: StateSpace,
  waypoint: Waypoint,
  { states, passage }: Pick<Furthest, 'states' | 'passage'>,
  lane: string,
): WhyNot {
  const end = space.table.state(defined(passage.states.at(-1)));
  if (waypoint.kind === 'state') {
    return { kind: 'does not hold', seen: seenBy(machine, end, waypoint.test) };
  }
  const step = waypoint.kind === 'attempt' ? waypoint.step : waypoint;
  const rows = rowsOf(machine.program, step);
  if (rows.size === 0) return { kind: 'no such step', lane };
  const found = states.slice(0, STATES_EXPLAINED_MAX).flatMap((state) => {
    const words = space.table.state(state);
    const here = standsBefore(machine.program, step.actors, rows, words);
    return here === undefined ? [] : [{ ...here, words }];
  });
  const carried = carriedInstead(machine, step, found);
  if (carried !== undefined) return carried;
  const waits = found.find(({ actor, words }) => !canMove(machine, actor, words));
  if (waits !== undefined) return waiting(machine, waits.actor, waits.words, 'waits');
  if (waypoint.kind === 'attempt') return { kind: 'nobody waits' };
  return without(machine, step, rows, end);
}

/** Rows of the step table that may pass a waypoint in some state. */
function rowsOf(program: Program, step: PassedByStep): ReadonlySet<RowIndex> {
  return new Set(
    program.choices.flatMap((row, index) =>
      step.actors.includes(row.actor) && mayPass(program, row, step) ? [rowIndex(index)] : [],
    ),
  );
}

function mayPass(program: Program, row: ChoiceRow, step: PassedByStep): boolean {
  const location = locationBefore(program, row);
  const ranges = [row.at, ...(location === undefined ? [] : [location.at]), ...row.code.flatMap(rangeOf)];
  switch (step.kind) {
    case 'label':
      return row.code.some((each) => each.op === 'label' && mayMatch(patternOf(each.parts), step.label));
    case 'text':
      return ranges.some(({ from, to }) =>
        step.ranges.some((range) => range.from === from && range.to === to),
      );
    case 'either':
      return step.ways.some((way) => way.actors.includes(row.actor) && mayPass(program, row, way));
    case 'inside':
      return location?.path.some(({ call }) => step.calls.some((range) => range.from === call.from)) === true;
    case 'begins':
      return location?.kind.kind === 'inactive';
    case 'any':
    case 'drains':
      return true;
  }
}

/** A label with `*` for what only a run can tell. */
function patternOf(parts: readonly LabelPart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : '*')).join('');
}

interface Stand {
  readonly actor: ActorIndex;
  readonly row: number;
}

/** Who stands before such a step in a state. */
function standsBefore(
  program: Program,
  actors: readonly ActorIndex[],
  rows: ReadonlySet<RowIndex>,
  state: Uint32Array,
): Stand | undefined {
  for (const actor of actors) {
    const row = rowsAt(program, actor, state).find((each) => rows.has(each));
    if (row !== undefined) return { actor, row };
  }
  return undefined;
}

/** The step can be taken, but what it does there is not what is drawn: it carries other labels. */
function carriedInstead(
  machine: Machine,
  step: PassedByStep,
  found: readonly (Stand & { readonly words: Uint32Array })[],
): WhyNot | undefined {
  if (step.kind !== 'label') return undefined;
  const scratch = new Uint32Array(machine.words);
  for (const { row, words } of found) {
    if (!enabledRows(machine, words).includes(rowIndex(row))) continue;
    const labels = labelsOf(machine.trace(words, 0, rowIndex(row), scratch, 0));
    if (labels.some((label) => labelMatches(step.label, label))) return { kind: 'carries', labels };
  }
  return undefined;
}

function canMove(machine: Machine, actor: ActorIndex, state: Uint32Array): boolean {
  return enabledRows(machine, state).some((row) => rowAt(machine.program, row).actor === actor);
}

function waiting(
  machine: Machine,
  actor: ActorIndex,
  state: Uint32Array,
  kind: 'waits' | 'is stuck',
): WhyNot {
  return { kind, actor, obstacles: obstaclesOf(machine, actor, state) };
}

function outlookOf(machine: Machine, actor: ActorIndex, state: Uint32Array): Outlook {
  return defined(outlook(machine, { ...firstFrame(machine), state })[actor]);
}

function obstaclesOf(machine: Machine, actor: ActorIndex, state: Uint32Array): readonly Obstacle[] {
  return outlookOf(machine, actor, state).why;
}

/** Nobody ever stands before the step: he has finished, goes on with something else, or cannot move. */
function without(
  machine: Machine,
  step: PassedByStep,
  rows: ReadonlySet<RowIndex>,
  end: Uint32Array,
): WhyNot {
  const { program } = machine;
  const able = step.actors.filter((actor) => [...rows].some((row) => rowAt(program, row).actor === actor));
  const open = able.filter((actor) => outlookOf(machine, actor, end).finished !== true);
  const [actor] = open;
  if (actor === undefined) return { kind: 'finished', actor: defined(able[0]) };
  const mover = open.find((each) => canMove(machine, each, end));
  if (mover === undefined) return waiting(machine, actor, end, 'is stuck');
  return { kind: 'goes on', actor: mover, next: nextOf(machine, mover, end) };
}

/** What an actor does next: its labels, else a piece of the text. */
function nextOf(machine: Machine, actor: ActorIndex, state: Uint32Array): string {
  const { text } = machine.program;
  const [option] = outlookOf(machine, actor, state).options;
  if (option === undefined) return '';
  const { labels, at } = option;
  return labels.length > 0 ? labels.join(', ') : text.slice(at.from, at.to).replace(/\s+/g, ' ').trim();
}
