import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, getNextTransitions, initialTransition, transition } from 'xstate';
import { assert } from '../base/assert.ts';
import type { ChartTable } from '../model/chart.ts';
import { charts, machines } from './charts.ts';

const pairs = machines.map((machine, index) => {
  const table = charts[index];
  assert(table !== undefined, 'there is a table for each machine');
  return { machine, table, name: table.name };
});

/** What the table says an event does; an event without an edge is ignored. */
function nextState(table: ChartTable, from: number, event: string): number {
  return table.edges.find((edge) => edge.from === from && edge.event === event)?.to ?? from;
}

function snapshotsOf(machine: AnyStateMachine) {
  const [first] = initialTransition(machine);
  const found = new Map([[first.value, first]]);
  for (const snapshot of found.values()) {
    for (const type of machine.events) {
      const [next] = transition(machine, snapshot, { type });
      if (!found.has(next.value)) found.set(next.value, next);
    }
  }
  return [...found.values()];
}

describe.each(pairs)('$name', ({ machine, table }) => {
  it('has its initial state first', () => {
    const [initial] = initialTransition<AnyStateMachine>(machine);
    expect(table.states[0]).toBe(initial.value);
  });

  it('agrees with its machine on every event in every state', () => {
    const events = [...machine.events, 'an event that it does not know'];
    for (const snapshot of snapshotsOf(machine)) {
      for (const type of events) {
        const [next] = transition<AnyStateMachine>(machine, snapshot, { type });
        const to = nextState(table, table.states.indexOf(snapshot.value), type);
        expect(table.states[to], `${snapshot.value} on ${type}`).toBe(next.value);
      }
    }
  });

  it('agrees with its machine on random words', () => {
    const word = fc.array(fc.constantFrom(...machine.events), { maxLength: 40 });
    fc.assert(
      fc.property(word, (events) => {
        let [snapshot] = initialTransition<AnyStateMachine>(machine);
        let state = 0;
        for (const type of events) {
          [snapshot] = transition<AnyStateMachine>(machine, snapshot, { type });
          state = nextState(table, state, type);
        }
        expect(table.states[state]).toBe(snapshot.value);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('says of every state what it means and of every edge who takes it', () => {
    for (const snapshot of snapshotsOf(machine)) {
      expect(machine.states[snapshot.value]?.description, snapshot.value).toMatch(/^[A-Z].*\.$/);
      for (const edge of getNextTransitions(snapshot)) {
        expect(edge.description, `${snapshot.value} on ${edge.eventType}`).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('draws no two states on top of each other', () => {
    const places = table.drawing;
    const distances = places.flatMap((a, i) =>
      places.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)),
    );
    expect(Math.min(...distances)).toBeGreaterThan(0.3);
  });
});

/** `FROM -event-> TO`, one line an edge. */
function edgesOf(name: string): readonly string[] {
  const table = charts.find((chart) => chart.name === name);
  assert(table !== undefined, `there is a chart ${name}`);
  return table.edges.map(({ from, to, event }) => `${table.states[from]} -${event}-> ${table.states[to]}`);
}

describe('the moves', () => {
  it('have distinct charts', () => {
    expect(new Set(charts.map(({ name }) => name)).size).toBe(charts.length);
  });

  it('of an ACRN thread are those of schedule.c', () => {
    expect(edgesOf('AcrnThread')).toEqual([
      'RUNNING -sleep_thread-> BE_BLOCKING',
      'RUNNING -schedule-> RUNNABLE',
      'BE_BLOCKING -schedule-> BLOCKED',
      'BE_BLOCKING -wake_thread-> RUNNING',
      'BLOCKED -wake_thread-> RUNNABLE',
      'RUNNABLE -sleep_thread-> BLOCKED',
      'RUNNABLE -schedule-> RUNNING',
    ]);
  });

  it('of vcpu->mode are those of kvm_main.c and x86.c', () => {
    expect(edgesOf('KvmMode')).toEqual([
      'OUTSIDE_GUEST_MODE -enter-> IN_GUEST_MODE',
      'OUTSIDE_GUEST_MODE -walk_shadow_page_lockless_begin-> READING_SHADOW_PAGE_TABLES',
      'IN_GUEST_MODE -kvm_vcpu_exiting_guest_mode-> EXITING_GUEST_MODE',
      'IN_GUEST_MODE -leave-> OUTSIDE_GUEST_MODE',
      'EXITING_GUEST_MODE -leave-> OUTSIDE_GUEST_MODE',
      'READING_SHADOW_PAGE_TABLES -walk_shadow_page_lockless_end-> OUTSIDE_GUEST_MODE',
    ]);
  });
});
