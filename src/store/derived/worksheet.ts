// What a worksheet's solutions need beyond the run itself: what else could have been stepped before the run was lost,
// and what the same schedule does under the scenario's other settings.

import { outlook } from '../../engine/explain.ts';
import type { Machine } from '../../engine/machine.ts';
import { transfer } from '../../engine/transfer.ts';
import type { Schedule } from '../../model/run.ts';
import { turnsOf } from '../../schedule/turns.ts';
import { partingSentence } from '../../words/partingWords.ts';
import { valueTitle } from '../../words/settingTitles.ts';
import type { WorksheetFacts } from '../../words/worksheetQuestions.ts';
import { allHold } from '../goals/allHold.ts';
import type { CompileCache } from '../inputs/compileCache.ts';
import type { SessionState } from '../inputs/state.ts';
import { createFates, type RunFates } from '../line/fates.ts';
import type { Derived } from './derived.ts';

/** Fates are told here even while the page hides them: the solutions stand on a sheet of their own. */
export function worksheetFacts(cache: CompileCache, derived: Derived, state: SessionState): WorksheetFacts {
  const machine = derived.machineOf(state);
  const { frames } = derived.viewOf(state);
  const map = state.explorations.get(machine.program)?.fates;
  const fatesAt = (cursor: number): RunFates | undefined => {
    const now = frames[cursor];
    return map && now && createFates()(map, machine, frames, cursor, outlook(machine, now));
  };
  const fates = fatesAt(frames.length - 1);
  const before = fates?.doomedAt === undefined || fates.doomedAt === 0 ? undefined : fates.doomedAt - 1;
  const now = before === undefined ? undefined : frames[before];
  const choices = before === undefined ? undefined : fatesAt(before)?.choices;
  return {
    fates,
    crossroads:
      now === undefined
        ? []
        : outlook(machine, now).flatMap(({ actor, options }) =>
            options.map((option) => ({ actor, option, fate: choices?.get(option.choice) })),
          ),
    fixes: fixesOf(cache, derived, state),
  };
}

/** The other values of the first setting in force, or the other memory model. */
function fixesOf(cache: CompileCache, derived: Derived, state: SessionState): WorksheetFacts['fixes'] {
  const machine = derived.machineOf(state);
  const { scenario, frames } = derived.viewOf(state);
  const schedule = turnsOf(frames);
  const { values, memory } = machine.program.settings;
  const param = scenario.params.find(({ name }) => machine.program.inForce.includes(name));
  if (param === undefined) return [];
  return param.values.flatMap((value) => {
    if (value.value === values[param.name]) return [];
    const settings = { values: { ...values, [param.name]: value.value }, memory };
    const other = cache.machine(state.good, settings);
    return other === undefined ? [] : [{ title: valueTitle(value), ...under(machine, schedule, other) }];
  });
}

function under(machine: Machine, schedule: Schedule, other: Machine) {
  const { divergence } = transfer(machine, schedule, other);
  return {
    holds: allHold(other.program),
    divergence: divergence && {
      turn: divergence.turn,
      sentence: partingSentence(other.program, divergence.parting),
    },
  };
}
