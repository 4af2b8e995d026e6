// Compiles a statechart into the table that engine and explorer use: interpreting a chart costs thousands of
// times more than looking up a table.

import { type AnyStateMachine, initialTransition, type SnapshotFrom, transition } from 'xstate';
import { defined } from '../base/defined.ts';
import type { ChartEdge, ChartTable, ModeBar } from '../model/chart.ts';

type Drawing = ChartTable['drawing'][number];

interface Visited {
  readonly name: string;
  readonly snapshot: SnapshotFrom<AnyStateMachine>;
}

/**
 * Walks the chart breadth-first from its initial state over all its events. States keep the order of their
 * declaration, the initial one first; an event that changes nothing makes no edge.
 *
 * @throws Error where the chart is no chart of modes: a nested or unreachable state, a state without a drawing,
 *   or two events between the same two states, so that a move would not say what happened.
 */
export function compileChart(machine: AnyStateMachine): ChartTable {
  const visited = visitStates(machine);
  const initial = visited[0]?.name;
  const declared = Object.keys(machine.states);
  const states = declared.toSorted((a, b) => Number(b === initial) - Number(a === initial));
  const reached = new Set(visited.map(({ name }) => name));
  const lost = states.find((name) => !reached.has(name));
  if (lost !== undefined) throw chartError(machine, `no sequence of events reaches ${lost}`);
  const bySource = new Map(visited.map((state) => [state.name, edgesFrom(machine, state, states)]));
  return {
    name: machine.id,
    states,
    edges: states.flatMap((name) => defined(bySource.get(name))),
    drawing: states.map((name) => drawingOf(machine, name)),
  };
}

function visitStates(machine: AnyStateMachine): readonly Visited[] {
  const [snapshot] = initialTransition(machine);
  const visited: Visited[] = [{ name: nameOf(machine, snapshot), snapshot }];
  const known = new Set(visited.map(({ name }) => name));
  // The array grows while it is walked: that is the queue.
  for (const state of visited) {
    for (const type of machine.events) {
      const [next] = transition(machine, state.snapshot, { type });
      const name = nameOf(machine, next);
      if (known.has(name)) continue;
      known.add(name);
      visited.push({ name, snapshot: next });
    }
  }
  return visited;
}

function edgesFrom(
  machine: AnyStateMachine,
  state: Visited,
  states: readonly string[],
): readonly ChartEdge[] {
  const eventOf = new Map<string, string>();
  for (const event of machine.events) {
    const [next] = transition(machine, state.snapshot, { type: event });
    const target = nameOf(machine, next);
    if (target === state.name) continue;
    const other = eventOf.get(target);
    if (other !== undefined) {
      throw chartError(machine, `${other} and ${event} both lead from ${state.name} to ${target}`);
    }
    eventOf.set(target, event);
  }
  const from = states.indexOf(state.name);
  return [...eventOf].map(([target, event]) => ({ from, to: states.indexOf(target), event }));
}

function nameOf(machine: AnyStateMachine, snapshot: SnapshotFrom<AnyStateMachine>): string {
  const value: unknown = snapshot.value;
  if (typeof value !== 'string') {
    throw chartError(machine, `a mode is one word, but the chart nests states: ${JSON.stringify(value)}`);
  }
  return value;
}

function drawingOf(machine: AnyStateMachine, name: string): Drawing {
  const meta: unknown = machine.states[name]?.meta;
  if (!isDrawing(meta)) {
    throw chartError(machine, `the meta of ${name} must give x and y from 0 to 1 and a bar`);
  }
  return { x: meta.x, y: meta.y, bar: meta.bar };
}

// An object, not an array, so that the compiler names a bar that is missing here.
const bars: Readonly<Record<ModeBar, true>> = {
  guest: true,
  running: true,
  'going to sleep': true,
  runnable: true,
  blocked: true,
};

function isDrawing(meta: unknown): meta is Drawing {
  if (typeof meta !== 'object' || meta === null) return false;
  if (!('x' in meta && 'y' in meta && 'bar' in meta)) return false;
  return isUnit(meta.x) && isUnit(meta.y) && typeof meta.bar === 'string' && Object.hasOwn(bars, meta.bar);
}

function isUnit(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function chartError(machine: AnyStateMachine, message: string): Error {
  return new Error(`Chart ${machine.id}: ${message}.`);
}
