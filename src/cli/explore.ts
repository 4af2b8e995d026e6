// `wakelane explore`: every schedule of one scenario.

import { compile } from '../lang/compile.ts';
import { COMMAND_STATES_MAX, SAFETY_STATES_MAX } from '../model/limits.ts';
import type { Program } from '../model/program.ts';
import type { VerdictKind } from '../model/report.ts';
import type { Schedule } from '../model/run.ts';
import { commands } from './commands.ts';
import {
  type ExploredProgram,
  exploreProgram,
  exploreSafety,
  exploreWithSpin,
  type ReportedProgram,
} from './exploring.ts';
import { fewestSwitches } from './fewestSwitches.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { onlyWord, parse, readNumber, readWidth, readWord } from './options.ts';
import { pageLink } from './pageLink.ts';
import { type AskedQuestion, readQuestion } from './question.ts';
import { reportJson } from './reportJson.ts';
import { reportText } from './reportText.ts';
import { chosenSettings, settingsWithoutEffect } from './settings.ts';
import { compileOpened, openSource } from './sources.ts';
import { idleUnderAll } from './vacuity.ts';

/** Explores a scenario under one combination of its settings and prints the report. */
export function explore(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.explore, args);
  const states = values.limit === undefined ? undefined : readNumber('limit', values.limit);
  const limit = states ?? COMMAND_STATES_MAX;
  const question = readQuestion(values);
  const grain = readWord('grain', values.grain, ['coarse', 'fine']);
  const opened = openSource(io, onlyWord(commands.explore, positionals));
  const settings = chosenSettings(opened.source, values);
  const program = compileOpened(io, opened, settings, grain);
  const fairness = values['no-fairness'] !== true;
  const explored = exploreAs(question, program, { states, fairness }, io);
  const finding = {
    opened,
    grain,
    fairness,
    explored,
    calm: values.switches === true && 'space' in explored ? fewestSwitches(explored) : undefined,
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

function exploreAs(
  question: AskedQuestion,
  program: Program,
  { states, fairness }: { readonly states: number | undefined; readonly fairness: boolean },
  io: Io,
): ReportedProgram | ExploredProgram {
  switch (question.kind) {
    case 'everything':
      return exploreProgram(
        program,
        { states: states ?? COMMAND_STATES_MAX, fairness, wanted: 'everything' },
        io,
      );
    case 'safety': {
      const bytes = question.mebibytes * 2 ** 20;
      return exploreSafety(program, { states: states ?? SAFETY_STATES_MAX, bytes }, io);
    }
    case 'spin':
      return exploreWithSpin(program, question.spin, io);
  }
}

function exitCodeOf(verdict: VerdictKind): ExitCode {
  switch (verdict) {
    case 'holds':
      return EXIT.good;
    case 'fails':
      return EXIT.fails;
    case 'unknown':
    case 'not refuted':
    case 'not asked':
      return EXIT.unknown;
  }
}
