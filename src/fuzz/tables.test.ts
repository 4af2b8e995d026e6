import { expect } from 'vitest';
import { assert } from '../base/assert.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { nothingConfirmed } from '../judge/confirm.ts';
import { TableJudge } from '../judge/judgeTable.ts';
import { subjectFor } from '../judge/subject.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { readTables } from '../tables/readTables.ts';
import { fuzz } from './cases.ts';
import { mutatedSigns } from './mutatedSigns.ts';
import { textsIn } from './racesAtHand.ts';

const tables = textsIn('../tables/cases/', '.txt');
const { source } = parseScenario('lost-update', shippedTexts.get('lost-update') ?? '', charts);
assert(source !== undefined, 'it is shipped');
const subject = subjectFor(source, [], nothingConfirmed);
const [settings] = subject.settings;
assert(settings !== undefined, 'it has settings');
const judge = TableJudge.for(subject, settings, { states: 10_000 });
assert(judge !== undefined, 'it compiles');

fuzz(
  'tables that a seed makes of others are read or refused, and happen only where every cell is understood',
  (seed) =>
    mutatedSigns(seed, tables, [
      'CPU0',
      'CPU1',
      'load x',
      'store x',
      '----',
      '|',
      '+--+',
      '(1)',
      '...',
      '=>',
    ]),
  (text) => {
    const { tables: read, refusals } = readTables(text);
    for (const { sentence } of refusals) expect(sentence).not.toBe('');
    for (const table of read) {
      const judged = judge.judge(table, nothingConfirmed);
      const unbound = judged.cells.filter(({ meaning }) => meaning.kind === 'unbound');
      if (judged.verdict === 'happens') expect(unbound).toEqual([]);
    }
  },
);
