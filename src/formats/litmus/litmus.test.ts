/** Litmus files: written from scenarios, read back, and asked the same question under all three machines. */

import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { createMachine } from '../../engine/machine.ts';
import { reportOf } from '../../explorer/report.ts';
import { closureSearch } from '../../explorer/search.ts';
import { type Operation, programs } from '../../fixtures/litmus/litmus.ts';
import { compile } from '../../lang/compile.ts';
import { parseFile } from '../../lang/parse.ts';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import { MEMORY_MODELS, type MemoryModel } from '../../model/program.ts';
import type { Litmus, LitmusCondition, LitmusOperation } from './litmus.ts';
import { printLitmusFile } from './litmusFile.ts';
import { litmusOfScenario } from './litmusOfScenario.ts';
import { scenarioOfLitmus } from './litmusScenario.ts';
import { parseLitmus } from './parseLitmus.ts';
import { printLitmus } from './printLitmus.ts';

const SUFFIX = { full: '', acq: '_acquire', rel: '_release', relaxed: '_relaxed' };
const statesMax = 100_000;
/** Each asks three machines: verify asks all of them, and every day some of each kind. */
const period = process.env['VERIFY'] === '1' ? 1 : 6;

/** An operation of the measured programs; undefined where files of this kind have no word for it here. */
function operationOf(op: Operation): LitmusOperation | undefined {
  switch (op.k) {
    case 'R':
      if (typeof op.x !== 'string' || op.addr !== undefined) return undefined;
      return { kind: 'read', to: op.r, place: op.x, acquire: op.acq === true };
    case 'W':
      if (typeof op.v === 'string' || op.addr !== undefined || op.data !== undefined) return undefined;
      return { kind: 'write', place: op.x, value: op.v, release: op.rel === true };
    case 'F':
      return { kind: 'fence', fence: `smp_${op.f}` };
    case 'U':
      if (op.f === 'add') return undefined;
      return {
        ...{ kind: 'atomic', to: op.r, place: op.x },
        call: `${op.f === 'xchg' ? 'xchg' : 'cmpxchg'}${SUFFIX[op.ord]}`,
        values: op.f === 'xchg' ? [op.v] : [op.exp ?? 0, op.v],
      };
    case 'L':
      return { kind: 'lock', lock: op.x };
    case 'X':
      return { kind: 'unlock', lock: op.x };
    case 'V':
    case 'C':
      return undefined;
  }
}

function questionOf(cond: string): LitmusCondition {
  const parts = cond.split(' /\\ ').map((part): LitmusCondition => {
    const [, thread, name, value] = /^(?:(\d+):)?(\w+)=(\d+)$/.exec(part) ?? [];
    assert(name !== undefined, part);
    const at = thread === undefined ? undefined : Number(thread);
    return { kind: 'is', thread: at, name, value: Number(value) };
  });
  return parts.reduce((left, right) => ({ kind: 'and', left, right }));
}

const expressible = programs.flatMap((program) => {
  const threads = program.threads.map((ops) => ops.flatMap((op) => operationOf(op) ?? []));
  const isWhole = program.threads.every((ops, thread) => ops.length === threads[thread]?.length);
  if (!isWhole || Object.keys(program.init).length > 0) return [];
  if (program.threads.length < 2 || program.threads.length > 4) return [];
  const name = program.name.replace(/[^\w+-]+/g, '-');
  const litmus: Litmus = { name, about: [], init: new Map(), threads, exists: questionOf(program.cond) };
  return [{ program, litmus }];
});

function fileOf(text: string) {
  const { file, diagnostics } = parseFile(text, 'scenario');
  expect(diagnostics).toEqual([]);
  return file;
}

/** Whether the text's one property fails: then the end that it forbids is possible. */
function canEndSo(text: string, memory: MemoryModel): 'yes' | 'no' {
  const { source, diagnostics } = parseScenario('litmus', text, charts);
  assert(source !== undefined, `${text}\n${JSON.stringify(diagnostics)}`);
  const { program } = compile(source, { values: {}, memory });
  assert(program !== undefined, text);
  const machine = createMachine(program);
  const search = closureSearch(machine, { states: statesMax, edges: true });
  while (!search.advance(statesMax));
  const [verdict] = reportOf(machine, search.finish(), { fairness: true }).verdicts.filter(
    ({ name }) => name === 'never_so',
  );
  expect(verdict?.verdict).toMatch(/^(holds|fails)$/);
  return verdict?.verdict === 'fails' ? 'yes' : 'no';
}

describe('a measured program', () => {
  it('has a file in most cases', () => expect(expressible.length).toBeGreaterThan(55));

  const asked = expressible.filter((_, index) => index % period === 0);

  it.each(asked.map((each) => [each.program.name, each] as const))(
    '%s is the same when its file is read back, and answers as it was measured',
    (_, { program, litmus }) => {
      const read = parseLitmus(printLitmus(litmus));
      expect(read).toEqual(litmus);
      assert(!('refused' in read), 'it was read');
      const text = scenarioOfLitmus(read);
      const verdicts = MEMORY_MODELS.map((memory) => `${memory} ${canEndSo(text, memory)}`);
      expect(verdicts).toEqual(MEMORY_MODELS.map((memory) => `${memory} ${program[memory]}`));
      // And the scenario is that file again.
      const again = litmusOfScenario(fileOf(text), litmus.name, { values: {} });
      expect(again).toMatchObject({ threads: litmus.threads, exists: litmus.exists, name: litmus.name });
    },
  );
});

it('of a shipped scenario is written as the kernel’s own are', () => {
  const text = shippedTexts.get('store-buffering') ?? '';
  expect(printLitmusFile(text, 'store-buffering', { values: { fence: 'mfence' } })).toEqual({
    text: [
      'C store-buffering',
      '',
      '(*',
      ' * Both read zero',
      " * Refutes, where it exists: At least one of the two sees the other's store.",
      ' *)',
      '',
      '{}',
      '',
      ...['P0(int *x, int *y)', '{', '\tint r;', '', '\tWRITE_ONCE(*x, 1);', '\tsmp_mb();'],
      ...['\tr = READ_ONCE(*y);', '}', ''],
      ...['P1(int *y, int *x)', '{', '\tint r;', '', '\tWRITE_ONCE(*y, 1);', '\tsmp_mb();'],
      ...['\tr = READ_ONCE(*x);', '}', ''],
      'exists (~(0:r=1) /\\ ~(1:r=1))',
      '',
    ].join('\n'),
  });
});

const two = 'lane a; lane b; int 0..3 x; task t on a { int 0..3 r; r = x; } ';
it.each([
  [`${two}task u on b { x = 1; } `, 'no final property'],
  [`${two}task u on a { x = 1; } final t.r == 0 p "P.";`, 'share a lane'],
  [`${two}task u on b { while (x == 0) step; } final t.r == 0 p "P.";`, '“u” has a loop'],
  [`${two}task u on b { if (x == 1) x = 2; } final t.r == 0 p "P.";`, '“u” asks what it has read'],
  [`${two}task u on b { x = x + 1; } final t.r == 0 p "P.";`, '“u” computes'],
  [`${two}irq u on b { x = 1; } final t.r == 0 p "P.";`, '“u” is no task'],
  [`${two}final t.r == 0 p "P.";`, 'it has 1 actors'],
  [shippedTexts.get('acrn-sched-event') ?? '', 'This is no litmus test'],
])('says in a sentence why there is none: %#', (text, why) => {
  expect(printLitmusFile(`scenario "S"\n${text}`, '', { values: {} })).toEqual({
    refused: expect.stringContaining(why),
  });
});

it.each([
  ['C x', 'begins with C'],
  ['C x {} P0(int *x) { r = READ_ONCE(*x); }', 'no question'],
  ['C x {} P0(int *x) { r = *x; } exists (0:r=1)', '“r = *x” has no counterpart'],
  ['C x {} P1(int *x) { } exists (0:r=1)', 'Thread P0 is expected'],
  ['C x { x=&y; } P0(int *x) { } exists (0:r=1)', 'numbers only'],
  ['C x {} P0(int *x) { } exists (0:r=1 /\\ )', 'The question must be made of'],
  ['C x {} P0(int *x) { } exists (0:r=1 x=1)', 'The question must be made of'],
])('says what it cannot read: %s', (text, why) => {
  expect(parseLitmus(text)).toEqual({ refused: expect.stringContaining(why) });
});
