import { describe, expect, it } from 'vitest';
import { programOf } from '../oracle/smallPrograms.ts';
import { typedOption, untilOptions } from './untilOptions.ts';

const program = programOf(`scenario "Options"
lane cpu[2];
int 0..9 x;
bool set[2];
task a[i : 2] on cpu[i] { "a$i sets": set[i] = true; "reads": x = x + 1; }
`);

describe('what one can step until', () => {
  it('is a switch, a lane, a label or a variable', () => {
    expect(untilOptions(program).map(({ words }) => words)).toEqual(
      expect.arrayContaining(['somebody else steps', 'cpu0 steps', 'cpu1 steps', '“reads”', 'x changes']),
    );
  });

  it('is all of an array for its name', () => {
    const option = untilOptions(program).find(({ words }) => words === 'set[] changes');
    expect(option?.until).toEqual({ kind: 'variable', name: 'set[]', scalars: ['set[0]', 'set[1]'] });
  });

  it('is a line by its number, or any part of a label', () => {
    expect(typedOption(' line 12 ')?.until).toEqual({ kind: 'line', line: 12 });
    expect(typedOption('7')?.until).toEqual({ kind: 'line', line: 7 });
    expect(typedOption('lost wake')?.until).toEqual({ kind: 'label', text: 'lost wake' });
    expect(typedOption('  ')).toBeUndefined();
  });
});
