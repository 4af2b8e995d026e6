// A counterexample as a table, with how it goes on and what it shows.

import { unreachable } from '../base/unreachable.ts';
import { fairFinish } from '../engine/finish.ts';
import type { Machine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { lassoRemarks, printRunTable } from '../formats/table/runTable.ts';
import type { Example, Verdict } from '../model/report.ts';
import type { Frame, Schedule } from '../model/run.ts';
import { brokenBecause } from '../words/judgementWords.ts';
import { standingAt, standingText } from './runText.ts';
import { paragraph } from './words.ts';

/** The example's table and what it comes to. A lost `possible` is played on fairly, until the sleepers are asleep. */
export function exampleText(machine: Machine, verdict: Verdict, { schedule, cycleFrom }: Example): string {
  switch (verdict.kind) {
    case 'error':
    case 'move':
      return finite(machine, schedule, (last) => standingText(machine, last));
    case 'never':
    case 'final':
    case 'cover':
      return finite(machine, schedule, (last) => becauseText(machine, verdict.name, last));
    case 'possible':
    case 'lock':
      return playedOn(machine, schedule);
    case 'always eventually':
    case 'leads to':
      return cycleFrom === undefined
        ? finite(machine, schedule, (last) => endlessText(machine, last))
        : lasso(machine, schedule, cycleFrom);
    default:
      return unreachable(verdict.kind);
  }
}

function finite(machine: Machine, schedule: Schedule, comment: (last: Frame) => string): string {
  const { frames } = replay(machine, schedule);
  const last = frames.at(-1);
  const words = last === undefined ? '' : comment(last);
  const table = printRunTable(machine.program, frames);
  return words === '' ? table : `${table}\n${paragraph(words)}`;
}

function becauseText(machine: Machine, name: string, last: Frame): string {
  const property = machine.program.properties.find((each) => each.name === name);
  const because = property === undefined ? '' : brokenBecause(machine.program, property, last);
  return because === '' ? '' : `Then ${because}.`;
}

/** A run that can stay as it is for ever is a counterexample of liveness. */
function endlessText(machine: Machine, last: Frame): string {
  return standingAt(machine, last).kind === 'running'
    ? 'So it may stay: only the environment could still move, and nobody may rely on it.'
    : standingText(machine, last);
}

function lasso(machine: Machine, schedule: Schedule, cycleFrom: number): string {
  const { frames } = replay(machine, schedule);
  return printRunTable(machine.program, frames, lassoRemarks(cycleFrom, schedule.length));
}

function playedOn(machine: Machine, schedule: Schedule): string {
  const run = replay(machine, schedule).frames;
  const lost = run.at(-1);
  if (lost === undefined) return '';
  const frames = [...run, ...fairFinish(machine, lost)];
  const last = frames.at(-1) ?? lost;
  const remark = { after: schedule.length, text: '-- doomed; played on fairly: --' };
  const table = printRunTable(machine.program, frames, last.index > schedule.length ? [remark] : []);
  return `${table}\n${paragraph(standingText(machine, last))}`;
}
