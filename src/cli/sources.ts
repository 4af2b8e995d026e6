// Scenarios as commands name them: a file, or the name of a shipped one.

import { isRunFile, parseRunFile } from '../formats/exports/runFile.ts';
import type { LinkV1 } from '../formats/link/link.ts';
import { scenarioOfLitmus } from '../formats/litmus/litmusScenario.ts';
import { parseLitmus } from '../formats/litmus/parseLitmus.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Program, Settings } from '../model/program.ts';
import { printDiagnostics } from './diagnosticText.ts';
import { BadInput, type Io } from './io.ts';

export type Grain = 'coarse' | 'fine';

/** A text and what it is called in messages. */
export interface Named {
  /** As the person named it. */
  readonly word: string;
  /** Name of the file. */
  readonly file: string;
  readonly id: string;
  readonly text: string;
}

/** A text that was read without errors. */
export interface OpenedSource extends Named {
  readonly source: Source;
  /** The run that the file keeps, where it is a run file. */
  readonly kept: LinkV1 | undefined;
}

const texts = import.meta.glob<string>('../scenarios/*.race', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The shipped scenarios, in order of their names. */
export const shipped: readonly Named[] = Object.entries(texts)
  .map(([path, text]) => ({ file: path.replace(/^.*\//, ''), text }))
  .map(({ file, text }) => ({ word: idOf(file), id: idOf(file), file, text }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** How standard input is named. */
export const INPUT = '-';

/** Finds a text: a shipped scenario's where there is one of that name, standard input for `-`, else the file's. */
export function findText(io: Io, word: string): Named {
  const known = shipped.find(({ id }) => id === word);
  if (known !== undefined) return known;
  if (word === INPUT) return { word, file: 'standard input', id: 'edited', text: io.readInput() };
  const text = io.readFile(word);
  if (text !== undefined) return { word, file: word, id: idOf(word), text };
  const names = shipped.map(({ id }) => `  ${id}\n`).join('');
  throw new BadInput(
    `wakelane: there is no file “${word}”, and no scenario of that name; there are\n${names}`,
  );
}

/** Opens a scenario, or that of a run file. Throws its diagnostics as `BadInput` where it has errors. */
export function openSource(io: Io, word: string): OpenedSource {
  const found = findText(io, word);
  const kept = isRunFile(found.text) ? readRunFile(io, found) : undefined;
  const named =
    kept?.text === undefined ? asScenario(found) : { ...found, id: kept.scenario, text: kept.text };
  const { source, diagnostics } = parseScenario(named.id, named.text, charts);
  if (source === undefined) throw new BadInput(printDiagnostics(named, diagnostics));
  tell(io, named, diagnostics);
  return { ...named, source, kept };
}

/** A litmus test as the scenario that it is. Throws `BadInput` where it is none that can be played. */
function asScenario(named: Named): Named {
  if (!named.file.endsWith('.litmus')) return named;
  const litmus = parseLitmus(named.text);
  if ('refused' in litmus) throw new BadInput(`${named.file}: ${litmus.refused}`);
  return { ...named, text: scenarioOfLitmus(litmus) };
}

/** Damage is told, and throws `BadInput` where nothing is left to open. */
function readRunFile(io: Io, { file, text }: Named): LinkV1 {
  const { link, problems } = parseRunFile(text);
  if (link === undefined) throw new BadInput(`${file}: ${problems.join(' ')}`);
  for (const problem of problems) io.err(`${file}: ${problem}\n`);
  return link;
}

/** Compiles an opened scenario. Throws its diagnostics as `BadInput` where it has errors. */
export function compileOpened(io: Io, opened: OpenedSource, settings: Settings, grain: Grain): Program {
  const { program, diagnostics } = compile(opened.source, settings, grain);
  if (program === undefined) throw new BadInput(printDiagnostics(opened, diagnostics));
  tell(io, opened, diagnostics);
  return program;
}

function tell(io: Io, named: Named, warnings: readonly Diagnostic[]): void {
  if (warnings.length > 0) io.err(printDiagnostics(named, warnings));
}

function idOf(path: string): string {
  return path.replace(/^.*[/\\]|\.(race|litmus)$/g, '');
}
