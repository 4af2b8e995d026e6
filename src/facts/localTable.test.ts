import { expect, it } from 'vitest';
import { handmadeFrames, handmadeProgram } from '../fixtures/handmade.ts';
import type { Expr, Instruction } from '../model/code.ts';
import { actorIndex, slotIndex } from '../model/indices.ts';
import type { Program, Slot } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { localTables } from './localTable.ts';
import { usedSlots } from './usedSlots.ts';

const bare = handmadeProgram(1);
const nowhere = { from: 0, to: 0 };
const left = slotIndex(bare.slots.length);
const tmp = slotIndex(left + 2);

function local(name: string, temporary: boolean, word: number): Slot {
  const role = { kind: 'local' as const, actor: actorIndex(0), temporary };
  return { name, type: { kind: 'int' }, role, min: 0, max: 9, word, shift: 0, bits: 32 };
}

/** `left` lives where v[0] is ready. */
const program: Program = {
  ...bare,
  words: bare.words + 2,
  slots: [
    ...bare.slots,
    local('v[0].left', false, bare.words),
    local('v[0].was', false, bare.words + 2),
    local('v[0].tmp', true, bare.words + 1),
  ],
  actors: bare.actors.map((actor, index) => {
    if (index !== 0) return actor;
    const threads = actor.threads.map((thread) => ({
      ...thread,
      locations: thread.locations.map((location) =>
        location.kind.kind === 'ready' ? { ...location, live: [left, tmp] } : location,
      ),
    }));
    return { ...actor, threads };
  }),
};

function frameAt(location: number): Frame {
  const frame = handmadeFrames(bare, [{ actor: 'v[0]', goTo: location }])[1];
  if (frame === undefined) throw new Error('a frame');
  return { ...frame, state: Uint32Array.from([...frame.state, 3, 7]) };
}

function cellsAt(location: number): readonly (readonly string[])[] | undefined {
  return localTables(program)(frameAt(location))[0]?.rows.map(({ cells }) => cells);
}

it('shows the locals that live between steps, and dead ones as a dash', () => {
  const [table] = localTables(program)(frameAt(0));
  expect(table?.owners).toEqual(['v0']);
  expect(table?.rows.map(({ name }) => name)).toEqual(['left']);
  expect(cellsAt(0)).toEqual([['3']]);
  expect(cellsAt(1)).toEqual([['–']]);
});

it('keeps a local that a property reads', () => {
  const expr: Expr = { op: 'slot', slot: left };
  const property = { kind: 'never' as const, name: '', sentence: '', from: undefined, expr, at: nowhere };
  const judged: Program = { ...program, properties: [{ ...property, expected: 'holds' }] };
  expect(localTables(judged)(frameAt(1))[0]?.rows[0]?.cells).toEqual(['3']);
});

it('has tables of their own for registers and flags', () => {
  const slots = program.slots.map((slot): Slot => {
    if (slot.role.kind !== 'local' || slot.role.temporary) return slot;
    return { ...slot, name: 'v[0].rax', role: { ...slot.role, part: 'register' } };
  });
  const tables = localTables({ ...program, slots })(frameAt(0));
  expect(tables.map(({ part, rows }) => [part, rows.map(({ name }) => name)])).toEqual([
    ['register', ['rax']],
  ]);
});

it('is empty where no task has a local', () => {
  expect(localTables(bare)(frameAt(0))).toEqual([]);
});

it('knows what code can touch, elements of arrays found by an index included', () => {
  const place = {
    base: slotIndex(0),
    terms: [{ index: { op: 'slot' as const, slot: tmp }, count: 2, stride: 3, fault: 0 }],
  };
  const one: Expr = { op: 'const', value: 1 };
  const write: Instruction = { op: 'write', place, value: one, check: { kind: 'none' }, at: nowhere };
  const [row] = bare.choices;
  if (row === undefined) throw new Error('a row');
  const used = usedSlots({ ...bare, choices: [{ ...row, code: [write] }] });
  expect([...used].toSorted((a, b) => a - b)).toEqual([0, 3, tmp]);
});
