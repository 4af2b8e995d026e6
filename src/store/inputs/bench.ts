// Reads, compiles and keeps: the same text and settings give the same objects again, so that what is derived from
// them can be remembered by identity.

import { assert } from '../../base/assert.ts';
import { createMachine, type Machine } from '../../engine/machine.ts';
import type { Packer } from '../../formats/link/packer.ts';
import { fitSettings } from '../../formats/settings.ts';
import { compile } from '../../lang/compile.ts';
import type { ParsedScenario } from '../../lang/readScenario.ts';
import type { ChartTable } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { TEXTS_REMEMBERED_MAX } from '../../model/limits.ts';
import type { Settings } from '../../model/program.ts';
import type { Scenario } from '../../model/scenario.ts';

/** A shipped scenario: its name and its text. */
export interface Shipped {
  readonly id: string;
  readonly text: string;
  /** What was read of it beforehand, so that it opens without a parser. */
  readonly parsed?: ParsedScenario;
}

/** `parseScenario` of lang: who opens shipped scenarios only need not have fetched it. */
export type Parse = (id: string, text: string, charts: readonly ChartTable[]) => ParsedScenario;

/** What texts of one's own need. */
export interface TextTools {
  readonly parse: Parse | undefined;
  readonly packer: Packer | undefined;
}

export interface Bench {
  /** Names and texts of the shipped scenarios that are here. */
  readonly texts: ReadonlyMap<string, string>;
  /** Takes in a shipped scenario whose text has come. */
  readonly add: (shipped: Shipped) => void;
  /** From now on any text can be read, and sent with a link. */
  readonly learn: (tools: Partial<TextTools>) => void;
  readonly packer: () => Packer | undefined;
  /** The scenario that a text describes; undefined where it has errors. */
  readonly scenario: (text: string) => Scenario | undefined;
  /** The machine of a text under settings, which are fitted to it first; undefined where it has errors. */
  readonly machine: (text: string, settings: Settings) => Machine | undefined;
  readonly diagnostics: (text: string, settings: Settings) => readonly Diagnostic[];
}

interface Read {
  readonly source: ParsedScenario['source'];
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
 * A bench for these scenarios and charts; without a parser it reads what was read beforehand. Another `machineFor`
 * may make machines that count what they execute.
 */
export function createBench(
  library: readonly Shipped[],
  charts: readonly ChartTable[],
  tools: Partial<TextTools> = {},
  machineFor = createMachine,
): Bench {
  const texts = new Map<string, string>();
  const shippedOf = new Map<string, Shipped>();
  const reads = new Map<string, Read>();
  let { parse, packer } = tools;

  function add(shipped: Shipped): void {
    texts.set(shipped.id, shipped.text);
    shippedOf.set(shipped.text, shipped);
  }
  library.forEach(add);

  function parsed(text: string): ParsedScenario {
    const shipped = shippedOf.get(text);
    if (shipped?.parsed !== undefined) return shipped.parsed;
    assert(parse !== undefined, 'the parser is here before a text is edited, or comes with a link');
    return parse(shipped?.id ?? 'edited', text, charts);
  }

  function read(text: string): Read {
    const known = reads.get(text);
    // What is in use stays: the text that runs may be older than many that have errors.
    reads.delete(text);
    const fresh = known ?? { ...parsed(text), built: new Map() };
    reads.set(text, fresh);
    const [oldest] = reads.keys();
    if (reads.size > TEXTS_REMEMBERED_MAX && oldest !== undefined) reads.delete(oldest);
    return fresh;
  }

  function build(text: string, settings: Settings): Built {
    const { source, diagnostics, built } = read(text);
    if (source === undefined) return { machine: undefined, diagnostics };
    const fitted = fitSettings(settings, source.scenario);
    const key = JSON.stringify([fitted.memory, fitted.values]);
    const known = built.get(key);
    if (known !== undefined) return known;
    const compiled = compile(source, fitted);
    const fresh = {
      machine: compiled.program && machineFor(compiled.program),
      diagnostics: [...diagnostics, ...compiled.diagnostics],
    };
    built.set(key, fresh);
    return fresh;
  }

  return {
    texts,
    add,
    learn: (learnt) => {
      parse = learnt.parse ?? parse;
      packer = learnt.packer ?? packer;
    },
    packer: () => packer,
    scenario: (text) => read(text).source?.scenario,
    machine: (text, settings) => build(text, settings).machine,
    diagnostics: (text, settings) => build(text, settings).diagnostics,
  };
}
