// The lines of the scenario that only one of two settings has, each piece below the head of its function or actor.

import { defined } from '../base/defined.ts';
import { Multimap } from '../base/multimap.ts';
import type { Program } from '../model/program.ts';
import { itemAround } from './codeLines.ts';
import { linesOfRange, lineText, type TextLines } from './textLines.ts';

export interface ChangedLine {
  readonly number: number;
  /** Without the blanks that the lines of its piece share. */
  readonly text: string;
  /** Which side has it: a line that is cut differently on either side is in both. */
  readonly side: 'left' | 'right' | 'both';
}

export interface ChangedPiece {
  /** The first line of the function or actor around it. */
  readonly head: string;
  readonly lines: readonly ChangedLine[];
}

type Range = Program['removed'][number]['range'];

/** What the settings of one side remove and those of the other do not. */
export function changedPieces(left: Program, right: Program, lines: TextLines): readonly ChangedPiece[] {
  const onlyRight = linesOf(missing(left, right), lines);
  const onlyLeft = linesOf(missing(right, left), lines);
  const numbers = [...new Set([...onlyLeft, ...onlyRight])].toSorted((a, b) => a - b);
  const pieces = new Multimap<number, number>();
  for (const number of numbers) {
    // Braces and `else` are the frame of statements.
    if (/^[\s{}]*(else)?[\s{}]*$/.test(lineText(lines, number))) continue;
    const { first } = itemAround(lines, number);
    pieces.add(first, number);
  }
  return [...pieces].map(([first, inside]) => {
    const texts = inside.map((number) => lineText(lines, number));
    const indent = Math.min(...texts.map((text) => text.length - text.trimStart().length));
    return {
      head: headOf(lineText(lines, first)),
      lines: inside.map((number, index) => ({
        number,
        text: codeOf(defined(texts[index]).slice(indent)),
        side: onlyLeft.has(number) ? (onlyRight.has(number) ? 'both' : 'left') : 'right',
      })),
    };
  });
}

/** Ranges that are removed on the one side and stand on the other. */
function missing(one: Program, other: Program): readonly Range[] {
  const gone = new Set(other.removed.map(({ range }) => `${range.from} ${range.to}`));
  return one.removed.flatMap(({ range }) => (gone.has(`${range.from} ${range.to}`) ? [] : [range]));
}

function linesOf(ranges: readonly Range[], lines: TextLines): ReadonlySet<number> {
  return new Set(
    ranges.flatMap((range) => {
      const { first, last } = linesOfRange(lines, range);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    }),
  );
}

/** Without labels and comments: the rows above have the ones, and there is no room for the others. */
function codeOf(line: string): string {
  const bare = line.replace(/\s*\/\/.*$/, '').trimEnd();
  const code = bare.replaceAll(/"[^"]*":\s?/g, '');
  // A step that is nothing but its label would be a lone semicolon.
  return code.trim() === ';' ? bare : code.trimEnd();
}

/** `void wait_event(int i)` is `wait_event`; a task goes by its own name. */
function headOf(line: string): string {
  const called = /([A-Za-z_]\w*)\s*\([^()]*\)\s*\{?\s*$/.exec(line)?.[1];
  return called ?? line.replace(/\s*\{.*$/, '');
}
