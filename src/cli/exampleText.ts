// A counterexample as a table, with how it goes on and what it shows.

import { unreachable } from '../base/unreachable.ts';
import { fairFinish } from '../engine/finish.ts';
import type { Machine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { printRunTable, type RunTableOptions } from '../formats/table/runTable.ts';
import type { Example, Verdict } from '../model/report.ts';
import type { Frame } from '../model/run.ts';
import { isPlayedOn } from '../words/explorerWords.ts';
import { brokenBecause } from '../words/judgementWords.ts';
import { endRemarks } from '../words/tableEnding.ts';
import { moversText, standingAt, standingText } from './runText.ts';
import { paragraph } from './words.ts';

/**
 * The example's table and what it comes to, for all verdicts that this one run shows. What is lost is played on fairly,
 * until the sleepers are asleep.
 */
export function exampleText(
  machine: Machine,
  verdicts: readonly Verdict[],
  example: Example,
  style: Pick<RunTableOptions, 'width' | 'headings'>,
): string {
  const { schedule, cycleFrom } = example;
  const { frames } = replay(machine, schedule);
  const end = frames.at(-1);
  if (end === undefined) return '';
  const played = verdicts.some(({ kind }) => isPlayedOn(kind)) ? fairFinish(machine, end) : [];
  const last = played.at(-1) ?? end;
  const ends = {
    standing: standingAt(machine, last),
    turns: last.index,
    cycleFrom,
    isDoomed: played.length > 0,
  };
  const remarks = [
    ...(played.length > 0 ? [{ after: schedule.length, text: 'doomed; played on fairly:' }] : []),
    ...endRemarks(machine.program, ends),
  ];
  const table = printRunTable(machine.program, [...frames, ...played], { ...style, remarks });
  const comments = new Set(verdicts.map((verdict) => commentText(machine, verdict, example, end, last)));
  const words = [...comments].filter((comment) => comment !== '').map((comment) => paragraph(comment));
  return words.length === 0 ? table : `${table}\n${words.join('')}`;
}

/** What the run comes to: `end` is where the example ends, `last` where it was played on to. */
function commentText(
  machine: Machine,
  { kind, name }: Verdict,
  { cycleFrom }: Example,
  end: Frame,
  last: Frame,
): string {
  switch (kind) {
    case 'error':
    case 'move':
      return standingText(machine, end);
    case 'never':
    case 'final':
    case 'cover':
      return becauseText(machine, name, end);
    case 'possible':
    case 'lock':
      return standingAt(machine, last).kind === 'running'
        ? `${moversText(machine, last)} can still move, but no schedule brings it back.`
        : standingText(machine, last);
    case 'always eventually':
    case 'leads to':
      return cycleFrom === undefined ? endlessText(machine, end) : '';
    default:
      return unreachable(kind);
  }
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
