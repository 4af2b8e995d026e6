// What `wakelane run --json` prints: a form of its own, described in docs/json.md.

import { judge } from '../engine/judge.ts';
import type { Machine } from '../engine/machine.ts';
import { laneName } from '../facts/lanes.ts';
import { printSchedule } from '../formats/schedule.ts';
import { actorAt, laneOf } from '../model/lookup.ts';
import type { MemoryModel } from '../model/program.ts';
import type { Fate } from '../model/report.ts';
import type { Frame } from '../model/run.ts';
import type { RunFate } from './runFate.ts';
import { standingAt } from './runText.ts';
import type { OpenedSource } from './sources.ts';

export interface RunPlayedV1 {
  readonly schema: 'wakelane.run/1';
  readonly scenario: string;
  readonly title: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly memory: MemoryModel;
  readonly schedule: string;
  readonly link: string;
  readonly steps: readonly {
    readonly actor: string;
    /** Null for the environment. */
    readonly lane: string | null;
    readonly labels: readonly string[];
    /** The text with which it begins. */
    readonly code: string | null;
  }[];
  readonly ends: 'running' | 'finished' | 'stuck' | 'error';
  /** Of a run that goes on; null where it does not, or where a bound leaves it unknown. */
  readonly fate: Fate | null;
  /** The step from which nothing saves it; null where there is none. */
  readonly doomedAt: number | null;
  readonly properties: readonly {
    readonly name: string;
    readonly sentence: string;
    readonly judged: string;
    /** The step that decided it; null where none has. */
    readonly at: number | null;
  }[];
  /** Why it could not be played to its end; null where it was. */
  readonly problem: string | null;
  /** As `wakelane run` prints it. */
  readonly table: string;
}

export function runV1(
  { id, source }: OpenedSource,
  machine: Machine,
  frames: readonly Frame[],
  fate: RunFate | undefined,
  said: { readonly table: string; readonly link: string; readonly problem: string | undefined },
): RunPlayedV1 {
  const { program } = machine;
  const last = frames.at(-1);
  const judgements = judge(machine, frames, frames.length - 1);
  const turns = frames.flatMap(({ turn }) => (turn === undefined ? [] : [turn]));
  return {
    schema: 'wakelane.run/1',
    scenario: id,
    title: source.scenario.title,
    settings: program.settings.values,
    memory: program.settings.memory,
    schedule: printSchedule(
      turns,
      program.actors.map(({ name }) => name),
    ),
    link: said.link,
    steps: frames.flatMap(({ actor, labels, at }) => {
      if (actor === undefined) return [];
      const lane = laneOf(program, actor);
      return [
        {
          actor: actorAt(program, actor).name,
          lane: lane === undefined ? null : laneName(program, lane),
          labels,
          code: at === undefined ? null : program.text.slice(at.from, at.to),
        },
      ];
    }),
    ends: last === undefined ? 'running' : standingAt(machine, last).kind,
    fate: fate?.fate ?? null,
    doomedAt: fate?.doomedAt ?? null,
    properties: program.properties.map(({ name, sentence }, index) => {
      const judgement = judgements[index];
      const at = judgement !== undefined && 'at' in judgement ? judgement.at : undefined;
      return { name, sentence, judged: judgement?.kind ?? 'kept', at: at ?? null };
    }),
    problem: said.problem ?? null,
    table: said.table,
  };
}
