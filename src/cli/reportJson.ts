// The report of `wakelane explore --json`: a form of its own, so that programs that read it outlive changes of ours.

import { linesOfRange, textLines } from '../facts/textLines.ts';
import { printSchedule } from '../formats/schedule.ts';
import type { MemoryModel } from '../model/program.ts';
import type { End, Fate, Verdict, VerdictKind } from '../model/report.ts';
import type { Schedule } from '../model/run.ts';
import { outcomeSentence } from '../words/explorerWords.ts';
import { vacuousBecause } from '../words/vacuityWords.ts';
import type { Finding } from './finding.ts';

/** What is printed. New members may come; a change of those that are here is a new version. */
interface ReportV1 {
  readonly schema: 'wakelane.explore/1';
  readonly scenario: string;
  readonly title: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly memory: MemoryModel;
  readonly grain: 'coarse' | 'fine';
  readonly fairness: boolean;
  /** `safety`: only errors, `never`, `final` and `cover` were asked; else `everything`. */
  readonly asked: 'everything' | 'safety';
  /** False where a bound stopped the search. */
  readonly complete: boolean;
  readonly verdict: VerdictKind;
  /** Stores that a CPU's store buffer held, where one more had to wait for room; null where none had to. */
  readonly bufferLimit: number | null;
  readonly states: number;
  readonly transitions: number;
  /** Who searched, and how; for SPIN `searchers` is how many of a swarm did. */
  readonly engine: 'wakelane' | 'spin' | 'spin, bitstate';
  readonly searchers: number;
  /** What the search took; null where it does not say. */
  readonly bytes: number | null;
  readonly seconds: number;
  readonly properties: readonly PropertyV1[];
  /** States of each fate; null where it is not known. */
  readonly fate: Readonly<Record<Fate, number>> | null;
  /**
   * `fails`: of a coin-flip scheduler, 0 to 1: ever or, where it could still fail after that, until it first comes to
   * rest. `preemptions`: fewest with which a run fails; null where none can.
   */
  readonly odds: {
    readonly until: 'rest' | 'ever';
    readonly fails: number;
    readonly preemptions: number | null;
  } | null;
  readonly outcomes: readonly {
    readonly kind: End['kind'];
    readonly sentence: string;
    readonly states: number;
    readonly schedule: string;
  }[];
  /** Text that no schedule runs, with its first and last line; null where it is not known. */
  readonly neverRuns: readonly { readonly lines: readonly [number, number]; readonly text: string }[] | null;
  /** Values of single settings with which the program would be the very same. */
  readonly settingsWithoutEffect: readonly string[];
}

interface PropertyV1 {
  readonly name: string;
  readonly kind: Verdict['kind'];
  readonly sentence: string;
  readonly verdict: VerdictKind;
  readonly expected: 'holds' | 'fails';
  /** The shortest counterexample, or a cover's witness, as `wakelane run --schedule` takes it; null where there is none. */
  readonly schedule: string | null;
  /** That run on the page; null where there is none, or where locks are variables: the page has no such steps. */
  readonly link: string | null;
  /** Turns from this one on (0-based) repeat for ever; null where none do. */
  readonly cycleFrom: number | null;
  readonly vacuous: string | null;
  /** What to write if what fails is meant to be so. */
  readonly hint: string | null;
  /** With --switches, where a run to one state shows it. */
  readonly fewestSwitches: { readonly schedule: string; readonly switches: number } | null;
}

/** The report as JSON, ended by a line break. */
export function reportJson(finding: Finding): string {
  return `${JSON.stringify(reportV1(finding), undefined, 2)}\n`;
}

function reportV1({ opened, grain, fairness, explored, calm, idle, withoutEffect, link }: Finding): ReportV1 {
  const { report, seconds, machine } = explored;
  const { program } = machine;
  const { fates, odds, coverage } = report;
  const lines = textLines(program.text);
  const names = program.actors.map(({ name }) => name);
  const print = (schedule: Schedule): string => printSchedule(schedule, names);
  return {
    schema: 'wakelane.explore/1',
    scenario: opened.id,
    title: opened.source.scenario.title,
    settings: report.settings.values,
    memory: report.settings.memory,
    grain,
    fairness,
    asked: report.asked,
    complete: report.complete,
    verdict: report.verdict,
    bufferLimit: report.bufferLimit ?? null,
    states: report.states,
    transitions: report.transitions,
    engine: engineOf(explored),
    searchers: explored.spin === undefined ? 1 : explored.spin.searchers,
    bytes: explored.bytes ?? null,
    seconds: Math.round(seconds * 1000) / 1000,
    properties: report.verdicts.map(({ name, kind, sentence, verdict, expected, example, hint }, index) => ({
      ...{ name, kind, sentence, verdict, expected },
      schedule: example === undefined ? null : print(example.schedule),
      link: example === undefined || grain === 'fine' ? null : link(example.schedule),
      cycleFrom: example?.cycleFrom ?? null,
      vacuous: vacuousBecause(idle, name, program.text) || null,
      hint: hint ?? null,
      fewestSwitches: calmV1(calm?.[index], print),
    })),
    fate: fates ?? null,
    odds: odds === undefined ? null : { ...odds, preemptions: odds.preemptions ?? null },
    outcomes: report.outcomes.map((outcome) => ({
      ...{ kind: outcome.end.kind, sentence: outcomeSentence(program, outcome), states: outcome.states },
      schedule: print(outcome.example.schedule),
    })),
    neverRuns:
      coverage?.neverRuns.map((range) => {
        const { first, last } = linesOfRange(lines, range);
        return { lines: [first, last], text: program.text.slice(range.from, range.to) };
      }) ?? null,
    settingsWithoutEffect: withoutEffect,
  };
}

function engineOf({ spin }: Finding['explored']): ReportV1['engine'] {
  if (spin === undefined) return 'wakelane';
  return spin.bitstate ? 'spin, bitstate' : 'spin';
}

function calmV1(
  calm: NonNullable<Finding['calm']>[number],
  print: (schedule: Schedule) => string,
): PropertyV1['fewestSwitches'] {
  return calm === undefined ? null : { schedule: print(calm.example.schedule), switches: calm.switches };
}
