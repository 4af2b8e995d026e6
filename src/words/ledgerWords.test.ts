import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { findDrawn } from '../explorer/drawn.ts';
import { ledgersOf } from '../facts/ledger.ts';
import { createRunFacts } from '../facts/runFacts.ts';
import { textLines } from '../facts/textLines.ts';
import { readSchedule } from '../formats/schedule.ts';
import { defaultSettings } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { entryWords, ledgerSentence, ledgerTitle } from './ledgerWords.ts';
import { operationsOf } from './operations.ts';

function acrn() {
  const id = 'acrn-sched-event';
  const text = readFileSync(new URL(`../scenarios/${id}.race`, import.meta.url), 'utf8');
  const { source } = parseScenario(id, text, charts);
  return { source, text };
}

/** ACRN's own table, as the document drew it. */
function drawnRun() {
  const { source, text } = acrn();
  const settings = source && defaultSettings(source.scenario);
  const program = source && settings && compile(source, settings).program;
  const table = source?.scenario.drawn[0];
  if (program === undefined || table === undefined) throw new Error('ACRN has a table and compiles');
  const machine = createMachine(program);
  const found = findDrawn(machine, table);
  if ('lost' in found) throw new Error(found.lost.kind);
  return { program, text, frames: replay(machine, found.schedule).frames };
}

/** A run that comes with the scenario. */
function writtenRun(title: string) {
  const { source } = acrn();
  const run = source?.scenario.runs.find((each) => each.title === title);
  const program = source && run && compile(source, run.settings).program;
  if (program === undefined || run === undefined) throw new Error('ACRN has the run and compiles');
  const { schedule } = readSchedule(
    run.turns,
    program.actors.map(({ name }) => name),
  );
  return { program, frames: replay(createMachine(program), schedule).frames };
}

const { program, text, frames } = drawnRun();
const factsOf = createRunFacts(program);

function ledgerAt(now: number, title: RegExp) {
  const ledger = ledgersOf(factsOf(frames.slice(0, now + 1)), now).find((each) =>
    title.test(ledgerTitle(program, each)),
  );
  assert(ledger !== undefined, 'there is one');
  return {
    entries: ledger.entries.map((entry) => ({ step: entry.step, ...entryWords(program, entry) })),
    sentence: ledgerSentence(program, ledger),
  };
}

/** The turns in which vCPU0's flag was set: the second is the one that is lost. */
const [first = 0, second = 0] = frames.flatMap(({ index, labels }) =>
  labels.includes('signal 0') ? [index] : [],
);

describe('the ledger of ACRN’s drawn run', () => {
  it('holds the first signal, and merges the second one into it: 1 + 1 = 1', () => {
    expect(ledgerAt(first, /ev\[0\]/).entries).toEqual([
      { step: first, from: 'vCPU1', now: 'held', tone: 'live' },
    ]);
    const merged = ledgerAt(second, /ev\[0\]/);
    expect(merged.entries).toEqual([
      { step: first, from: 'vCPU1', now: 'held', tone: 'live' },
      { step: second, from: 'vCPU2', now: `merged into ${first}`, tone: 'lost' },
    ]);
    expect(merged.sentence).toMatch(/^Two signals, one credit/);
  });

  it('spends the one credit once', () => {
    const entries = ledgerAt(frames.length - 1, /ev\[0\]/).entries;
    expect(entries.map(({ now }) => now.replace(/\d+/, 'n'))).toEqual(['spent at n', 'merged into n']);
  });

  it('says of each interrupt whether it was taken, and by whom', () => {
    const late = writtenRun('A request that is seen late');
    const facts = createRunFacts(late.program)(late.frames);
    const kicks = ledgersOf(facts, late.frames.length - 1).filter(({ of }) => of.kind === 'kick');
    const ends = kicks.flatMap(({ entries }) =>
      entries.map((entry) => entryWords(late.program, entry).now.replace(/ at \d+/, '')),
    );
    expect(ends).toContain('taken');
    expect(ends).toContain('taken by idle0');
  });
});

describe('the operations of a step', () => {
  it('are its lines in order, each with what it changed', () => {
    const frame = frames[second];
    const operations = frame === undefined ? [] : operationsOf(program, textLines(text), frame);
    expect(operations.length).toBeGreaterThan(2);
    expect(operations.flatMap(({ did }) => did).join(', ')).toContain('ev[0].set stays true');
    for (const { code, line } of operations) expect(text.split('\n')[line - 1]).toContain(code);
  });
});
