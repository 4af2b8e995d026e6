// `wakelane study`: a homework as a lecturer writes it, checked, and the link that students open.

import { checkStudy } from '../assignment/checkStudy.ts';
import { packer } from '../formats/link/packedText.ts';
import { printStudy } from '../formats/study/studyLink.ts';
import { PAGE_STATES_MAX } from '../model/limits.ts';
import { commands } from './commands.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { onlyWord, parse } from './options.ts';
import { pageAddress } from './pageLink.ts';
import { lecturesOf, openStudy } from './studies.ts';

/** Says what is wrong with each task, and prints the link of a study of which all can be solved. */
export function study(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.study, args);
  const opened = openStudy(io, onlyWord(commands.study, positionals));
  const problems = checkStudy(lecturesOf(PAGE_STATES_MAX), opened);
  for (const { task, severity, sentence } of problems) {
    const title = opened.tasks[task]?.title;
    io.err(`task ${task + 1}, “${title}”: ${severity === 'warning' ? 'warning: ' : ''}${sentence}\n`);
  }
  if (problems.some(({ severity }) => severity === 'error')) return EXIT.fails;
  io.out(`${pageAddress(io, values.page)}#${printStudy(opened, packer)}\n`);
  return EXIT.good;
}
