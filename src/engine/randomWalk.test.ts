import { describe, expect, it } from 'vitest';
import { RANDOM_WALK_TURNS_MAX } from '../model/limits.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { turnsOf } from '../schedule/turns.ts';
import { firstFrame } from './frames.ts';
import { createMachine, type Machine } from './machine.ts';
import { type RandomWalk, randomWalk } from './randomWalk.ts';
import { replay } from './replay.ts';

const LOST = `
int 0..2 x;
task a on cpu0 { x = x + 1; }
task b on cpu1 { x = x + 1; }
never x == 1 one "x is never 1.";
`;

const none: ReadonlySet<number> = new Set();

function machineOf(text: string): Machine {
  return createMachine(programOf(`scenario "Walks"\nlane cpu0;\nlane cpu1;\n${text}`));
}

function walk(machine: Machine, seed: number, broken = none): RandomWalk {
  return randomWalk(machine, firstFrame(machine), seed, broken);
}

function whoStepped({ frames }: RandomWalk): string {
  return frames.map(({ turn }) => turn?.actor).join(' ');
}

describe('a random walk', () => {
  it('is the same for the same seed, and seeds differ', () => {
    const machine = machineOf(LOST);
    const walks = Array.from({ length: 30 }, (_, seed) => whoStepped(walk(machine, seed)));
    expect(walks[7]).toBe(whoStepped(walk(machine, 7)));
    expect(new Set(walks).size).toBeGreaterThan(2);
  });

  it('is a run', () => {
    const machine = machineOf(LOST);
    for (let seed = 0; seed < 20; seed++) {
      const schedule = turnsOf(walk(machine, seed).frames);
      expect(replay(machine, schedule).stopped).toBeUndefined();
    }
  });

  it('ends where it breaks something, but not again where that was broken before', () => {
    const machine = machineOf(LOST);
    expect(walk(machine, 3).end).toBe('broken');
    expect(walk(machine, 3, new Set([0]))).toMatchObject({ end: 'at rest' });
    expect(walk(machine, 3, new Set([0])).frames).toHaveLength(4);
  });

  it('ends where nobody can move, and at its bound', () => {
    expect(walk(machineOf('int 0..1 x; task a on cpu0 { await x == 1; }'), 1)).toEqual({
      frames: [],
      end: 'nobody can move',
    });
    const spinning = walk(machineOf('int 0..1 x; task a on cpu0 { while (true) { x = 1 - x; } }'), 1);
    expect(spinning).toMatchObject({ end: 'bound' });
    expect(spinning.frames).toHaveLength(RANDOM_WALK_TURNS_MAX);
  });
});
