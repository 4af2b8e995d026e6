// The report of `wakelane explore` for a person.

import { listed } from '../engine/names.ts';
import { linesOfRange, textLines } from '../facts/textLines.ts';
import { printSchedule } from '../formats/schedule.ts';
import { settingsText } from '../formats/settings.ts';
import { authorsHeadings } from '../formats/table/runMail.ts';
import { memoryOf } from '../memory/memories.ts';
import type { Program } from '../model/program.ts';
import type { Example, Outcome, Report, Verdict, VerdictKind } from '../model/report.ts';
import { bufferSentence, outcomeSentence } from '../words/explorerWords.ts';
import { grouped } from '../words/grouped.ts';
import { blindSentence, oddsSentence } from '../words/oddsWords.ts';
import { mebibytes } from '../words/searchPace.ts';
import { vacuousBecause } from '../words/vacuityWords.ts';
import { weakerMachineSentence } from '../words/weakerMachine.ts';
import { exampleText } from './exampleText.ts';
import type { Finding } from './finding.ts';
import { lengthText } from './runText.ts';
import { settingsOptions } from './settings.ts';
import { beside, paragraph, plural } from './words.ts';

/** Sections with an empty line between them. */
export function reportText(finding: Finding): string {
  const { explored, withoutEffect } = finding;
  const { report } = explored;
  const sections = [
    headText(finding),
    report.verdicts.map((verdict) => verdictText(finding, verdict)).join(''),
    bufferText(report),
    weakerText(finding),
    ...counterexamples(finding).map((counterexample) => counterexampleText(finding, counterexample)),
    report.asked === 'safety' ? notAskedText() : [fatesText(report), oddsText(report)].join(''),
    report.outcomes.map((outcome) => outcomeText(explored.machine.program, outcome)).join(''),
    neverRunsText(finding),
    withoutEffect.map((words) => paragraph(`With ${words} the program would be the very same.`)).join(''),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function headText({ opened, grain, fairness, explored }: Finding): string {
  const { report, seconds, bytes } = explored;
  const { scenario } = opened.source;
  const settings = settingsText(scenario, report.settings);
  const memory = bytes === undefined ? '' : ` and ${mebibytes(bytes)}`;
  const sizes = `${plural(report.states, 'state')} and ${plural(report.transitions, 'transition')} in ${seconds.toFixed(2)} s${memory}`;
  return [
    paragraph(`${opened.id}: ${scenario.title}`),
    settings === '' ? '' : paragraph(settings),
    grain === 'fine' ? 'Locks are variables that others can find held.\n' : '',
    fairness ? '' : 'Nobody is sure to be served, however long it waits.\n',
    paragraph(`${sizes}: ${completeness(explored)}`),
  ].join('');
}

function completeness({ report, spin }: Finding['explored']): string {
  if (spin?.bitstate === true)
    return `told apart by their hashes alone, by SPIN (${plural(spin.searchers, 'searcher')}); there may be more.`;
  const found = report.complete ? 'these are all' : 'a bound was reached, there are more';
  return spin === undefined ? `${found}.` : `${found}, says SPIN.`;
}

function verdictText({ idle, explored }: Finding, verdictOf: Verdict): string {
  const { report } = explored;
  const { name, sentence, verdict, expected, hint } = verdictOf;
  const expectation = verdict === expected || isOpen(verdict) ? '' : ` The scenario expects: ${expected}.`;
  const vacuous = vacuousBecause(idle, name, explored.machine.program.text);
  const remark = vacuous === '' ? '' : ` That says less than it seems to: ${vacuous}`;
  const advice = hint === undefined ? '' : ` ${hint}`;
  return beside(
    verdict.padEnd(Math.max('unknown'.length, ...report.verdicts.map((each) => each.verdict.length)) + 2),
    `${sentence} (${name})${expectation}${remark}${advice}`,
  );
}

function isOpen(verdict: VerdictKind): boolean {
  return verdict !== 'holds' && verdict !== 'fails';
}

function bufferText({ bufferLimit, settings }: Report): string {
  if (bufferLimit === undefined) return '';
  const most = memoryOf(settings.memory).buffer?.most ?? bufferLimit;
  const next = bufferLimit < most ? ` Try --buffer ${bufferLimit + 1}.` : '';
  return paragraph(bufferSentence(bufferLimit) + next);
}

/** Where the text offers no machine on which lanes see old values. */
function weakerText({ opened, explored }: Finding): string {
  const { memories } = opened.source.scenario;
  if (memories.some((model) => memoryOf(model).keeps)) return '';
  const sentence = weakerMachineSentence(explored.machine.program, explored.report);
  return sentence === undefined ? '' : paragraph(sentence);
}

/** A run that shows that something fails, and all verdicts that it shows. */
interface Counterexample {
  readonly example: Example;
  readonly verdicts: readonly Verdict[];
  /** Its context switches, where the run with the fewest was asked for. */
  readonly switches: number | undefined;
}

/** In order of the verdicts, each run once. */
function counterexamples({ explored, calm }: Finding): readonly Counterexample[] {
  const found = new Map<string, Counterexample>();
  explored.report.verdicts.forEach((verdict, index) => {
    const calmest = calm?.[index];
    const example = calmest?.example ?? verdict.example;
    if (verdict.verdict !== 'fails' || example === undefined) return;
    const key = JSON.stringify(example);
    const known = found.get(key);
    const verdicts = known === undefined ? [verdict] : [...known.verdicts, verdict];
    found.set(key, { example, verdicts, switches: calmest?.switches });
  });
  return [...found.values()];
}

function counterexampleText(
  { opened, explored, grain, width, link }: Finding,
  { example, verdicts, switches }: Counterexample,
): string {
  const { machine } = explored;
  const { schedule } = example;
  const shortest =
    switches !== undefined
      ? 'The run with the fewest context switches'
      : explored.spin !== undefined
        ? 'A run'
        : explored.report.asked === 'safety'
          ? 'A shortest run'
          : 'The shortest run';
  const size =
    switches === undefined
      ? lengthText(schedule.length)
      : `${plural(switches, 'switch', 'switches')}, ${lengthText(schedule.length)}`;
  const { program } = machine;
  const turns = printSchedule(
    schedule,
    program.actors.map(({ name }) => name),
  );
  const settings = settingsOptions(opened.source.scenario, program.settings);
  const finer = grain === 'fine' ? ' --grain fine' : '';
  return [
    paragraph(`${shortest} that ${listed(verdicts.map(shownBy))} (${size}):`),
    '\n',
    exampleText(machine, verdicts, example, {
      width,
      headings: authorsHeadings(opened.source.scenario, program.settings),
    }),
    '\n',
    // Not broken into lines, so that it can be copied.
    `wakelane run ${opened.word}${settings}${finer} --schedule "${turns}"\n`,
    // The page steps through whole sections only.
    grain === 'fine' ? '' : `${link(schedule)}\n`,
  ].join('');
}

function shownBy({ kind, name, sentence }: Verdict): string {
  if (kind === 'error') return 'ends in an error';
  if (name === 'rest' && kind === 'possible') return 'can never come to rest';
  if (kind === 'lock') return 'leaves somebody waiting for a lock in vain';
  if (kind === 'move') return 'comes to where nobody can move';
  return `breaks “${sentence}”`;
}

function notAskedText(): string {
  return paragraph('Fates, odds, ends, and what must come or stay possible, were not asked.');
}

function fatesText({ fates, verdicts }: Report): string {
  if (fates === undefined) return 'The fates of the states are unknown.\n';
  const { safe, open, doomed } = fates;
  const counts = `Fates: ${grouped(safe)} safe, ${grouped(open)} open, ${grouped(doomed)} doomed.`;
  return paragraph(`${counts} ${blindSentence(verdicts)}`.trim());
}

function oddsText({ odds, verdicts }: Report): string {
  return odds === undefined ? 'The odds are unknown.\n' : paragraph(oddsSentence(odds, verdicts));
}

function outcomeText(program: Program, outcome: Outcome): string {
  const { end, states, example } = outcome;
  const size = `${plural(states, 'state')}, the nearest ${lengthText(example.schedule.length)} away`;
  const sentence = outcomeSentence(program, outcome);
  return beside(`${end.kind}:`.padEnd('finished:'.length + 1), `${sentence} (${size})`);
}

const rangesShownMax = 20;

function neverRunsText({ explored }: Finding): string {
  const { report, machine } = explored;
  const ranges = report.coverage?.neverRuns;
  if (ranges === undefined || ranges.length === 0) return '';
  const lines = textLines(machine.program.text);
  const shown = ranges.slice(0, rangesShownMax).map((range) => {
    const { first, last } = linesOfRange(lines, range);
    const numbers = first === last ? `line ${first}` : `lines ${first}-${last}`;
    return beside(`  ${numbers}: `, firstLine(machine.program.text.slice(range.from, range.to)));
  });
  const more = ranges.length - shown.length;
  return `No schedule runs:\n${shown.join('')}${more > 0 ? `  and ${more} more\n` : ''}`;
}

function firstLine(text: string): string {
  const [line = '', ...more] = text.split('\n');
  return more.length === 0 ? line : `${line.trimEnd()} …`;
}
