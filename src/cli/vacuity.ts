// What of a property says nothing, whatever the settings: judged over all their combinations together.

import { createMachine } from '../engine/machine.ts';
import { judgedParts, plainParts } from '../explorer/claims.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import type { Source } from '../lang/scenario.ts';
import { memoryOf } from '../memory/memories.ts';
import { type JudgedPart, stillIdle } from '../model/claims.ts';
import type { Settings } from '../model/program.ts';
import type { Report } from '../model/report.ts';
import { isSameSettings } from '../model/sameSettings.ts';
import { searchAll } from './exploring.ts';
import type { Io } from './io.ts';
import type { Grain } from './sources.ts';

/**
 * The parts of the properties that matter neither under the settings of a report nor under any others, which are
 * explored as far as that is needed. None where a bound stops a search: then nothing is known.
 */
export function idleUnderAll(
  source: Source,
  { parts, settings }: Report,
  { grain, states }: { readonly grain: Grain; readonly states: number },
  io: Io,
): readonly JudgedPart[] {
  if (parts === undefined) return [];
  let idle: readonly JudgedPart[] = parts.filter((part) => !part.matters);
  const others = combinations(source.file, source.scenario.memories)
    .map((other) => (settings.buffer === undefined ? other : withBuffer(other, settings.buffer)))
    .filter((other) => !isSameSettings(other, settings));
  for (const other of others) {
    if (idle.length === 0) return [];
    const { program } = compile(source, other, grain);
    if (program === undefined) return [];
    idle = stillIdle(idle, plainParts(program));
    if (idle.every(({ kind }) => kind === 'no place' || kind === 'overwritten')) continue;
    const machine = createMachine(program);
    const space = searchAll(machine, states, io);
    if (!space.complete) return [];
    idle = stillIdle(idle, judgedParts(machine, space));
  }
  return idle;
}

/** Under a model that has buffers. */
function withBuffer(settings: Settings, buffer: number): Settings {
  return memoryOf(settings.memory).buffer === undefined ? settings : { ...settings, buffer };
}
