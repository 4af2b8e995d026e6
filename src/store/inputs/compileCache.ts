// The compile cache: reads, compiles and keeps. The same text and settings give the same objects again, so that what is derived from
// them can be remembered by identity.

import { assert } from '../../base/assert.ts';
import { createMachine, type Machine } from '../../engine/machine.ts';
import type { Packer } from '../../formats/link/packer.ts';
import { fitSettings } from '../../formats/settings.ts';
import type { Compiled, compile } from '../../lang/compile.ts';
import type { ForeignText } from '../../lang/foreignText.ts';
import type { combinations } from '../../lang/names/combinations.ts';
import type { ParsedScenario } from '../../lang/readScenario.ts';
import type { Answer, JudgeAnswer } from '../../model/answer.ts';
import type { ChartTable } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { TEXTS_REMEMBERED_MAX } from '../../model/limits.ts';
import type { Program, Settings } from '../../model/program.ts';
import type { Scenario } from '../../model/scenario.ts';
import { failedText } from '../../words/failureWords.ts';

/** A shipped scenario: its name and its text. */
export interface Shipped {
  readonly id: string;
  readonly text: string;
  /** What it is under its first settings, worked out beforehand: it opens without a compiler. */
  readonly first?: { readonly scenario: Scenario; readonly program: Program };
  /** What was read of it beforehand: it compiles without a parser. */
  readonly parsed?: ParsedScenario;
}

/** `parseScenario` of lang: who opens shipped scenarios only need not have fetched it. */
type Parse = (id: string, text: string, charts: readonly ChartTable[]) => ParsedScenario;

/** What a shipped text under its first settings does without. */
export interface TextTools {
  /** For other settings. */
  readonly compile: typeof compile | undefined;
  /** For texts of one's own. */
  readonly parse: Parse | undefined;
  readonly packer: Packer | undefined;
  /** For the exercise of a text. */
  readonly judge: JudgeAnswer | undefined;
  /** All settings that a text can have. */
  readonly combinations: typeof combinations | undefined;
}

export interface CompileCache {
  /** Names and texts of the shipped scenarios that are here. */
  readonly texts: ReadonlyMap<string, string>;
  /** Takes in a shipped scenario whose text has come. */
  readonly add: (shipped: Shipped) => void;
  /** From now on more can be done with texts. */
  readonly learn: (tools: Partial<TextTools>) => void;
  /** Takes in what somebody else has read of a text: it is neither parsed nor compiled here, under those settings. */
  readonly remember: (text: string, read: ForeignText) => void;
  readonly packer: () => Packer | undefined;
  /** What is found about a changed text; undefined as long as no text was edited here. */
  readonly judge: (shipped: string, changed: string) => Answer | undefined;
  /** True where all settings of a text can be chosen by now. */
  readonly isWhole: (text: string) => boolean;
  /** The scenario that a text describes; undefined where it has errors. */
  readonly scenario: (text: string) => Scenario | undefined;
  /** All combinations of a text's settings; undefined where it has errors, or not all of them can be chosen yet. */
  readonly settings: (text: string) => readonly Settings[] | undefined;
  /** The machine of a text under settings, which are fitted to it first; undefined where it has errors. */
  readonly machine: (text: string, settings: Settings) => Machine | undefined;
  readonly diagnostics: (text: string, settings: Settings) => readonly Diagnostic[];
}

interface Read {
  readonly scenario: Scenario | undefined;
  /** What compiles under other settings; undefined where the text has errors. */
  readonly source: () => ParsedScenario['source'];
  readonly diagnostics: readonly Diagnostic[];
  /** By settings. */
  readonly built: Map<string, Built>;
}

interface Built {
  readonly machine: Machine | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

// Every keystroke makes a text; the last few are enough for undo and for going back and forth.

/**
 * A cache for these scenarios and charts; without tools it knows what was worked out beforehand. Another `machineFor`
 * may make machines that count what they execute.
 */
export function createCompileCache(
  library: readonly Shipped[],
  charts: readonly ChartTable[],
  tools: Partial<TextTools> = {},
  machineFor = createMachine,
): CompileCache {
  const texts = new Map<string, string>();
  const shippedOf = new Map<string, Shipped>();
  const reads = new Map<string, Read>();
  let known = tools;

  function add(shipped: Shipped): void {
    texts.set(shipped.id, shipped.text);
    shippedOf.set(shipped.text, shipped);
  }
  library.forEach(add);

  function parsed(text: string): ParsedScenario {
    const shipped = shippedOf.get(text);
    if (shipped?.parsed !== undefined) return shipped.parsed;
    const { parse } = known;
    assert(parse !== undefined, 'the parser is here before a text is edited, or comes with a link');
    return parse(shipped?.id ?? 'edited', text, charts);
  }

  function read(text: string): Read {
    const before = reads.get(text);
    // What is in use stays: the text that runs may be older than many that have errors.
    reads.delete(text);
    const fresh = before ?? readFirst(text) ?? readWith(text, parsed);
    keep(text, fresh);
    return fresh;
  }

  function keep(text: string, fresh: Read): void {
    reads.set(text, fresh);
    const [oldest] = reads.keys();
    if (reads.size > TEXTS_REMEMBERED_MAX && oldest !== undefined) reads.delete(oldest);
  }

  function readFirst(text: string): Read | undefined {
    const first = shippedOf.get(text)?.first;
    return first && firstRead(first, () => parsed(text).source, machineFor);
  }

  function build(text: string, settings: Settings): Built {
    const { scenario, source: sourceOf, diagnostics, built } = read(text);
    if (scenario === undefined) return { machine: undefined, diagnostics };
    const fitted = fitSettings(settings, scenario);
    const key = keyOf(fitted);
    const before = built.get(key);
    if (before !== undefined) return before;
    const fresh = attempted(
      text,
      () => builtOf(sourceOf(), fitted, diagnostics, known.compile, machineFor),
      (failures) => ({ machine: undefined, diagnostics: failures }),
    );
    built.set(key, fresh);
    return fresh;
  }

  return {
    texts,
    add,
    learn: (learnt) => {
      known = { ...known, ...learnt };
    },
    remember: (text, found) => {
      if (!reads.has(text) && !shippedOf.has(text)) keep(text, readOf(found, machineFor));
    },
    packer: () => known.packer,
    judge: (shipped, changed) => known.judge?.(shipped, changed, { charts }),
    isWhole: (text) =>
      known.compile !== undefined && (known.parse !== undefined || shippedOf.get(text)?.parsed !== undefined),
    scenario: (text) => read(text).scenario,
    settings: (text) => everySettings(read(text).source(), known.combinations),
    machine: (text, settings) => build(text, settings).machine,
    diagnostics: (text, settings) => build(text, settings).diagnostics,
  };
}

function firstRead(
  { scenario, program }: NonNullable<Shipped['first']>,
  source: Read['source'],
  machineFor: (program: Program) => Machine,
): Read {
  const built = new Map([[keyOf(program.settings), { machine: machineFor(program), diagnostics: [] }]]);
  return { scenario, source, diagnostics: [], built };
}

function readOf({ parsed, compiled }: ForeignText, machineFor: (program: Program) => Machine): Read {
  const { source, diagnostics } = parsed;
  const built = compiled.map(
    ({ settings, ...found }) => [keyOf(settings), builtFrom(found, diagnostics, machineFor)] as const,
  );
  return { scenario: source?.scenario, source: () => source, diagnostics, built: new Map(built) };
}

function readWith(text: string, parse: (text: string) => ParsedScenario): Read {
  const { source, diagnostics } = attempted(
    text,
    () => parse(text),
    (failures) => ({ source: undefined, diagnostics: failures }),
  );
  return { scenario: source?.scenario, source: () => source, diagnostics, built: new Map() };
}

function builtOf(
  source: ParsedScenario['source'],
  settings: Settings,
  read: readonly Diagnostic[],
  compiler: TextTools['compile'],
  machineFor: (program: Program) => Machine,
): Built {
  assert(source !== undefined && compiler !== undefined, 'the compiler is here before settings are chosen');
  return builtFrom(compiler(source, settings), read, machineFor);
}

function builtFrom(
  { program, diagnostics }: Compiled,
  read: readonly Diagnostic[],
  machineFor: (program: Program) => Machine,
): Built {
  return { machine: program && machineFor(program), diagnostics: [...read, ...diagnostics] };
}

/** What becomes of a text, or what to make of it where that fails by a mistake of ours. */
function attempted<T>(text: string, work: () => T, otherwise: (failures: readonly Diagnostic[]) => T): T {
  try {
    return work();
  } catch (error) {
    return otherwise([{ from: 0, to: text.length, severity: 'failure', ...failedText(error) }]);
  }
}

function everySettings(
  source: ParsedScenario['source'],
  allOf: TextTools['combinations'],
): readonly Settings[] | undefined {
  return source && allOf?.(source.file, source.scenario.memories);
}

function keyOf({ memory, buffer, values }: Settings): string {
  return JSON.stringify([memory, buffer, values]);
}
