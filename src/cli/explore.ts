// `wakelane explore`: every schedule of one scenario.

import { compile } from '../lang/compile.ts';
import { COMMAND_STATES_MAX } from '../model/limits.ts';
import type { VerdictKind } from '../model/report.ts';
import type { Schedule } from '../model/run.ts';
import { commands } from './commands.ts';
import { exploreProgram } from './exploring.ts';
import { fewestSwitches } from './fewestSwitches.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
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
  const limit = values.limit === undefined ? COMMAND_STATES_MAX : readNumber('limit', values.limit);
  const grain = readWord('grain', values.grain, ['coarse', 'fine']);
  const opened = openSource(io, onlyWord(commands.explore, positionals));
  const settings = chosenSettings(opened.source, values);
  const program = compileOpened(io, opened, settings, grain);
  const fairness = values['no-fairness'] !== true;
  const explored = exploreProgram(program, { states: limit, fairness, wanted: 'everything' }, io);
  const finding = {
    opened,
    grain,
    fairness,
    explored,
    calm: values.switches === true ? fewestSwitches(explored) : undefined,
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

function exitCodeOf(verdict: VerdictKind): ExitCode {
  const codes = { holds: EXIT.good, fails: EXIT.fails, unknown: EXIT.unknown };
  return codes[verdict];
}
