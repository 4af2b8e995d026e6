// A timeline as programs that review code print it: JSON with a list of steps, each with its actor and what it does.

import { defined } from '../base/defined.ts';
import type { BareLine } from './prefixes.ts';
import type { Refusal, Table, TableCell } from './table.ts';

export type ReadTimeline =
  | { readonly kind: 'table'; readonly table: Table; readonly end: number }
  | { readonly kind: 'refusal'; readonly refusal: Refusal; readonly end: number };

const key = '"race_timeline"';

/** The timeline whose name stands in a line; undefined where none does. */
export function timelineAt(lines: readonly BareLine[], index: number): ReadTimeline | undefined {
  const from = lines[index];
  if (from === undefined || !from.text.includes(key)) return undefined;
  const refuse = (sentence: string): ReadTimeline => ({
    kind: 'refusal',
    refusal: { line: from.number, sentence },
    end: index + 1,
  });
  const rest = lines.slice(index).map(({ text }) => text);
  const text = rest.join('\n');
  const list = listBehind(text, text.indexOf(key) + key.length);
  if (list === undefined) return refuse('The list behind "race_timeline" has no end: it was cut off.');
  const steps = parsed(list.text);
  if (steps === undefined)
    return refuse(
      '"race_timeline" is no JSON list: it should be [{"step": 1, "actor": "CPU 0", "description": "…"}].',
    );
  const lineOf = (offset: number): number =>
    defined(lines[index + text.slice(0, offset).split('\n').length - 1]).number;
  const table = tableOf(
    steps,
    from.number,
    entryOffsets(list.text).map((offset) => lineOf(list.at + offset)),
  );
  if (typeof table === 'string') return refuse(table);
  return { kind: 'table', table, end: index + text.slice(0, list.at + list.text.length).split('\n').length };
}

/** The list that begins behind an offset: up to the bracket that closes it. */
function listBehind(text: string, from: number): { readonly at: number; readonly text: string } | undefined {
  const at = text.indexOf('[', from);
  if (at < 0) return undefined;
  let depth = 0;
  let quoted = false;
  for (let i = at; i < text.length; i++) {
    const sign = text[i];
    if (quoted && sign === '\\') i += 1;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '[' || sign === '{') depth += 1;
    else if ((sign === ']' || sign === '}') && --depth === 0) return { at, text: text.slice(at, i + 1) };
  }
  return undefined;
}

function parsed(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Where each entry of the list begins. */
function entryOffsets(text: string): readonly number[] {
  const offsets: number[] = [];
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted && sign === '\\') i += 1;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '{' && ++depth === 1) offsets.push(i);
    else if (sign === '}') depth -= 1;
  }
  return offsets;
}

/** `first`: the line of its name. */
function tableOf(steps: readonly unknown[], first: number, lines: readonly number[]): Table | string {
  const entries = steps.map(entryOf);
  const bad = entries.indexOf(undefined);
  if (bad >= 0)
    return `Step ${bad + 1} of "race_timeline" does not say who does what: it needs "actor" and "description".`;
  const known = entries.filter((entry) => entry !== undefined);
  const actors = [...new Set(known.map(({ actor }) => actor))];
  const cells = known.map(({ step, actor, text }, index): TableCell => {
    const line = lines[index] ?? first;
    const words = text.replace(/\.$/, '');
    return {
      ...{ line, row: index, rank: step ?? index, column: actors.indexOf(actor) },
      ...{ text, words, form: 'plain', notes: [], below: false, arrow: false },
    };
  });
  const numbered = known.every(({ step }) => step !== undefined);
  return {
    layout: 'timeline',
    columns: actors.map((heading) => ({ heading })),
    cells: numbered ? cells : cells.map((cell, rank) => ({ ...cell, rank })),
    lines: { from: lines[0] ?? first, to: lines.at(-1) ?? first },
  };
}

interface Entry {
  readonly step: number | undefined;
  readonly actor: string;
  readonly text: string;
}

function entryOf(value: unknown): Entry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const members = new Map(Object.entries(value));
  const first = (...names: readonly string[]): string | undefined => {
    const found = names
      .map((name) => members.get(name))
      .find((each) => typeof each === 'string' || typeof each === 'number');
    return found === undefined ? undefined : String(found).replace(/\s+/g, ' ').trim();
  };
  const actor = first('actor', 'cpu', 'thread', 'lane', 'column');
  const text = first('description', 'action', 'text', 'operation', 'event');
  const step = members.get('step');
  if (actor === undefined || text === undefined || text === '') return undefined;
  return { step: typeof step === 'number' ? step : undefined, actor, text };
}
