// `wakelane check`: scenarios against what they expect of themselves.

import { Multimap } from '../base/multimap.ts';
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
import { lostTableSentence } from '../words/lostTable.ts';
import { impossibleSentence } from '../words/reasonWords.ts';
import { vacuousBecause } from '../words/vacuityWords.ts';
import { type CheckedV1, type CheckV1, diagnosticsOf, verdictOf } from './checkJson.ts';
import { type CheckTally, exitCodeOf, newTally, summaryText, verdictsLine } from './checkTally.ts';
import { commands } from './commands.ts';
import { printDiagnostics } from './diagnosticText.ts';
import { exploreProgram } from './exploring.ts';
import { BadInput, type ExitCode, type Io } from './io.ts';
import { parse, readNumber, readWord } from './options.ts';
import { runFate } from './runFate.ts';
import { brokenSentences, lengthText, standingAt } from './runText.ts';
import { matchingSettings, type SettingOptions } from './settings.ts';
import { findText, type Grain, type Named, shipped } from './sources.ts';
import { beside, plural } from './words.ts';

interface CheckOptions {
  readonly chosen: SettingOptions;
  readonly grain: Grain;
  readonly limit: number;
  readonly fairness: boolean;
  /** Print only what is not as expected. */
  readonly quiet: boolean;
}

const notAsExpected = '  NOT AS EXPECTED: ';

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
  const texts = values.all === true ? shipped : positionals.map((word) => findText(io, word));
  if (values['text-only'] === true && values.json !== true)
    throw new BadInput('wakelane check: --text-only goes with --json.');
  if (values.json === true) return checkAsJson(io, texts, options, values['text-only'] === true);
  const begin = io.now();
  const tally = newTally();
  for (const named of texts) new ScenarioCheck(io, named, options, tally).run();
  if (!options.quiet || tally.wrong + tally.unknown > 0)
    io.out(summaryText(texts.length, (io.now() - begin) / 1000, tally));
  return exitCodeOf(tally);
}

/** `textOnly`: nothing is explored. */
function checkAsJson(io: Io, texts: readonly Named[], options: CheckOptions, textOnly: boolean): ExitCode {
  const tally = newTally();
  const silent: Io = { ...io, out: () => {}, err: () => {}, errIsTerminal: false };
  const scenarios = texts.map((named): CheckedV1 => {
    const diagnostics = diagnosticsOf(named);
    const own = newTally();
    const isBroken = diagnostics.some(({ severity }) => severity !== 'warning');
    if (isBroken) own.broken += 1;
    else if (!textOnly) new ScenarioCheck(silent, named, options, own).run();
    tally.broken += own.broken;
    tally.wrong += own.wrong;
    tally.unknown += own.unknown;
    return { file: named.word, diagnostics, findings: textOnly ? null : own.findings };
  });
  const code = exitCodeOf(tally);
  const all: CheckV1 = { schema: 'wakelane.check/1', scenarios, verdict: verdictOf(code) };
  io.out(`${JSON.stringify(all, undefined, 2)}\n`);
  return code;
}

/** One scenario; prints as it goes, since large ones take their time. */
class ScenarioCheck {
  private readonly io: Io;
  private readonly named: Named;
  private readonly options: CheckOptions;
  private readonly tally: CheckTally;
  private heading = '';
  private readonly shown = new Set<string>();
  /** Where `quiet`, what is to be said of verdicts, and under which settings. */
  private readonly found = new Multimap<string, string>();

  constructor(io: Io, named: Named, options: CheckOptions, tally: CheckTally) {
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
      this.find(notAsExpected, finding);
    }
  }

  private verdict({ name, sentence, verdict, expected }: Verdict, settings: string, states: number): void {
    this.count(verdict === expected ? 'good' : verdict === 'unknown' ? 'unknown' : 'wrong');
    if (verdict === expected) return;
    const found = verdict === 'unknown' ? `unknown within ${plural(states, 'state')}` : verdict;
    const head = verdict === 'unknown' ? '  NOT KNOWN: ' : notAsExpected;
    const said = `${name}, “${sentence}”: expected ${expected}, found ${found}.`;
    this.tally.findings.push(settings === '' ? said : `${settings}: ${said}`);
    const finding = beside(head, said);
    if (this.options.quiet) this.found.add(finding, settings);
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
      this.find(notAsExpected, `table “${table.title}”: ${lostTableSentence(table, found.lost)}`);
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
    else this.find(notAsExpected, `run “${title}”: ${wrong}`);
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

  private find(head: string, sentence: string): void {
    this.tally.findings.push(sentence);
    this.say(beside(head, sentence));
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
