import { describe, expect, it } from 'vitest';
import { charts } from '../../machines/charts.ts';
import { parseScenario } from '../scenario.ts';

function read(items: string) {
  return parseScenario('edited', `scenario "Charts" lane cpu0; ${items}`, charts);
}

describe('a chart of the text’s own', () => {
  it.each([
    ['chart A { }', 'A', 'The chart A has no moves.'],
    ['chart A { a -> a on x; }', 'a on x', 'A move leads to another state.'],
    [
      'chart A { a -> b on x; a -> b on y; }',
      'y;',
      'x leads from a to b already, so that a move would not say what happened.',
    ],
    ['chart A { a -> b on x; a -> c on x; }', 'x; }', 'x leads from a to another state, too.'],
    ['chart A { a -> b on x; c -> a on y; }', 'c ->', 'No moves lead to c.'],
    ['chart A { a -> b on x; c "blocked"; }', 'c "', 'The chart has no state c.'],
    ['chart A { a -> b on x; b "red"; }', '"red"', 'No state is drawn as “red”.'],
    ['chart A { a -> b on x; b "blocked"; b "guest"; }', 'b "guest"', 'How b is drawn is said already.'],
    ['chart A { a -> b on x; } chart A { c -> d on x; }', 'A { c', 'There is a chart A already.'],
    ['chart A { a -> b x; }', 'x;', '“x” cannot stand here.'],
    ['chart A { a -> b on x }', 'x }', 'A semicolon is missing here.'],
  ])('%s is refused where it is wrong', (items, at, message) => {
    const { source, diagnostics } = read(items);
    expect(source).toBeUndefined();
    expect(diagnostics.map((each) => each.message)).toEqual([message]);
    expect(diagnostics[0]?.from).toBe('scenario "Charts" lane cpu0; '.length + items.lastIndexOf(at));
  });

  it('counts where a built-in one has its name, and leaves a text without one alone', () => {
    const own = read('chart TaskState { up -> down on fall; }').source?.charts;
    expect(own?.filter(({ name }) => name === 'TaskState').map(({ states }) => states)).toEqual([
      ['up', 'down'],
    ]);
    expect(read('bool x;').source?.charts).toBe(charts);
  });
});
