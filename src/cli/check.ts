// `wakelane check`: scenarios against what they expect of themselves.

import { createMachine, type Machine } from '../engine/machine.ts';
import { listed } from '../engine/names.ts';
import { replay } from '../engine/replay.ts';
import { findDrawn } from '../explorer/drawn.ts';
import { readSchedule } from '../formats/schedule.ts';
import { settingsText } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { mergedParts } from '../model/claims.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { COMMAND_STATES_MAX } from '../model/limits.ts';
import type { Program, Settings } from '../model/program.ts';
import type { Report, Verdict } from '../model/report.ts';
import type { Schedule } from '../model/run.ts';
import type { DrawnTable, WrittenRun } from '../model/scenario.ts';
import { bufferClause } from '../words/explorerWords.ts';
import { lostTableSentence } from '../words/lostTable.ts';
import { impossibleSentence } from '../words/reasonWords.ts';
import { vacuousBecause } from '../words/vacuityWords.ts';
import { commands } from './commands.ts';
import { printDiagnostics } from './diagnosticText.ts';
import { exploreProgram } from './exploring.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { parse, readNumber, readWord } from './options.ts';
import { runFate } from './runFate.ts';
import { brokenSentences, lengthText, standingAt } from './runText.ts';
import { matchingSettings, type SettingOptions } from './settings.ts';
import { findText, type Grain, type Named, shipped } from './sources.ts';
import { beside, paragraph, plural } from './words.ts';

interface CheckOptions {
  readonly chosen: SettingOptions;
  readonly grain: Grain;
  readonly limit: number;
  readonly fairness: boolean;
  /** Print only what is not as expected. */
  readonly quiet: boolean;
}

const notAsExpected = '  NOT AS EXPECTED: ';

/** How many of what was looked at is not as expected, or not known. */
interface Tally {
  checks: number;
  wrong: number;
  unknown: number;
  /** Texts that do not compile. */
  broken: number;
}

/** Checks scenarios and prints what it finds; nothing but good findings is good. */
export function check(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.check, args);
  const options = {
    chosen: values,
    grain: readWord('grain', values.grain, ['coarse', 'fine']),
    limit: values.limit === undefined ? COMMAND_STATES_MAX : readNumber('limit', values.limit),
    fairness: values['no-fairness'] !== true,
    quiet: values.quiet === true,
  };
  if ((values.all === true) === positionals.length > 0)
    throw new BadInput('wakelane check: name scenarios or files, or give --all.');
  const begin = io.now();
  const texts = values.all === true ? shipped : positionals.map((word) => findText(io, word));
  const tally: Tally = { checks: 0, wrong: 0, unknown: 0, broken: 0 };
  for (const named of texts) new ScenarioCheck(io, named, options, tally).run();
  if (!options.quiet || tally.wrong + tally.unknown > 0)
    io.out(summaryText(texts.length, (io.now() - begin) / 1000, tally));
  if (tally.broken > 0) return EXIT.badInput;
  return tally.wrong > 0 ? EXIT.fails : tally.unknown > 0 ? EXIT.unknown : EXIT.good;
}

function summaryText(scenarios: number, seconds: number, { checks, wrong, unknown }: Tally): string {
  const looked = `${plural(scenarios, 'scenario')}, ${plural(checks, 'check')}, ${seconds.toFixed(1)} s`;
  const all = checks === 1 ? 'it is' : 'all are';
  const bad = wrong === 0 ? [] : [`${plural(wrong, 'is', 'are')} not as expected`];
  const open = unknown === 0 ? [] : [`${unknown} not known: a bound was reached`];
  const found = [...bad, ...open];
  return paragraph(`${looked}: ${found.length === 0 ? `${all} as expected` : found.join(', ')}.`);
}

/** One scenario; prints as it goes, since large ones take their time. */
class ScenarioCheck {
  private readonly io: Io;
  private readonly named: Named;
  private readonly options: CheckOptions;
  private readonly tally: Tally;
  private heading = '';
  private readonly shown = new Set<string>();
  /** Where `quiet`, what is to be said of verdicts, and under which settings. */
  private readonly found = new Map<string, readonly string[]>();

  constructor(io: Io, named: Named, options: CheckOptions, tally: Tally) {
    this.io = io;
    this.named = named;
    this.options = options;
    this.tally = tally;
  }

  run(): void {
    const { source, diagnostics } = parseScenario(this.named.id, this.named.text, charts);
    this.heading = `${this.named.word}${source === undefined ? '' : `: ${source.scenario.title}`}\n`;
    this.good('');
    this.show(diagnostics, '');
    if (source === undefined) this.isBroken();
    else {
      const all = combinations(source.file, source.scenario.memories).length;
      const matching = matchingSettings(source, this.options.chosen);
      const parts = matching.map((settings) => this.combination(source, settings));
      for (const [finding, under] of this.found)
        this.say(finding + under.map((settings) => beside('    ', settings)).join(''));
      if (matching.length === all) this.vacuity(source, parts);
      for (const table of source.scenario.drawn) this.drawn(source, table);
      for (const written of source.scenario.runs) this.written(source, written);
    }
    this.good('\n');
  }

  /** Returns what the properties are made of there; undefined where that is not known. */
  private combination(source: Source, settings: Settings): Report['parts'] {
    const words = settingsText(source.scenario, settings);
    const program = this.compile(source, settings, this.options.grain);
    if (program === undefined) return undefined;
    const { limit: states, fairness } = this.options;
    const { report } = exploreProgram(program, { states, fairness, wanted: 'verdicts' }, this.io);
    const { verdicts } = report;
    const head = words === '' ? 'the only combination' : words;
    this.good(beside('  ', `${head}: ${plural(report.states, 'state')}`));
    this.good(beside('    ', verdictsLine(report)));
    for (const verdict of verdicts) this.verdict(verdict, head, report.states);
    return report.parts;
  }

  /** What of the properties says nothing, judged over all combinations together: not known where one is not. */
  private vacuity({ scenario }: Source, found: readonly Report['parts'][]): void {
    const known = found.filter((parts) => parts !== undefined);
    if (known.length < found.length) return;
    const idle = known.reduce(mergedParts, []).filter((part) => !part.matters);
    for (const { name, sentence, vacuityMeant } of scenario.properties) {
      const because = vacuousBecause(idle, name, scenario.text);
      if ((because !== '') === vacuityMeant) continue;
      this.count('wrong');
      const finding = vacuityMeant
        ? `${name}, “${sentence}”: expected to be vacuous, and is not.`
        : `${name}, “${sentence}”, says less than it seems to: ${because} If that is meant, write expect ${name} vacuous;`;
      this.say(beside(notAsExpected, finding));
    }
  }

  private verdict({ name, sentence, verdict, expected }: Verdict, settings: string, states: number): void {
    this.count(verdict === expected ? 'good' : verdict === 'unknown' ? 'unknown' : 'wrong');
    if (verdict === expected) return;
    const found = verdict === 'unknown' ? `unknown within ${plural(states, 'state')}` : verdict;
    const head = verdict === 'unknown' ? '  NOT KNOWN: ' : notAsExpected;
    const finding = beside(head, `${name}, “${sentence}”: expected ${expected}, found ${found}.`);
    if (this.options.quiet) this.found.set(finding, [...(this.found.get(finding) ?? []), settings]);
    else this.say(finding);
  }

  /** Tables and runs are drawn for whole sections, so they are played at the coarse grain. */
  private drawn(source: Source, table: DrawnTable): void {
    const program = this.compile(source, table.settings, 'coarse');
    if (program === undefined) return;
    const machine = createMachine(program);
    const found = findDrawn(machine, table);
    if ('lost' in found) {
      this.count('wrong');
      this.say(beside(notAsExpected, `table “${table.title}”: ${lostTableSentence(table, found.lost)}`));
      return;
    }
    const { schedule } = found;
    this.count('good');
    const harm = this.harm(machine, schedule);
    this.good(beside('  ', `table “${table.title}”: found, ${lengthText(schedule.length)}; ${harm}`));
  }

  /** What a schedule breaks as it stands. */
  private harm(machine: Machine, schedule: Schedule): string {
    const { frames } = replay(machine, schedule);
    const broken = brokenSentences(machine, frames);
    if (broken.length > 0) return `it breaks ${listed(broken.map((each) => `“${each}”`))}`;
    const ended = frames.slice(-1).map((last) => standingAt(machine, last).kind);
    if (ended.includes('error')) return 'it ends in an error';
    if (ended.includes('stuck')) return 'it is stuck at its end';
    const fate = runFate(machine, frames, this.options.limit, this.io);
    if (fate === undefined) return 'it breaks nothing, and whether it can still be saved is not known';
    return fate.fate === 'doomed' ? 'no schedule can save it at its end' : 'it breaks nothing';
  }

  private written(source: Source, { title, settings, turns, notes }: WrittenRun): void {
    const program = this.compile(source, settings, 'coarse');
    if (program === undefined) return;
    const names = program.actors.map(({ name }) => name);
    const { schedule, problem } = readSchedule(turns, names);
    const { stopped } = replay(createMachine(program), schedule);
    const late = notes.find(({ at }) => at > schedule.length);
    const wrong =
      stopped !== undefined
        ? `step ${stopped.turn + 1} is impossible: ${impossibleSentence(program, stopped.why)}`
        : (problem?.sentence ?? (late && `the note “${late.text}” stands behind its end.`));
    this.count(wrong === undefined ? 'good' : 'wrong');
    if (wrong === undefined) this.good(beside('  ', `run “${title}”: legal, ${lengthText(schedule.length)}`));
    else this.say(beside(notAsExpected, `run “${title}”: ${wrong}`));
  }

  private compile(source: Source, settings: Settings, grain: Grain): Program | undefined {
    const { program, diagnostics } = compile(source, settings, grain);
    this.show(diagnostics, settingsText(source.scenario, settings));
    if (program === undefined) this.isBroken();
    return program;
  }

  /** What many combinations have is shown with the first. */
  private show(diagnostics: readonly Diagnostic[], settings: string): void {
    const fresh = diagnostics.filter((each) => !this.shown.has(printDiagnostics(this.named, [each])));
    if (fresh.length === 0) return;
    for (const each of fresh) this.shown.add(printDiagnostics(this.named, [each]));
    this.say(`${settings === '' ? '' : `  with ${settings}:\n`}${printDiagnostics(this.named, fresh)}`);
  }

  private good(text: string): void {
    if (!this.options.quiet) this.say(text);
  }

  /** The title comes first, and only where there is something to be said. */
  private say(text: string): void {
    this.io.out(this.heading + text);
    this.heading = '';
  }

  private isBroken(): void {
    this.count('wrong');
    this.tally.broken += 1;
  }

  private count(result: 'good' | 'wrong' | 'unknown'): void {
    this.tally.checks += 1;
    if (result !== 'good') this.tally[result] += 1;
  }
}

/** `holds: error, rest; fails: sum` */
function verdictsLine({ verdicts, bufferLimit }: Report): string {
  const buffers = bufferLimit === undefined ? '' : ` ${bufferClause(bufferLimit)}`;
  const kinds = ['holds', 'fails', 'unknown'] as const;
  return kinds
    .flatMap((kind) => {
      const names = verdicts.filter(({ verdict }) => verdict === kind).map(({ name }) => name);
      return names.length === 0 ? [] : [`${kind}${kind === 'holds' ? buffers : ''}: ${names.join(', ')}`];
    })
    .join('; ');
}
