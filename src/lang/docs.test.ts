// The manual of the language: every example in docs/language.md does what the manual says, and its lists are complete.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../engine/explain.ts';
import { createMachine, type Machine } from '../engine/machine.ts';
import { type Replay, replay } from '../engine/replay.ts';
import { lineOf, quote } from '../engine/sourceText.ts';
import { showSlot } from '../engine/values.ts';
import { judgedParts } from '../explorer/claims.ts';
import { findDrawn } from '../explorer/drawn.ts';
import { explore } from '../explorer/startSearch.ts';
import { stateGraph } from '../explorer/stateGraph.ts';
import { readSchedule } from '../formats/schedule.ts';
import { charts } from '../machines/charts.ts';
import { type JudgedPart, mergedParts } from '../model/claims.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type Graph, printGraph } from '../model/graph.ts';
import { slotIndex } from '../model/indices.ts';
import * as limits from '../model/limits.ts';
import type { Property, Settings } from '../model/program.ts';
import type { Frame, Schedule } from '../model/run.ts';
import { vacuousBecause } from '../words/vacuityWords.ts';
import { compile } from './compile.ts';
import { libraryWords } from './library/library.ts';
import { combinations } from './names/combinations.ts';
import { parseScenario, type Source } from './scenario.ts';

const manual = readText('../../docs/language.md');
const GRAPH_STATES_MAX = 10_000;

/** A fenced block: `info` is what stands behind the fence. */
interface Block {
  readonly heading: string;
  /** 1-based line of the fence. */
  readonly line: number;
  readonly info: string;
  readonly text: string;
}

/** A scenario of the manual; a fragment stands behind the frame before it, whose lines do not count; `more` goes on with the scenario before it. */
interface Subject {
  readonly text: string;
  readonly linesBefore: number;
}

describe('docs/language.md', () => {
  let frame = '';
  let subject: Subject = { text: '', linesBefore: 0 };
  for (const block of blocksOf(manual)) {
    const [kind = '', ...words] = block.info.split(' ');
    if (kind === 'race') {
      if (words.includes('frame')) frame = block.text;
      const before = words.includes('fragment') ? frame : words.includes('more') ? subject.text : '';
      subject = { text: before + block.text, linesBefore: before.split('\n').length - 1 };
    }
    const here = subject;
    const test = (check: () => void): void =>
      it(`${block.heading}, line ${block.line}: ${block.info}`, check);
    switch (kind) {
      case 'race':
        if (!words.includes('error')) test(() => expectSound(here));
        break;
      case 'diagnostic':
        test(() => expect(diagnose(here)).toBe(block.text));
        break;
      case 'graph':
        test(() => expect(printGraph(graphOf(machineOf(here, words)))).toBe(block.text));
        break;
      case 'run': {
        const [turns = ''] = block.text.split('\n');
        test(() => expect(`${turns}\n${playTable(machineOf(here, words), turns)}\n`).toBe(block.text));
        break;
      }
      case 'ebnf':
        test(() => expect(quotedIn(block.text)).toEqual(quotedIn(readText('./syntax/race.grammar'))));
        break;
      default:
        test(() => expect.fail(`nothing tests a block of this kind`));
    }
  }

  it('shows the diagnostic of every error', () => {
    const kinds = blocksOf(manual).map(({ info }) => info.replace(/^race error.*$/, 'error'));
    const unshown = kinds.filter((kind, i) => (kind === 'error') !== (kinds[i + 1] === 'diagnostic'));
    expect(unshown).toEqual([]);
  });

  it('mentions every rule', () => {
    const missing = Array.from({ length: 31 }, (_, i) => `R${i + 1}`).filter(
      (rule) => !new RegExp(`\\b${rule}\\b`).test(manual),
    );
    expect(missing).toEqual([]);
  });

  it('lists the functions of the prelude', () => {
    const names = [...readText('./prelude.race').matchAll(/^(?:atomic )?\w+ (\w+)\(/gm)].map(
      (match) => match[1],
    );
    expect(tableUnder('The prelude').flatMap(([names = '']) => codeWords(names))).toEqual(names);
  });

  it('lists the words of the library', () => {
    const [, section = ''] = manual.split(/^## The library$/m);
    const [tables = ''] = section.split(/^## /m);
    const listed = [...tables.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, names = '']) => codeWords(names));
    const own = libraryWords.filter((word) => !word.startsWith('__') || word === '__set_current_state');
    expect(listed.toSorted()).toEqual(own.filter((word) => word !== 'wq_entry').toSorted());
  });

  it('lists the charts and their moves', () => {
    const rows = charts.map((chart) => [
      chart.name,
      chart.edges
        .map(({ from, to, event }) => `${chart.states[from]} → ${chart.states[to]} by ${event}`)
        .join(', '),
    ]);
    expect(tableUnder('Charts').map((row) => row.map((cell) => cell.replaceAll('`', '')))).toEqual(rows);
  });

  it('states the limits as they are', () => {
    const stated = tableUnder('Limits').map(([, bound = '']) => Number(bound.replaceAll(',', '')));
    expect(stated).toEqual([
      limits.SOURCE_CHARS_MAX,
      limits.SOURCE_NESTING_MAX,
      limits.PARAMS_MAX,
      limits.COMBINATIONS_MAX,
      limits.TABLE_CELLS_MAX,
      limits.ACTORS_MAX,
      limits.SCALARS_MAX,
      limits.STATE_WORDS_MAX,
      limits.INLINE_DEPTH_MAX,
      limits.FLOW_NODES_MAX,
      limits.CHOICES_MAX,
      limits.INSTRUCTIONS_MAX,
      limits.STEP_OPERATIONS_MAX,
      limits.STEP_INSTRUCTIONS_MAX,
      limits.BUFFER_SLOTS,
      limits.BUFFER_SLOTS_MAX,
      limits.TURNS_MAX,
    ]);
  });
});

// ---------------------------------------------------------------- reading the manual

function readText(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

function blocksOf(text: string): readonly Block[] {
  const found: Block[] = [];
  let heading = '';
  let open: { readonly line: number; readonly info: string; readonly lines: string[] } | undefined;
  text.split('\n').forEach((line, index) => {
    const fence = /^```(.*)$/.exec(line);
    if (open !== undefined && fence !== null) {
      found.push({ heading, line: open.line, info: open.info, text: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else if (open !== undefined) open.lines.push(line);
    else if (fence !== null) open = { line: index + 1, info: fence[1] ?? '', lines: [] };
    else heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
  });
  return found;
}

/** Rows of the first table under a heading, without its head. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = manual.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const lines = section.split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const rows = lines.slice(first).slice(
    0,
    lines.slice(first).findIndex((line) => !line.startsWith('|')),
  );
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function codeWords(cell: string): readonly string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '');
}

/** Words and signs in double quotes, comments left out: the terminals of a grammar. */
function quotedIn(grammar: string): readonly string[] {
  const text = grammar
    .replace(/^ *\/\/.*$|group="Expression"|^@external.*$/gm, '')
    .replace(/@tokens \{[\s\S]*?@precedence \{ LongString.*$/m, '');
  return [...new Set([...text.matchAll(/"([^"\s]+)"/g)].map((match) => match[1] ?? ''))].sort();
}

// ---------------------------------------------------------------- scenarios

function sourceOf({ text }: Subject): Source {
  const { source, diagnostics } = parseScenario('manual', text, charts);
  expect(diagnostics).toEqual([]);
  if (source === undefined) return expect.fail('the scenario has a syntax error');
  return source;
}

function settingsOf({ file, scenario }: Source): readonly Settings[] {
  return combinations(file, scenario.memories);
}

function machineFor(source: Source, settings: Settings): Machine {
  const { program, diagnostics } = compile(source, settings);
  expect(diagnostics).toEqual([]);
  if (program === undefined) return expect.fail('the scenario does not compile');
  return createMachine(program);
}

/** The scenario under the first settings that fit words such as `fix=plain` and `memory=tso`. */
function machineOf(subject: Subject, words: readonly string[]): Machine {
  const source = sourceOf(subject);
  const wanted = words.map((word) => word.split('='));
  const settings = settingsOf(source).find(({ values, memory }) =>
    wanted.every(([name = '', value]) => (name === 'memory' ? memory : values[name]) === value),
  );
  if (settings === undefined) return expect.fail(`no settings are ${words.join(' ')}`);
  return machineFor(source, settings);
}

function graphOf(machine: Machine): Graph {
  return stateGraph(machine, GRAPH_STATES_MAX);
}

/** Compiles with all settings; verdicts are as the scenario expects, its tables can be played and its runs too. */
function expectSound(subject: Subject): void {
  const source = sourceOf(subject);
  let parts: readonly JudgedPart[] = [];
  for (const settings of settingsOf(source)) {
    const machine = machineFor(source, settings);
    parts = mergedParts(parts, judgedParts(machine, explore(machine, GRAPH_STATES_MAX)));
    const graph = graphOf(machine);
    expect(graph.complete).toBe(true);
    for (const property of machine.program.properties) {
      const verdict = verdictOf(graph, property);
      if (verdict !== undefined)
        expect([settings, property.name, verdict]).toEqual([settings, property.name, property.expected]);
    }
  }
  const { properties, text } = source.scenario;
  for (const { name, vacuityMeant } of properties) {
    const because = vacuousBecause(
      parts.filter((part) => !part.matters),
      name,
      text,
    );
    expect([name, because]).toEqual([name, vacuityMeant ? expect.stringMatching(/./) : '']);
  }
  for (const table of source.scenario.drawn)
    expect(findDrawn(machineFor(source, table.settings), table)).not.toHaveProperty('lost');
  for (const run of source.scenario.runs) {
    const machine = machineFor(source, run.settings);
    expect(play(machine, run.turns).stopped).toBeUndefined();
  }
}

/** By the words of R13–R15 on the whole graph; undefined for properties of endless runs. */
function verdictOf(graph: Graph, { kind, name }: Property): Property['expected'] | undefined {
  const { states } = graph;
  const holds = (yes: boolean): Property['expected'] => (yes ? 'holds' : 'fails');
  switch (kind) {
    case 'never':
      return holds(!states.some(({ facts }) => facts.includes(name)));
    case 'cover':
      return holds(states.some(({ facts }) => facts.includes(name)));
    case 'final':
      return holds(states.every(({ facts }) => !facts.includes('rest') || facts.includes(name)));
    case 'possible': {
      const reaching = states.map(({ facts }) => facts.includes(name));
      for (let before = -1; before !== reaching.filter(Boolean).length; ) {
        before = reaching.filter(Boolean).length;
        states.forEach(({ edges }, index) => {
          if (edges.some(({ to }) => reaching[to])) reaching[index] = true;
        });
      }
      return holds(!reaching.includes(false));
    }
    case 'always eventually':
    case 'leads to':
      return undefined;
  }
}

/** `3:18 message`, with the hint below it; what several settings say alike is said once. */
function diagnose({ text, linesBefore }: Subject): string {
  const { source, diagnostics } = parseScenario('manual', text, charts);
  const compiled =
    source === undefined
      ? []
      : settingsOf(source).flatMap((settings) => compile(source, settings).diagnostics);
  const said = [...diagnostics, ...compiled].map(({ from, message, hint }: Diagnostic) => {
    const lines = text.slice(0, from).split('\n');
    const place = `${lines.length - linesBefore}:${(lines.at(-1) ?? '').length + 1}`;
    return `${place} ${message}${hint === undefined ? '' : `\n    ${hint}`}\n`;
  });
  return [...new Set(said)].join('');
}

// ---------------------------------------------------------------- runs

function play(machine: Machine, turns: string): Replay & { readonly schedule: Schedule } {
  const { schedule, problem } = readSchedule(
    turns,
    machine.program.actors.map((actor) => actor.name),
  );
  expect(problem).toBeUndefined();
  return { schedule, ...replay(machine, schedule) };
}

/** A run as commit messages draw it: a column for each lane, a row for each step, and how it ends. */
function playTable(machine: Machine, turns: string): string {
  const { program } = machine;
  const { schedule, frames, stopped } = play(machine, turns);
  const steps = frames.slice(1);
  const columns = [
    ...new Set([...program.lanes.map((lane) => lane.name), ...steps.map((step) => columnOf(machine, step))]),
  ];
  const rows = [
    columns,
    ...steps.map((step) =>
      columns.map((name) => (name === columnOf(machine, step) ? cellOf(machine, step) : '')),
    ),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)) + 4);
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('')
      .trimEnd(),
  );
  const last = frames.at(-1);
  const impossible = stopped === undefined ? undefined : schedule[stopped.turn]?.actor;
  return [
    ...lines,
    impossible !== undefined ? `${impossible} cannot` : last === undefined ? '' : endOf(machine, last),
  ].join('\n');
}

function columnOf({ program }: Machine, { actor }: Frame): string {
  if (actor === undefined) return '';
  return program.lanes.find((lane) => lane.actors.includes(actor))?.name ?? program.actors[actor]?.name ?? '';
}

/** The labels of a step, or its operation; a lane's first actor needs no name. */
function cellOf(machine: Machine, { actor, labels, at, happenings }: Frame): string {
  if (actor === undefined) return '';
  const { program } = machine;
  const stores = happenings.flatMap((happening) =>
    happening.kind === 'write' ? [`${program.slots[happening.slot]?.name} = ${happening.after}`] : [],
  );
  const isMachine = program.actors[actor]?.threads.length === 0;
  const operation = at === undefined || isMachine ? stores.at(-1) : quote(program, at).replace(/;$/, '');
  const words = labels.length > 0 ? labels.join(', ') : operation;
  const isNamed = program.lanes.some((lane) => lane.actors.includes(actor) && lane.actors[0] !== actor);
  return isNamed ? `${program.actors[actor]?.name}: ${words}` : `${words}`;
}

/** Memory, and how the run stands. */
function endOf(machine: Machine, { state, happenings }: Frame): string {
  const { program } = machine;
  const values = program.slots.flatMap(({ role, name }, slot) =>
    role.kind === 'memory' || role.kind === 'ghost'
      ? [`${name}=${showSlot(program, state, slotIndex(slot))}`]
      : [],
  );
  const stands = standingOf(machine, state, happenings);
  const detail =
    stands.kind === 'error'
      ? `: ${stands.fault}${stands.at === undefined ? '' : `, line ${lineOf(program, stands.at)}`}`
      : stands.kind === 'stuck'
        ? `: ${stands.waiting
            .map(({ actor, at, atEnd }) => {
              const where = atEnd ? 'at its end' : `line ${lineOf(program, at)}`;
              return `${program.actors[actor]?.name}, ${where}`;
            })
            .join('; ')}`
        : '';
  return `${[...values, stands.kind].join(', ')}${detail}`;
}
