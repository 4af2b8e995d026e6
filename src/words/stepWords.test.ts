/** What a step is called that no line of the text stands for. */

import { expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { phraseOf } from './stepWords.ts';

function said(text: string, schedule: string): readonly string[] {
  const program = programOf(text);
  const { frames } = replay(createMachine(program), turns(schedule));
  return frames.flatMap((frame) => {
    const { actor, choice, labels } = frame;
    if (actor === undefined || choice === undefined) return [];
    return phraseOf(program, text, { ...frame, actor, choice, labels }).parts;
  });
}

it('lets an interrupt arrive and a timer expire', () => {
  const timer =
    'scenario "T" lane cpu0; timer T on cpu0 { } task t on cpu0 { "arm": mod_timer(&T, 1); step; }';
  expect(said(timer, 't T.expiry T')).toEqual(['arm', 'T expires', 'T taken']);
  const irq =
    'scenario "I" ipi flight; lane cpu0; irq H on cpu0 { } task t on cpu0 { "IPI": raise(H); step; }';
  expect(said(irq, 't H.delivery H')).toEqual(['IPI', 'H arrives', 'H taken']);
});
