/** What two runs look like beside each other. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { changedPieces } from '../facts/compareCode.ts';
import { textLines } from '../facts/textLines.ts';
import { textTools } from '../fixtures/textTools.ts';
import { charts } from '../machines/charts.ts';
import { createSession } from '../store/session.ts';
import { type ComparedRun, type ComparePicture, comparePicture } from './comparePicture.ts';
import { rowOfStep } from './compareRows.ts';
import type { Mark } from './marks.ts';

const text = readFileSync(new URL('../scenarios/store-buffering.race', import.meta.url), 'utf8');

/** The turns of the tasks under SC, or of both tasks' stores and loads under TSO. */
function compared(tso: boolean) {
  const session = createSession({
    library: [{ id: 'store-buffering', text }],
    charts,
    ...textTools,
    findDrawn: () => ({ lost: { kind: 'stopped', cell: 0 } }),
  });
  if (!tso) session.actions.nextMemory();
  for (const actor of ['a', 'b', 'a', 'b']) session.actions.step({ actor, alternative: 0 });
  session.actions.startComparing();
  const view = session.viewOf(session.store.getState());
  assert(view.comparison !== undefined, 'something is compared');
  return { view, comparison: view.comparison };
}

function pictured(tso: boolean, width: number): ComparePicture {
  const { view, comparison } = compared(tso);
  const run = ({ program, frames }: Pick<ComparedRun, 'program' | 'frames'>): ComparedRun => ({
    ...{ program, frames, text, fates: undefined },
    notesOf: () => [],
  });
  const { steps, parting } = comparison;
  return comparePicture(run(view), run(comparison.right), { steps, parting: parting?.step }, width);
}

function wordsOf(marks: readonly Mark[]): readonly string[] {
  return marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
}

describe('two runs beside each other', () => {
  const picture = pictured(false, 1200);
  const { rows, left, right } = picture;

  it('have what both did at one height', () => {
    for (const row of rows) {
      for (const side of [row.left, row.right]) {
        if (side === undefined) continue;
        expect([side.top, side.bottom]).toEqual([row.top, row.bottom]);
      }
    }
  });

  it('have the numbers of the left between them, and a plus for what only the right has', () => {
    const said = rows.map((row) => wordsOf(right?.drawWords(row) ?? []));
    expect(said).toEqual([
      ['1', 'x = 1'],
      ['2', 'y = 1'],
      ['+', 'smp_mb()'],
      ['3', 'r0 = y'],
      ['+', 'smp_mb()'],
      ['4', 'r1 = x'],
    ]);
    expect(rows.map((row) => wordsOf(left.drawWords(row)))[2]).toEqual([]);
  });

  it('fit into the width that they are given', () => {
    expect(left.columns.width + (right?.columns.width ?? 0)).toBeLessThanOrEqual(1200);
  });

  it('find the row of a step', () => {
    expect(rowOfStep(rows, 3)?.kind).toBe('right only');
    expect(rowOfStep(rows, 0)).toBeUndefined();
  });
});

describe('two runs on a phone', () => {
  it('share what both did, and fork where they part', () => {
    const { right, rows, forked, parting, height } = pictured(true, 366);
    expect(right).toBeUndefined();
    expect(rows.map(({ kind }) => kind)).toEqual(['both', 'both']);
    expect(forked.every(({ kind }) => kind === 'apart')).toBe(true);
    expect(parting).toBeGreaterThan(rows.at(-1)?.bottom ?? 0);
    expect(parting).toBeLessThan(height);
  });

  it('have what only the right one does among what both do', () => {
    const { rows, left, forked } = pictured(false, 366);
    expect(forked).toEqual([]);
    expect(rows.flatMap((row) => wordsOf(left.drawWords(row)))).toContain('smp_mb()');
  });
});

describe('the lines that differ', () => {
  it('stand below the head of their task, without labels and comments', () => {
    const { view, comparison } = compared(false);
    const pieces = changedPieces(view.program, comparison.right.program, textLines(text));
    expect(pieces.map(({ head }) => head)).toEqual(['task a on cpu0', 'task b on cpu1']);
    const number = text.split('\n').findIndex((line) => line.includes('smp_mb();')) + 1;
    expect(pieces[0]?.lines).toEqual([{ number, text: 'smp_mb();', side: 'right' }]);
    expect(changedPieces(view.program, view.program, textLines(text))).toEqual([]);
  });
});
