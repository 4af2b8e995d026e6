// Reading tables as people draw them: each file of `cases` is a text and, behind `==>`, what is read of it.

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASTED_CHARS_MAX, TABLE_CELLS_MAX, TABLE_COLUMNS_MAX, TABLES_MAX } from '../model/limits.ts';
import { readTables } from './readTables.ts';
import type { Table, TableCell } from './table.ts';

const folder = new URL('./cases/', import.meta.url);

/** A reading as text: a line for each table, cell, refusal and remark. */
function printReading(text: string): string {
  const { tables, refusals, remarks } = readTables(text);
  return [
    ...tables.flatMap((table) => [printHead(table), ...table.cells.map((cell) => printCell(table, cell))]),
    ...refusals.map(({ line, sentence }) => `refused at line ${line}: ${sentence}`),
    ...remarks.map((remark) => `remark: ${remark}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function printHead({ layout, lines, columns }: Table): string {
  return `${layout}, lines ${lines.from} to ${lines.to}: ${columns.map(({ heading }) => heading).join(' | ')}`;
}

/** `rank` is told where it is not that of the row. */
function printCell({ columns }: Table, cell: TableCell): string {
  const { line, row, rank, column, text, words, form, notes, below, arrow } = cell;
  const heading = column === undefined ? '?' : columns[column]?.heading;
  const facts = [
    ...(words === text ? [] : [`says ${words}`]),
    ...(form === 'plain' ? [] : [form]),
    ...(rank === row ? [] : [`comes as ${rank}`]),
    ...notes.map((note) => `note ${note}`),
    ...(below ? ['may go on'] : []),
    ...(arrow ? ['after the arrow'] : []),
  ];
  return `  ${line} ${heading}: ${text}${facts.length === 0 ? '' : `  {${facts.join(', ')}}`}`;
}

describe('a pasted table is read', () => {
  it.each(readdirSync(folder))('%s', (file) => {
    const [input = '', expected] = readFileSync(new URL(file, folder), 'utf8').split('==>\n');
    expect(printReading(input)).toBe(expected);
  });
});

describe('a hostile text', () => {
  const heading = 'CPU0                CPU1\n';
  const refusalOf = (text: string): string =>
    readTables(text)
      .refusals.map(({ sentence }) => sentence)
      .join(' ');

  it('is refused where it has too many columns, however long its lines are', () => {
    const numbers = Array.from({ length: 500 }, (_, index) => index);
    const head = numbers.map((index) => `CPU${index}`).join('   ');
    expect(refusalOf(`${head}\nlook\n`)).toContain(`more than ${TABLE_COLUMNS_MAX} columns`);
  });

  it('is refused where it is too long', () => {
    expect(refusalOf('look\n'.repeat(2_000_000))).toContain(`${PASTED_CHARS_MAX} are the most`);
    expect(refusalOf('x'.repeat(PASTED_CHARS_MAX))).toContain('There is no table');
  });

  it('is refused where it has too many columns, cells or characters in a line', () => {
    const many = Array.from({ length: 500 }, (_, cpu) => `CPU${cpu}`).join('   ');
    expect(refusalOf(`${many.slice(0, 1500)}\nlook\nlook\n`)).toContain(`${TABLE_COLUMNS_MAX} are the most`);
    expect(refusalOf(heading + 'look\n'.repeat(TABLE_CELLS_MAX + 1))).toContain(
      `${TABLE_CELLS_MAX} are the most`,
    );
    expect(refusalOf(`${heading}look\n${'x'.repeat(100_000)}\nsleep\n`)).toContain('that is no cell');
  });

  it('is read up to so many tables', () => {
    const table = `${heading}look\n                    add a job\n\nAnd here is some text about it.\n\n`;
    expect(readTables(table.repeat(TABLES_MAX + 5)).tables.length).toBe(TABLES_MAX);
  });

  it('never throws, and every cell of what is read of it is in bounds', () => {
    const piece = fc.constantFrom(
      ...'CPU0|CPU1|CPU|----|====|     |  |\t|\n|\n\n|> |+|-| * |//|```|look|sleep()|if (x|)|...|<IPI>|*** DEADLOCK ***'.split(
        '|',
      ),
      ...[
        '|',
        '=20',
        '=3D',
        '=\n',
        '&gt;',
        '&#x3c;',
        '1. ',
        '(a)',
        '[Note: 1]',
        '{"race_timeline":[',
        '{"step":1',
        ']}',
        '+--+',
      ],
      ...[
        'BUG: KCSAN: data-race in a / b\n',
        'read to 0x1 of 4 bytes by task 1 on cpu 0:\n',
        ' f+0x1/0x2\n',
        '\u202e',
        '\u200b',
        '\u00a0',
        '\u2500\u2500\u2500',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 120 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { columns, cells } of readTables(text).tables) {
          for (const { line, column, text: said } of cells) {
            expect(line).toBeGreaterThan(0);
            expect(line).toBeLessThanOrEqual(lines);
            expect(column === undefined || columns[column] !== undefined).toBe(true);
            expect(said.trim()).not.toBe('');
          }
        }
      }),
      { numRuns: process.env['VERIFY'] === '1' ? 20_000 : 500, seed: 13 },
    );
  });
});
