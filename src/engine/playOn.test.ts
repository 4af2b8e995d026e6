import { expect, it } from 'vitest';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { createMachine } from './machine.ts';
import { type PlayedOn, playFromStart } from './playOn.ts';

function play(text: string, schedule: string): PlayedOn {
  const machine = createMachine(programOf(`scenario "Small"\nlane cpu[3];\n${text}`));
  return playFromStart(machine, turns(schedule));
}

const lostUpdate = `int 0..2 x;
task a on cpu[0] { int 0..2 seen; seen = x; x = seen + 1; }
task b on cpu[1] { int 0..2 seen; seen = x; x = seen + 1; }
final x == 2 sum "Both count.";
never x == 1 one "x is never 1.";`;

it('a run is played to its end, and says at which frame each property breaks', () => {
  const { frames, standing, broken } = play(lostUpdate, 'a b');
  expect([frames.length - 1, standing.kind, broken]).toEqual([4, 'finished', [4, 3]]);
  expect(play(lostUpdate, 'a a').broken).toEqual([undefined, 2]);
});

it('what nobody can bring about any more is broken at the end of a run that is stuck', () => {
  const text = `bool go; task a on cpu[0] { await go; } possible rest back "All get home."; possible !go off "Off.";`;
  const { standing, broken } = play(text, '');
  expect([standing.kind, broken]).toEqual(['stuck', [0, undefined]]);
});

it('a run that goes round for ever breaks what never comes in its round', () => {
  const text = `bool x; bool y;
task a on cpu[0] endless { while (1) { x = true; x = false; } }
rest when y;
always eventually x on "x comes again.";
always eventually y other "y comes.";
x leads to y then "After x comes y.";`;
  const { standing, cycleFrom, broken, frames } = play(text, '');
  const last = frames.length - 1;
  expect([standing.kind, cycleFrom !== undefined, broken]).toEqual([
    'running',
    true,
    [undefined, last, last],
  ]);
});

it('what only the environment could still bring about is not counted on', () => {
  const text = `bool go; task a on cpu[0] { await go; } env e { go = true; } possible rest back "All get home.";`;
  const { standing, broken } = play(text, '');
  expect([standing.kind, broken]).toEqual(['running', [0]]);
});
