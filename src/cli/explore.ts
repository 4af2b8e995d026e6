// `wakelane explore`: every schedule of one scenario.

import { compile } from '../lang/compile.ts';
import { COMMAND_STATES_MAX, SAFETY_MEBIBYTES_MAX, SAFETY_STATES_MAX } from '../model/limits.ts';
import type { VerdictKind } from '../model/report.ts';
import type { Schedule } from '../model/run.ts';
import { commands } from './commands.ts';
import { exploreProgram, exploreSafety } from './exploring.ts';
import { fewestSwitches } from './fewestSwitches.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { onlyWord, parse, readNumber, readWidth, readWord } from './options.ts';
import { pageLink } from './pageLink.ts';
import { reportJson } from './reportJson.ts';
import { reportText } from './reportText.ts';
import { chosenSettings, settingsWithoutEffect } from './settings.ts';
import { compileOpened, openSource } from './sources.ts';
import { idleUnderAll } from './vacuity.ts';

/** Explores a scenario under one combination of its settings and prints the report. */
export function explore(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.explore, args);
  const isSafety = values.safety === true;
  if (isSafety && values.switches === true)
    throw new BadInput('wakelane: --safety keeps no edges, so that --switches has nothing to count in.');
  if (!isSafety && values['memory-limit'] !== undefined)
    throw new BadInput('wakelane: --memory-limit is for --safety; else say --limit, in states.');
  const states = values.limit === undefined ? undefined : readNumber('limit', values.limit);
  const limit = states ?? COMMAND_STATES_MAX;
  const bytes = readMebibytes(values['memory-limit']);
  const grain = readWord('grain', values.grain, ['coarse', 'fine']);
  const opened = openSource(io, onlyWord(commands.explore, positionals));
  const settings = chosenSettings(opened.source, values);
  const program = compileOpened(io, opened, settings, grain);
  const fairness = values['no-fairness'] !== true;
  const whole = isSafety
    ? undefined
    : exploreProgram(program, { states: limit, fairness, wanted: 'everything' }, io);
  const explored = whole ?? exploreSafety(program, { states: states ?? SAFETY_STATES_MAX, bytes }, io);
  const finding = {
    opened,
    grain,
    fairness,
    explored,
    calm: values.switches === true && whole !== undefined ? fewestSwitches(whole) : undefined,
    idle: idleUnderAll(opened.source, explored.report, { grain, states: limit }, io),
    withoutEffect: settingsWithoutEffect(
      opened.source,
      program,
      (other) => compile(opened.source, other, grain).program,
    ),
    width: readWidth(values.width),
    link: (schedule: Schedule) => pageLink(io, values.page, opened, program.settings, schedule),
  };
  io.out(values.json === true ? reportJson(finding) : reportText(finding));
  return exitCodeOf(explored.report.verdict);
}

function readMebibytes(text: string | undefined): number {
  const mebibytes = text === undefined ? SAFETY_MEBIBYTES_MAX : readNumber('memory-limit', text);
  if (mebibytes > SAFETY_MEBIBYTES_MAX)
    throw new BadInput(
      `wakelane: --memory-limit takes ${SAFETY_MEBIBYTES_MAX} MiB at most, not ${mebibytes}.`,
    );
  return mebibytes * 2 ** 20;
}

function exitCodeOf(verdict: VerdictKind): ExitCode {
  const codes = { holds: EXIT.good, fails: EXIT.fails, unknown: EXIT.unknown, 'not asked': EXIT.unknown };
  return codes[verdict];
}
