import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { fairFinish } from '../engine/finish.ts';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { laneIndices } from '../model/lookup.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { laneTitle } from './laneTitle.ts';
import { stepSentence } from './stepSentence.ts';

/** What the steps of a program with one task are called. */
function stepsOf(text: string): readonly (string | undefined)[] {
  const machine = createMachine(programOf(`scenario "Steps" lane cpu[2];\n${text}`));
  const [first] = replay(machine, []).frames;
  assert(first !== undefined, 'a run has frame 0');
  const frames = [first, ...fairFinish(machine, first)];
  return frames.slice(1).map((_, index) => stepSentence(machine.program, frames, index + 1)?.what);
}

describe('an unlabelled step', () => {
  it.each([
    ['a section', 'bool x; bool y; task t on cpu[0] { atomic { x = true; y = x; } }', ['x = true']],
    [
      'a section behind braces, labels and comments',
      'bool x; bool y; task t on cpu[0] { atomic { { here: /* why */ if (x) y = true; } } }',
      ['if (x) y = true'],
    ],
    [
      'a function that is a section',
      'bool x; bool y; void take(bool b) { atomic { x = b; y = b; } } task t on cpu[0] { take(true); }',
      ['take(true)'],
    ],
    [
      'an atomic function',
      'bool x; atomic void take() { x = true; } task t on cpu[0] { take(); }',
      ['take()'],
    ],
    [
      'a function with two sections',
      'bool x; bool y; void take() { atomic { x = true; } atomic { y = true; } } task t on cpu[0] { take(); }',
      ['x = true', 'y = true'],
    ],
    ['a section that waits', 'bool x; task t on cpu[0] { atomic { await !x; x = true; } }', ['await !x']],
    ['an empty section', 'task t on cpu[0] { atomic { } step; }', ['section', 'step']],
    ['one more', 'int 0..3 x; task t on cpu[0] { x++; }', ['x++: load', 'x++: store']],
    [
      'some more',
      'int 0..3 x[2]; int 0..3 y; task t on cpu[0] { x[1] += y; }',
      ['x[1] += y: load', 'y', 'x[1] += y: store'],
    ],
    [
      'a read and a write',
      'int 0..3 x; int 0..3 y; bool b; task t on cpu[0] { y = x; b = x == 1; x = 2; }',
      ['x', 'y = x', 'x', 'b = x == 1', 'x = 2'],
    ],
  ])('%s', (_, text, steps) => {
    expect(stepsOf(text)).toEqual(steps);
  });

  it('of a guest in assembly says which half of an instruction it is', () => {
    const text = `bits[8] x; vcpu v on cpu[0] { vmenter(g); guest g asm (rdx = &x) {
      incq x
      "add": addq $2, (%rdx)
      lock incq x
      mov x, %rax
      mov $3, %rbx
      xchg %rbx, x
    } }`;
    expect(stepsOf(text)).toEqual([
      'vmenter(g)',
      'incq x: load',
      'incq x: store',
      'add',
      'addq $2, (%rdx): store',
      'lock incq x',
      'mov x, %rax',
      'xchg %rbx, x',
      'VM exit: DONE',
    ]);
  });
});

describe.each([['sc'], ['tso']])('a guest that goes on with its registers, under %s', (memory) => {
  it('takes one step, which is called by what it does', () => {
    const text = `memory ${memory}; bits[8] x; vcpu v on cpu[0] { vmenter(g); vmenter(g); guest g asm {
      mov $1, %rax
      lock xadd %rax, x
      hlt
      mov $0, %rbx
      mov x, %rbx
      mov $3, %rcx
      mov %rcx, x
    } }`;
    expect(stepsOf(text).filter((step) => step?.includes('visible') === false)).toEqual([
      'vmenter(g)',
      'lock xadd %rax, x',
      'VM exit: HLT',
      'vmenter(g)',
      'mov x, %rbx',
      'mov %rcx, x',
      'VM exit: DONE',
    ]);
  });
});

it('a task keeps its name apart from that of a member of a family', () => {
  const program = programOf(
    'scenario "s" lane cpu[2]; lane cpu0; task t[i : 2] on cpu[i] { step; } task t0 on cpu0 { step; }',
  );
  expect(laneIndices(program).map((lane) => laneTitle(program, lane))).toEqual([
    'cpu[0] (t[0])',
    'cpu1 (t1)',
    'cpu0 (t0)',
  ]);
});
