import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { standingOf, telling } from '../engine/explain.ts';
import { fairFinish } from '../engine/finish.ts';
import { firstFrame } from '../engine/frames.ts';
import { createMachine, type Machine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { transfer } from '../engine/transfer.ts';
import { showSlot } from '../engine/values.ts';
import { readSchedule } from '../formats/schedule.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import { fingerprintOf } from '../lang/steps/fingerprint.ts';
import { charts } from '../machines/charts.ts';
import type { Expr } from '../model/code.ts';
import { slotIndex } from '../model/indices.ts';
import type { Property, Settings } from '../model/program.ts';
import { FATES, type Verdict } from '../model/report.ts';
import type { Schedule } from '../model/run.ts';
import { turnsOf } from '../schedule/turns.ts';
import { partingSentence } from '../words/partingWords.ts';
import { waitingClause } from '../words/reasonWords.ts';
import { analysisOf } from './analysis.ts';
import { findDrawn } from './drawn.ts';
import { fatesOf } from './fate.ts';
import { explore } from './startSearch.ts';
import { verdictsOf } from './verdicts.ts';
import { wasmSearch } from './wasmSearch.ts';

const folder = new URL('../scenarios/', import.meta.url);
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.race') ? [file.slice(0, -5)] : []));
const statesMax = 600_000;

function sourceOf(name: string): Source {
  const { source, diagnostics } = parseScenario(
    name,
    readFileSync(new URL(`${name}.race`, folder), 'utf8'),
    charts,
  );
  expect(diagnostics).toEqual([]);
  if (source === undefined) throw new Error(`${name} does not parse`);
  return source;
}

function machineOf(source: Source, settings: Settings, grain: 'coarse' | 'fine' = 'coarse'): Machine {
  const { program, diagnostics } = compile(source, settings, grain);
  expect(diagnostics).toEqual([]);
  if (program === undefined) throw new Error('does not compile');
  return createMachine(program);
}

function drawnSchedule(machine: Machine, source: Source): Schedule {
  const table = source.scenario.drawn[0];
  if (table === undefined) throw new Error('there is no drawn table');
  const found = findDrawn(machine, table);
  if ('lost' in found) throw new Error(found.lost.kind);
  return found.schedule;
}

/** All verdicts: on the scenario's properties, and on what is always in force. */
function verdictsIn(machine: Machine, statesMax: number): readonly Verdict[] {
  const search = wasmSearch(machine, { states: statesMax, edges: true });
  search.advance(statesMax);
  const space = search.finish();
  expect(space.complete).toBe(true);
  return verdictsOf(analysisOf(machine, space, { fairness: true }));
}

function expectAsExpected(verdicts: readonly Verdict[]): void {
  const found = verdicts.map(({ name, verdict }) => `${name} ${verdict}`);
  expect(found).toEqual(verdicts.map(({ name, expected }) => `${name} ${expected}`));
}

/**
 * The machine at the fine grain, where the coarse locks are variables. Inside a section that is one step at the coarse
 * grain, `never` and `cover` are not asked: their conditions then say that no such lock is held (R2).
 */
function fineMachineOf(source: Source, settings: Settings): Machine {
  const coarse = new Set(machineOf(source, settings).program.slots.map((slot) => slot.name));
  const { program } = machineOf(source, settings, 'fine');
  const free = program.slots.flatMap((slot, index): readonly Expr[] =>
    slot.type.kind === 'lock' && slot.role.kind === 'memory' && !coarse.has(slot.name)
      ? [{ op: 'one of', slot: slotIndex(index), values: [0] }]
      : [],
  );
  const properties = program.properties.map((property): Property => {
    const outside = property.kind === 'never' || property.kind === 'cover';
    return outside ? { ...property, expr: { op: 'and', args: [...free, property.expr] } } : property;
  });
  return createMachine({ ...program, properties });
}

describe.each(names)('%s', (name) => {
  const source = sourceOf(name);
  const { scenario } = source;
  const all = combinations(source.file, scenario.memories);

  it.each(all.map((settings) => [JSON.stringify(settings), settings] as const))(
    'has the verdicts it expects under %s',
    (_, settings) => expectAsExpected(verdictsIn(machineOf(source, settings), statesMax)),
  );

  // At all settings in `npm run verify`: real locks make the largest graphs.
  const fine = process.env['VERIFY'] === '1' ? all : all.slice(0, 1);
  it.each(fine.map((settings) => [JSON.stringify(settings), settings] as const))(
    'has them too where every lock is a variable that others can find held, under %s',
    (_, settings) => expectAsExpected(verdictsIn(fineMachineOf(source, settings), 10 * statesMax)),
    60_000,
  );

  it('plays every table that it draws, cell by cell', () => {
    for (const table of scenario.drawn) {
      const found = findDrawn(machineOf(source, table.settings), table);
      if ('lost' in found) expect.fail(`“${table.title}” is lost: ${found.lost.kind}`);
      const played = found.cellsOfTurn.flat();
      expect([...played].sort((a, b) => a - b)).toEqual(table.cells.map((_, cell) => cell));
      const rows = played.map((cell) => table.cells[cell]?.row ?? -1);
      expect(rows).toEqual([...rows].sort((a, b) => a - b));
    }
  });

  it('ships runs that are legal, with their notes inside them', () => {
    for (const run of scenario.runs) {
      const machine = machineOf(source, run.settings);
      const read = readSchedule(
        run.turns,
        machine.program.actors.map((actor) => actor.name),
      );
      expect(read.problem).toBeUndefined();
      expect(replay(machine, read.schedule).stopped).toBeUndefined();
      for (const note of run.notes) expect(note.at).toBeLessThanOrEqual(read.schedule.length);
    }
  });
});

describe('the commit that ACRN’s table comes from', () => {
  const source = sourceOf('acrn-sched-event');
  const flag = machineOf(source, { values: { fix: 'flag' }, memory: 'sc' });
  const counter = machineOf(source, { values: { fix: 'counter' }, memory: 'sc' });
  const drawn = drawnSchedule(flag, source);
  const end = replay(flag, drawn).frames.at(-1) ?? firstFrame(flag);
  const schedule = [...drawn, ...turnsOf(fairFinish(flag, end))];

  it('ends, as drawn and played on fairly, with vCPU0 asleep for ever in wait_event', () => {
    const last = replay(flag, schedule).frames.at(-1)?.state ?? new Uint32Array();
    const now = standingOf(flag, last);
    expect(now.kind).toBe('stuck');
    const atFault = now.kind === 'stuck' ? telling(now.waiting) : [];
    const sentences = atFault.map((task) => `${waitingClause(flag.program, task)}.`);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(
      /^vCPU0 waits in wait_event while ev\[0\]\.set is false \(line \d+\): it may not step while pCPU\[0\]\.cur is IDLE\.$/,
    );
    expect(sentences.join()).not.toMatch(/vCPU1|vCPU2/);
  });

  it('brings vCPU0 back to its guest where the event counts, and says where the two part', () => {
    const { schedule: same, divergence } = transfer(flag, schedule, counter);
    expect(divergence && partingSentence(counter.program, divergence.parting)).toBe(
      'As recorded, vCPU0 goes on with “vcpu0 descheduled”; here wait_event has returned, and its next operation is “vmenter(linux)”.',
    );
    const parted = replay(counter, same).frames.at(-1) ?? firstFrame(counter);
    const last = (fairFinish(counter, parted).at(-1) ?? parted).state;
    expect(standingOf(counter, last).kind).toBe('finished');
    const st = counter.program.slots.findIndex((slot) => slot.name === 'st[0]');
    expect(showSlot(counter.program, last, slotIndex(st))).toBe('RUNNING');
    expect(counter.evaluate(counter.condition(counter.program.rest), last, 0)).toBe(1);
  });

  it('has a shorter hang, doomed before anyone calls schedule()', () => {
    const run = source.scenario.runs[0];
    const { schedule: turns } = readSchedule(
      run?.turns ?? '',
      flag.program.actors.map((actor) => actor.name),
    );
    const { frames } = replay(flag, turns);
    expect(frames.flatMap((frame) => frame.labels).filter((label) => label.includes('descheduled'))).toEqual(
      [],
    );
    const space = explore(flag, statesMax);
    const found = fatesOf(analysisOf(flag, space, { fairness: true }));
    const fates = frames.map((frame) => FATES[found?.codes[space.table.find(frame.state)] ?? -1]);
    expect(fates.slice(-2)).toEqual(['open', 'doomed']);
    expect(turns.length).toBeLessThan(drawn.length);
  });
});

it('draws ACRN’s table with the cells and notes that were compared with the document, column by column', () => {
  const cells = sourceOf('acrn-sched-event').scenario.drawn[0]?.cells ?? [];
  const seen = cells.map(({ column, phrase, notes }) => [column, phrase, notes]);
  expect([cells.length, fingerprintOf(seen)]).toEqual([40, '48c7b9527f2afff0']);
});

const documents = new URL('../../../shared/sources/', import.meta.url);
describe.skipIf(!existsSync(documents))(
  'the raw documents (skipped where ../shared/sources is not at hand)',
  () => {
    it('draw ACRN’s table as the scenario has it, cell for cell, with the numbers of its notes', () => {
      const text = readFileSync(new URL('acrn-sched-event.txt', documents), 'utf8');
      const lines = text.split('-------\n')[1]?.split('\nNotes:')[0]?.split('\n') ?? [];
      const cells = lines.slice(1).flatMap((line) =>
        [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => ({
          text: match[0],
          column: Math.round(match.index / 28),
        })),
      );
      const table = sourceOf('acrn-sched-event').scenario.drawn[0];
      const ours = table?.cells.map((cell) => ({
        text: [cell.phrase, ...cell.notes.map((note) => `[Note: ${note}]`)].join(' '),
        column: cell.column,
      }));
      expect(ours).toEqual(cells);
    });

    /** The columns were lost in the copy: each phrase finds its lane by itself. */
    it.each([
      ['kvm-run-kick', 'kvm-run-immediate-exit.txt', 0],
      ['kvm-run-kick', 'kvm-run-immediate-exit.txt', 1],
    ])('draw the tables of %s in %s, line for line (table %i)', (name, file, index) => {
      const text = readFileSync(new URL(file, documents), 'utf8').replaceAll(/^> ?/gm, '');
      const drawings = text.split(/^VCPU thread service thread$/m).slice(1);
      const lines = (drawings[index]?.split(/\n\s*\n|\nSo the idea/)[0] ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('---'));
      const table = sourceOf(name).scenario.drawn[index];
      const cells = table?.cells.filter(({ phrase }) => !phrase.startsWith('---')) ?? [];
      expect(cells.map(({ phrase }) => phrase)).toEqual(lines);
      for (const line of lines) {
        const columns = cells.filter(({ phrase }) => phrase === line).map(({ column }) => column);
        expect(new Set(columns).size, line).toBe(1);
      }
    });

    it('tell the sequence of kvm-hc-kick-cpu in these words, in this order', () => {
      const text = readFileSync(new URL('kvm-hc-kick-cpu.txt', documents), 'utf8').replaceAll(/\s+/g, ' ');
      const phrases = sourceOf('kvm-hc-kick-cpu').scenario.drawn[0]?.cells.map(({ phrase }) => phrase) ?? [];
      let from = text.indexOf('Imagine below');
      for (const phrase of phrases) {
        const at = text.indexOf(phrase, from);
        expect(at, phrase).toBeGreaterThanOrEqual(from);
        from = at;
      }
      expect(phrases).toHaveLength(9);
    });

    /** Both texts without comments and blanks; what the settings put in place of a posted instruction may stand between. */
    it('carry the posted assembly of kvm-hc-kick-cpu, instruction by instruction', () => {
      const bare = (text: string) =>
        text
          .replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '')
          .replaceAll(/\s+/g, ' ')
          .replaceAll(/ ?, ?/g, ', ');
      const posted = readFileSync(new URL('kvm-hc-kick-cpu.txt', documents), 'utf8').split(
        /^get_lock \(\) \{$/m,
      )[1];
      const instructions = (posted?.split('Upvotes')[0] ?? '')
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .split('\n')
        .map((line) => bare(line).trim())
        .filter((line) => line !== '' && !/^release_lock|^\}/.test(line))
        // The two hypercalls are macros, and macros take no operands.
        .map((line) => line.replace(/^((?:yield_to|kick_the)_vcpu)\(%rcx\)$/, '$1'));
      const ours = bare(sourceOf('pv-spinlock-draft').scenario.text);
      let from = ours.indexOf('macro get_lock');
      for (const instruction of instructions) {
        const at = ours.indexOf(instruction, from);
        expect(at, instruction).toBeGreaterThanOrEqual(from);
        from = at + instruction.length;
      }
      expect(instructions).toHaveLength(25);
    });
  },
);
