// A run through the cells of a table: its schedule, how it ends, and what it breaks.

import { defined } from '../base/defined.ts';
import { standingOf, telling } from '../engine/explain.ts';
import { playOn } from '../engine/playOn.ts';
import { replay } from '../engine/replay.ts';
import type { Passage } from '../explorer/waypoints/search.ts';
import type { TableEnd, TableRun } from '../model/judgement.ts';
import { FATES } from '../model/report.ts';
import type { Frame, Schedule } from '../model/run.ts';
import { turnOfRow } from '../schedule/turns.ts';
import type { ExploredSpace } from './explored.ts';

/** `cellOf`: the cell of each waypoint; `again`: labels that happen once more than they are drawn. */
export function runOf(
  explored: ExploredSpace,
  passage: Passage,
  cellOf: readonly number[],
  again: readonly string[] = [],
): TableRun {
  const { machine, fates } = explored;
  const schedule: Schedule = passage.rows.map((row) => turnOfRow(machine.program, row));
  const cells = passage.passed.map((passed) => [
    ...new Set(passed.flatMap((waypoint) => defined(cellOf[waypoint]))),
  ]);
  const wasBad = passage.states.some((state) => fates?.bad[state] === 1);
  const code = fates?.codes[defined(passage.states.at(-1))];
  const fate = code === undefined ? undefined : FATES[code];
  const doomed = wasBad || fate === 'doomed';
  const { frames } = replay(machine, schedule);
  return { schedule, cells, doomed, again, ...endOf(explored, frames, fate) };
}

/** A run that nothing can save is told to its end; of one that can go either way, only how it stands. */
function endOf(
  { machine }: ExploredSpace,
  frames: readonly Frame[],
  fate: (typeof FATES)[number] | undefined,
): { readonly ends: TableEnd; readonly breaks: readonly string[] } {
  const last = frames.at(-1);
  if (last === undefined) return { ends: { kind: 'goes on', fate }, breaks: [] };
  const now = standingOf(machine, last.state, last.happenings);
  const { properties } = machine.program;
  const names = (broken: readonly (number | undefined)[], until: number): readonly string[] =>
    properties.flatMap(({ name }, index) => ((broken[index] ?? until + 1) <= until ? [name] : []));
  if (now.kind === 'running' && fate !== 'doomed') {
    // What the play-on breaks later is not this run's.
    const { broken } = playOn(machine, frames);
    const sofar = properties.map(({ kind }, index) =>
      kind === 'never' || kind === 'final' ? broken[index] : undefined,
    );
    return { ends: { kind: 'goes on', fate }, breaks: names(sofar, last.index) };
  }
  const played = playOn(machine, frames);
  const until = played.frames.length - 1;
  const breaks = names(played.broken, until);
  switch (played.standing.kind) {
    case 'running':
      return { ends: { kind: played.cycleFrom === undefined ? 'goes on' : 'repeats', fate }, breaks };
    case 'finished':
      return { ends: { kind: 'finished' }, breaks };
    case 'stuck': {
      const told = telling(played.standing.waiting);
      return {
        ends: { kind: 'stuck', waiting: told.map(({ actor }) => actor) },
        breaks: ['rest', ...breaks],
      };
    }
    case 'error':
      return { ends: { kind: 'error', fault: played.standing.fault }, breaks: ['error', ...breaks] };
  }
}
