// Under which other settings a table happens that does not happen under these.

import { createMachine, type Machine } from '../engine/machine.ts';
import { closureSearch } from '../explorer/search.ts';
import { startSearch } from '../explorer/startSearch.ts';
import type { StateSpace } from '../explorer/stateSpace.ts';
import { canHappen } from '../explorer/waypoints/decide.ts';
import type { Elsewhere } from '../model/judgement.ts';
import { ELSEWHERE_COMBINATIONS_MAX, ELSEWHERE_STATES_MAX } from '../model/limits.ts';
import type { Settings } from '../model/program.ts';
import type { Table } from '../tables/table.ts';
import type { Knowledge } from './bindCell.ts';
import { bindTable, isBound } from './bindTable.ts';
import type { Confirmed } from './confirm.ts';
import { courseOf } from './course.ts';
import { type JudgedScenario, knowledgeOf } from './subject.ts';

/** Programs under other settings, those that differ least first, as long as all their states are not too many. */
export class OtherSettings {
  private readonly subject: JudgedScenario;
  private readonly others: readonly Settings[];
  private readonly known: (Tried | undefined)[] = [];
  private readonly isSmall: boolean;
  private left = ELSEWHERE_STATES_MAX;

  /** `states`: how many there are under the given settings. */
  constructor(subject: JudgedScenario, settings: Settings, states: number) {
    this.subject = subject;
    this.isSmall = states < 5_000;
    this.others = subject.settings
      .map((other) => ({ other, distance: differences(settings, other) }))
      .filter(({ distance }) => distance > 0)
      .sort((a, b) => a.distance - b.distance)
      .map(({ other }) => other);
  }

  /** Where a table happens; undefined where there are no other settings. */
  happensIn(table: Table, confirmed: Confirmed): Elsewhere | undefined {
    const found: Settings[] = [];
    let tried = 0;
    this.others.slice(0, ELSEWHERE_COMBINATIONS_MAX).forEach((settings, index) => {
      const happens = this.happens(index, settings, table, confirmed);
      if (happens === undefined) return;
      tried += 1;
      if (happens) found.push(settings);
    });
    const others = this.others.length;
    return others === 0 ? undefined : { settings: found, tried, others };
  }

  private happens(
    index: number,
    settings: Settings,
    table: Table,
    confirmed: Confirmed,
  ): boolean | undefined {
    const tried = this.known[index] ?? this.tryOut(settings);
    this.known[index] = tried;
    if (tried === undefined) return undefined;
    const { knowledge, machine, space } = tried;
    const bound = bindTable(table, knowledge, this.subject.headings, confirmed);
    if (!isBound(bound)) return undefined;
    return canHappen(machine, space, courseOf(bound.cells, knowledge.vocabulary).course, true);
  }

  private tryOut(settings: Settings): Tried | undefined {
    const known = this.left <= 0 ? undefined : knowledgeOf(this.subject, settings);
    if (known === undefined) return undefined;
    const machine = createMachine(known.program);
    // To generate code for a small space takes longer than to search it.
    const start = this.isSmall ? closureSearch : startSearch;
    const search = start(machine, { states: this.left, edges: true });
    search.advance(this.left);
    const space = search.finish();
    this.left -= space.table.size;
    return { knowledge: known.knowledge, machine, space };
  }
}

interface Tried {
  readonly knowledge: Knowledge;
  readonly machine: Machine;
  readonly space: StateSpace;
}

function differences(a: Settings, b: Settings): number {
  const names = new Set([...Object.keys(a.values), ...Object.keys(b.values)]);
  return (
    [...names].filter((name) => a.values[name] !== b.values[name]).length + (a.memory === b.memory ? 0 : 1)
  );
}
