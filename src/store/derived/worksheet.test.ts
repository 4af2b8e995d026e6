import { describe, expect, it } from 'vitest';
import { textLines } from '../../facts/textLines.ts';
import { lostUpdate } from '../../fixtures/lostUpdate.ts';
import { textTools } from '../../fixtures/textTools.ts';
import { charts } from '../../machines/charts.ts';
import { worksheetOf } from '../../words/worksheet.ts';
import type { WorksheetFacts } from '../../words/worksheetQuestions.ts';
import { createSession } from '../session.ts';

const session = createSession({
  library: [{ id: 'lost-update', text: lostUpdate }],
  charts,
  ...textTools,
  findDrawn: () => ({ schedule: [], cellsOfTurn: [] }),
});
for (const actor of ['a', 'b', 'a', 'b']) session.actions.step({ actor, alternative: 0 });
const { program, frames, scenario } = session.viewOf(session.store.getState());
const end = session.endOf(session.store.getState());
const facts = session.worksheetOf(session.store.getState());

function sheetWith(more: Partial<WorksheetFacts>) {
  return worksheetOf({ program, lines: textLines(scenario.text), frames, end, facts: { ...facts, ...more } });
}

const kinds = (sheet: ReturnType<typeof sheetWith>) => sheet.questions.map(({ kind }) => kind);

describe('a worksheet', () => {
  it('has a row a step, each in the column of its lane, and says what holds at the start', () => {
    const sheet = sheetWith({});
    expect(sheet.rows.map(({ turn, column }) => [turn, sheet.columns[column]])).toEqual([
      [1, sheet.columns[0]],
      [2, sheet.columns[1]],
      [3, sheet.columns[0]],
      [4, sheet.columns[1]],
    ]);
    expect(sheet.start).toContain('x is 0');
  });

  it('leaves the first step to be read, and steps at which the lane changes to be filled', () => {
    expect(sheetWith({}).rows.map(({ blank }) => blank)).toEqual([false, true, true, true]);
  });

  it('has the code that ran, without what the settings remove', () => {
    const code = sheetWith({}).code.flat();
    expect(code.some(({ text }) => text.includes('x'))).toBe(true);
  });

  it('asks only what the run has an answer to', () => {
    expect(kinds(sheetWith({ fates: undefined, fixes: [] }))).not.toContain('doom');
    const doomed = { frames: [], doomedAt: 2 };
    expect(kinds(sheetWith({ fates: doomed }))).toContain('doom');
    expect(kinds(sheetWith({ fixes: [] }))).not.toContain('fix');
  });

  it('knows where the same schedule goes another way under the fix', () => {
    expect(facts.fixes.length).toBeGreaterThan(0);
    const fix = sheetWith({}).questions.find(({ kind }) => kind === 'fix');
    expect(fix?.answer.join(' ')).toMatch(/step \d|to its end/);
  });

  it('has an answer to every question', () => {
    for (const { answer } of sheetWith({ fates: { frames: [], doomedAt: 2 } }).questions)
      expect(answer.length).toBeGreaterThan(0);
  });
});
