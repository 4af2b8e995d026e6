// A long run for the benchmark of the timeline: a random walk through a scenario that never ends, as a link.

import { defined } from '../base/defined.ts';
import { createMachine } from '../engine/machine.ts';
import { encodeLink, type LinkLibrary } from '../formats/link/linkedRun.ts';
import { packer } from '../formats/link/packedText.ts';
import { defaultSettings } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { rowIndex } from '../model/indices.ts';
import type { Schedule } from '../model/run.ts';
import { turnOfRow } from '../schedule/turns.ts';
import { shipped } from './sources.ts';

/** Three lanes with interrupts, signals and credits, for ever. */
const endless = 'acrn-drift';

/** The fragment of a link to a run of so many turns, without `#`; the same one each time. */
export function longRunLink(turns: number): string {
  const text = defined(shipped.find(({ id }) => id === endless)).text;
  const { source } = parseScenario(endless, text, charts);
  if (source === undefined) throw new Error(`${endless} cannot be read.`);
  const settings = defaultSettings(source.scenario);
  const { program } = compile(source, settings);
  if (program === undefined) throw new Error(`${endless} does not compile.`);
  const library: LinkLibrary = {
    texts: new Map([[endless, text]]),
    names: [endless],
    read: () => source.scenario,
    compile: () => program,
    packer,
  };
  const machine = createMachine(program);
  const state = new Uint32Array(machine.words);
  const next = new Uint32Array(machine.words);
  const enabled = new Int32Array(program.choices.length);
  const schedule: Schedule[number][] = [];
  let random = 1;
  machine.initial(state, 0);
  while (schedule.length < turns) {
    const count = machine.enabled(state, 0, enabled);
    if (count === 0) throw new Error(`${endless} ends after ${schedule.length} turns.`);
    // The constants are those of Numerical Recipes; the upper bits are the better ones.
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const row = defined(enabled[(random >>> 8) % count]);
    schedule.push(turnOfRow(program, rowIndex(row)));
    machine.apply(state, 0, rowIndex(row), next, 0);
    state.set(next);
  }
  const line = { settings, under: settings, schedule, fair: false, cursor: turns, turns };
  return encodeLink({ id: endless, text, line }, library);
}
