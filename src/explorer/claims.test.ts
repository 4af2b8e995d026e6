import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { mergedParts, stillIdle } from '../model/claims.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { vacuousBecause } from '../words/vacuityWords.ts';
import { judgedParts } from './claims.ts';
import { explore } from './startSearch.ts';

const begin = 'scenario "Small" lane cpu[2];\n';

/** Parts of the properties of a text, under one combination of its settings. */
function partsOf(text: string, settings: Readonly<Record<string, string>> = {}) {
  const machine = createMachine(programOf(begin + text, settings));
  return judgedParts(machine, explore(machine, 10_000));
}

/** Why a property named `p` says nothing, under its only settings. */
function because(text: string): string {
  const idle = partsOf(text).filter((part) => !part.matters);
  return vacuousBecause(idle, 'p', begin + text);
}

const mutex = (section: string) =>
  `bool taken; task t[i : 2] on cpu[i] { await !taken; taken = true; ${section} taken = false; }`;

describe('a property says less than it seems to', () => {
  it.each([
    [
      'where no state can stand',
      `${mutex('cs: ;')} never t[0]@cs && t[1]@cs p "Never both.";`,
      'No state can stand at “t[0]@cs”: there is no step in that place. No state can stand at “t[1]@cs”: there is no step in that place.',
    ],
    [
      'where the place of one condition does not exist',
      `${mutex('cs: ;')} never t[0]@cs p "Never.";`,
      'No state can stand at “t[0]@cs”: there is no step in that place.',
    ],
    [
      'where what a ghost counts is written over within the step',
      `ghost int 0..2 inside; ${mutex('inside++; inside--;')} never inside == 2 p "Never both.";`,
      'What “inside++” writes is written over within the same step, so that no state shows it.',
    ],
    [
      'where one of the conditions that a never joins is never so',
      'int 0..3 x; bool y; task a on cpu[0] { x = 1; y = true; } never y && x == 2 p "Never.";',
      '“x == 2” is true in no reachable state.',
    ],
    [
      'whatever stands between the conditions',
      'int 0..3 x; bool y; bool z; task a on cpu[0] { x = 1; y = true; z = true; } never (y || z) && (!y && (x == 1 && !(x != 3))) p "Never.";',
      '“!(x != 3)” is true in no reachable state.',
    ],
    [
      'where all of a family are asked at once',
      'bool x[2]; bool y; task a on cpu[0] { y = true; } never y && all(i : 2, x[i]) p "Never.";',
      '“x[i]” is true in no reachable state.',
    ],
    [
      'where a final is met by one of its alternatives at all times',
      'bool x; bool y; task a on cpu[0] { x = true; } final x || !y p "One.";',
      '“!y” is true in every reachable state.',
    ],
    [
      'where there is no rest at which a final could be broken',
      'bool x; task a on cpu[0] endless { for (;;) { x = true; } } final x p "Final.";',
      'No reachable state is at rest.',
    ],
    [
      'where what it starts from never comes',
      'bool x; bool y; task a on cpu[0] { x = true; } y leads to x p "Comes.";',
      '“y” is true in no reachable state.',
    ],
    [
      'where the settings decide a part',
      'param fix = old | new; bool x; task a on cpu[0] { x = true; } never fix == new && x p "Never.";',
      '“fix == new” is true in no reachable state.',
    ],
  ])('%s', (_, text, sentence) => {
    expect(because(text)).toBe(sentence);
  });
});

describe('a property says something', () => {
  it.each([
    [
      'where its only condition never comes: that is a proof',
      'bool x; task a on cpu[0] { x = false; } never x p "N.";',
    ],
    [
      'where the conditions come, and never together',
      `${mutex('cs: step;')} never t[0]@cs && t[1]@cs p "Never.";`,
    ],
    [
      'where a place can be stood at, and nobody ever does',
      'bool x; task a on cpu[0] { if (x) there: step; } never a@there p "Never.";',
    ],
    [
      'where a ghost is written over on one way only',
      'bool x; ghost bool g; task a on cpu[0] { g = true; if (x) g = false; } never g p "Never.";',
    ],
    [
      'where a loop within a step writes its ghost again and again',
      'ghost int 0..3 g; bool x[3]; task a on cpu[0] { atomic { for (int i = 0; i < 3; i++) { x[i] = true; g++; } } } never g == 1 p "N.";',
    ],
    [
      'where another ghost keeps what is written over',
      'ghost int 0..2 g; ghost int 0..2 most; bool x; task a on cpu[0] { x = true; g++; if (most < g) most = g; g--; } never most == 2 p "N.";'.replace(
        'if (most < g) most = g;',
        'most = most < g ? g : most;',
      ),
    ],
    [
      'where an assert between two writes shows the first',
      'ghost bool g; bool x; task a on cpu[0] { x = true; g = true; assert false; g = false; } never g p "N.";',
    ],
    [
      'where one of a family gets there',
      'bool x[2]; bool y; task a on cpu[0] { x[1] = true; y = true; } never !y && any(i : 2, x[i] && !y) p "N.";',
    ],
  ])('%s', (_, text) => {
    expect(because(text)).toBe('');
  });
});

describe('all combinations of settings together', () => {
  const text = `param fix = old | new; bool x; bool y; task a on cpu[0] { x = true; if (fix == old) "gap": y = true; place: if (fix == new) step; }
never x && y p "Never."; never a@place q "Never.";`;
  const old = partsOf(text, { fix: 'old' });
  const mended = partsOf(text, { fix: 'new' });

  it('what matters under some of them matters', () => {
    const idle = (parts: typeof old) =>
      parts.filter((part) => !part.matters).map(({ property, kind }) => `${property} ${kind}`);
    expect(idle(old)).toEqual(['q no place']);
    expect(idle(mended)).toEqual(['p never true']);
    expect(idle(mergedParts(old, mended))).toEqual([]);
    expect(idle(mergedParts(mended, old))).toEqual([]);
    expect(
      stillIdle(
        old.filter((part) => !part.matters),
        mended,
      ),
    ).toEqual([]);
  });

  it('what one of them does not ask is judged by the others', () => {
    const decided =
      'param fix = old | new; bool x; bool y; task a on cpu[0] { x = true; } never fix == old && y p "Never.";';
    const parts = mergedParts(partsOf(decided, { fix: 'new' }), partsOf(decided, { fix: 'old' }));
    const idle = parts.filter((part) => !part.matters);
    expect(vacuousBecause(idle, 'p', begin + decided)).toBe('“y” is true in no reachable state.');
  });
});

describe('the parts change nothing of what runs', () => {
  it('where the settings decide a condition, a local that it would read is not kept', () => {
    const text = (part: string) => `param fix = old | new; bool x;
task a on cpu[0] { int 0..3 n = 2; x = true; n = 1; x = false; } never fix == new && ${part} p "Never.";`;
    const { fingerprint, words } = programOf(begin + text('a.n == 2'));
    const other = programOf(begin + text('x'));
    expect([fingerprint, words]).toEqual([other.fingerprint, other.words]);
  });
});
