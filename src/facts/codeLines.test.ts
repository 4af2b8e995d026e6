import { describe, expect, it } from 'vitest';
import { handmadeProgram } from '../fixtures/handmade.ts';
import { actorIndex, slotIndex } from '../model/indices.ts';
import type { SlotRole } from '../model/slotRole.ts';
import { allLines, codeWindow, longestItem } from './codeLines.ts';
import { lineAt, lineText, textLines } from './textLines.ts';

const text = `int x;

void wait() {
    if (x)
        x = 0;
    else x = 1;
}

task t on cpu0 { wait(); }
`;
const lines = textLines(text);
const at = (piece: string) => ({ from: text.indexOf(piece), to: text.indexOf(piece) + piece.length });
const removed = [{ range: at('x = 1;'), because: 'fix == flag' }];
const program = { ...handmadeProgram(1), removed };

describe('lines', () => {
  it('are numbered from 1 and come without their breaks', () => {
    expect(lineAt(lines, 0)).toBe(1);
    expect(lineAt(lines, text.indexOf('void'))).toBe(3);
    expect(lineText(lines, 3)).toBe('void wait() {');
  });
});

describe('the code window', () => {
  it('shows all of a short function and nothing around it', () => {
    const { lines: shown, head } = codeWindow(program, lines, at('x = 0;'), [], 9);
    expect(shown.map(({ number }) => number)).toEqual([3, 4, 5, 6, 7]);
    expect(head).toBe('void wait() {');
  });

  it('keeps the current line in view where there is room for less', () => {
    const { lines: shown } = codeWindow(program, lines, at('else'), [], 3);
    expect(shown.map(({ number }) => number)).toContain(6);
    expect(shown).toHaveLength(3);
  });

  it('marks what one step runs', () => {
    const window = codeWindow(program, lines, at('if (x)'), [{ kind: 'ran', at: at('x = 0;') }], 9);
    expect(window.lines.filter(({ runs }) => runs).map(({ number }) => number)).toEqual([4, 5]);
    expect([window.first, window.last]).toEqual([4, 5]);
  });

  it('knows what the settings removed', () => {
    const { lines: shown } = codeWindow(program, lines, at('x = 0;'), [], 9);
    expect(shown.filter((line) => line.removed.length > 0).map(({ number }) => number)).toEqual([6]);
  });

  it('does not count what is worked out ahead for a later step', () => {
    const [slot] = program.slots;
    const temporary = { kind: 'local' as const, actor: actorIndex(0), temporary: true };
    const own = { ...temporary, temporary: false };
    const write = { kind: 'write' as const, slot: slotIndex(0), before: 0, after: 1, at: at('x = 0;') };
    const linesRun = (role: SlotRole) =>
      codeWindow({ ...program, slots: slot ? [{ ...slot, role }] : [] }, lines, at('if (x)'), [write], 9)
        .lines.filter(({ runs }) => runs)
        .map(({ number }) => number);
    expect(linesRun(temporary)).toEqual([4]);
    expect(linesRun(own)).toEqual([4, 5]);
  });

  it.each([
    ['if (fix) {', '{', false],
    ['} else {', '}', false],
    ['    x = 1;', 'x = 1;', true],
    ['    else x = 1;  // why', 'x = 1;', true],
    ['x = 1; y = 2;', 'x = 1;', false],
    ['    // only words', '// only words', false],
  ])('says of %j that it is off only where all of its statements are', (line, gone, off) => {
    const range = { from: line.indexOf(gone), to: line.indexOf(gone) + gone.length };
    const partly = { ...program, removed: [{ range, because: 'fix == flag' }] };
    expect(allLines(partly, textLines(line))[0]?.off).toBe(off ? 'fix == flag' : undefined);
  });

  it('takes an item on one line for itself', () => {
    const { lines: shown } = codeWindow(program, lines, at('wait(); }'), [], 9);
    expect(shown.map(({ number }) => number)).toEqual([9]);
  });
});

it('finds the longest function in which anybody may stand', () => {
  expect(longestItem(program, lines)).toBe(1);
});
