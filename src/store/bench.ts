// Reads, compiles and keeps: the same text and settings give the same objects again, so that what is derived from
// them can be remembered by identity.

import { createMachine, type Machine } from '../engine/machine.ts';
import { fitSettings } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import type { ChartTable } from '../model/chart.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { TEXTS_REMEMBERED_MAX } from '../model/limits.ts';
import type { Settings } from '../model/program.ts';
import type { Scenario } from '../model/scenario.ts';

/** A shipped scenario: its name and its text. */
export interface Shipped {
  readonly id: string;
  readonly text: string;
}

export interface Bench {
  /** Names and texts of the shipped scenarios. */
  readonly texts: ReadonlyMap<string, string>;
  /** The scenario that a text describes; undefined where it has errors. */
  readonly scenario: (text: string) => Scenario | undefined;
  /** The machine of a text under settings, which are fitted to it first; undefined where it has errors. */
  readonly machine: (text: string, settings: Settings) => Machine | undefined;
  readonly diagnostics: (text: string, settings: Settings) => readonly Diagnostic[];
}

interface Read {
  readonly source: ReturnType<typeof parseScenario>['source'];
  readonly diagnostics: readonly Diagnostic[];
  /** By settings. */
  readonly built: Map<string, Built>;
}

interface Built {
  readonly machine: Machine | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

// Every keystroke makes a text; the last few are enough for undo and for going back and forth.

/** A bench for these scenarios and charts. */
export function createBench(library: readonly Shipped[], charts: readonly ChartTable[]): Bench {
  const texts = new Map(library.map(({ id, text }) => [id, text]));
  const idOf = new Map(library.map(({ id, text }) => [text, id]));
  const reads = new Map<string, Read>();

  function read(text: string): Read {
    const known = reads.get(text);
    if (known !== undefined) return known;
    const fresh = { ...parseScenario(idOf.get(text) ?? 'edited', text, charts), built: new Map() };
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
      machine: compiled.program && createMachine(compiled.program),
      diagnostics: [...diagnostics, ...compiled.diagnostics],
    };
    built.set(key, fresh);
    return fresh;
  }

  return {
    texts,
    scenario: (text) => read(text).source?.scenario,
    machine: (text, settings) => build(text, settings).machine,
    diagnostics: (text, settings) => build(text, settings).diagnostics,
  };
}
