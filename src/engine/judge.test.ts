import { describe, expect, it } from 'vitest';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { judge } from './judge.ts';
import { createMachine } from './machine.ts';
import { replay } from './replay.ts';

/** How each property of a text stands after a schedule. */
function judged(items: string, schedule: string): Readonly<Record<string, unknown>> {
  const machine = createMachine(programOf(`scenario "Judged"\nlane cpu[3];\n${items}`));
  const { frames, stopped } = replay(machine, turns(schedule));
  expect(stopped).toBeUndefined();
  const judgements = judge(machine, frames, frames.length - 1);
  return Object.fromEntries(machine.program.properties.map(({ name }, index) => [name, judgements[index]]));
}

const kept = { kind: 'kept' };
const spinning = `bool go; bool there;
task a on cpu[0] { while (!go) step; there = true; }
task b on cpu[1] { await there; }
env e { go = true; }
always eventually there arrives "a arrives."; there leads to go after "Never asked."; !there leads to there follows "Then a arrives.";`;

describe('what must come sooner or later', () => {
  it('is undecided until a run has gone round twice without it', () => {
    expect(judged(spinning, 'a')).toEqual({ arrives: kept, after: kept, follows: kept });
    expect(judged(spinning, 'a a a')['arrives']).toEqual(kept);
    const twice = judged(spinning, 'a a a a');
    expect(twice['arrives']).toEqual({ kind: 'in vain', from: 2, at: 4 });
    expect(twice['follows']).toEqual({ kind: 'in vain', from: 2, at: 4 });
    expect(twice['after']).toEqual(kept);
  });

  it('is not in vain where the round leaves out somebody who could always move', () => {
    const text = `bool go; task a on cpu[0] { while (!go) step; } task b on cpu[1] { go = true; }
always eventually go comes "It comes.";`;
    expect(judged(text, 'a a a a')['comes']).toEqual(kept);
  });

  it('is in vain where nobody but the environment can move', () => {
    const text = `bool go; task a on cpu[0] { await go; } env e { go = true; } always eventually go comes "It comes.";`;
    expect(judged(text, '')['comes']).toEqual({ kind: 'in vain', from: 0, at: 0 });
    expect(judged(text, 'e')['comes']).toEqual(kept);
  });

  it('is in vain where the run has finished without it', () => {
    const text = `bool x; task a on cpu[0] { x = true; x = false; } always eventually x again "Again and again.";
x leads to !x off "Off."; !x leads to x on "On.";`;
    expect(judged(text, 'a a')).toEqual({
      again: { kind: 'in vain', from: 2, at: 2 },
      off: kept,
      on: { kind: 'in vain', from: 2, at: 2 },
    });
  });

  it('waits only from where it begins', () => {
    const text = `bool asked; bool told; task a on cpu[0] { asked = true; }
task b on cpu[1] endless { for (;;) { told = true; told = false; } } asked leads to told && !told never_so "Never.";`;
    expect(judged(text, 'b b b b')['never_so']).toEqual(kept);
    expect(judged(text, 'a b b b b')['never_so']).toEqual({ kind: 'in vain', from: 3, at: 5 });
  });
});
