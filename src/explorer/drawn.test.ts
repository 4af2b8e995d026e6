import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { printSchedule } from '../formats/schedule.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { lostTableSentence } from '../words/lostTable.ts';
import { findDrawn } from './drawn.ts';
import { labelMatchesInLine } from './tableSearch.ts';

const code = `
lane cpu0; lane cpu1;
int 0..3 x;
task a on cpu0 { "a1": x = 1; x = 1; "a2": x = 2; }
task b on cpu1 { "b1": x = 3; }`;

/** The schedule that a table finds on the code above, or the sentence that says why there is none. */
function found(rows: string, aliases = ''): string {
  const text = `scenario "Test"${code}\ndrawn "t" { columns "A" = cpu0, "B" = cpu1; text """\nA        B\n${rows}\n"""\n${aliases} }`;
  const { source, diagnostics } = parseScenario('test', text, []);
  expect(diagnostics).toEqual([]);
  const table = source?.scenario.drawn[0];
  const program = source && compile(source, { values: {}, memory: 'sc' }).program;
  if (table === undefined || program === undefined) return 'does not compile';
  const machine = createMachine(program);
  const result = findDrawn(machine, table);
  if ('lost' in result) return lostTableSentence(table, result.lost);
  return printSchedule(
    result.schedule,
    program.actors.map((actor) => actor.name),
  );
}

/** The schedule of the first table of a text, and the cells of its turns; or why there is none. */
function drawn(text: string): readonly unknown[] {
  const { source, diagnostics } = parseScenario('test', text, []);
  expect(diagnostics).toEqual([]);
  const table = source?.scenario.drawn[0];
  const program = source && table && compile(source, table.settings).program;
  if (table === undefined || program === undefined) return ['does not compile'];
  const result = findDrawn(createMachine(program), table);
  if ('lost' in result) return [lostTableSentence(table, result.lost)];
  const names = program.actors.map((actor) => actor.name);
  return [printSchedule(result.schedule, names), result.cellsOfTurn];
}

describe('a drawn table', () => {
  it('finds the shortest schedule, with steps that it does not draw between those that it does', () => {
    expect(found('a1\n         b1\na2')).toBe('a*2,b,a');
  });

  it('leaves the order of the cells in one row open', () => {
    expect(found('a1       b1\na2')).toBe('a*2,b,a');
    expect(found('         b1\na1\na2')).toBe('b,a*3');
  });

  it('forbids a labelled step that is not drawn', () => {
    expect(found('         b1\na1\na2\n         b1')).toBe(
      'No schedule reaches “b1” in row 4, column B, after what is drawn above it.',
    );
  });

  it('names the step that is not drawn, and without which it goes no further', () => {
    expect(found('a2')).toBe(
      'No schedule reaches “a2” in row 1, column A: “a1” comes before it, and is not drawn.',
    );
    const text = `scenario "Test" lane cpu0; lane cpu1; bool x; bool y;
task a on cpu0 { "one": x = true; "two": await !y; "three": x = false; "four": step; }
task b on cpu1 { "other": y = true; }
drawn "t" { columns "A" = cpu0, "B" = cpu1; text """
A          B
one
four
""" }`;
    expect(drawn(text)).toEqual([
      'No schedule reaches “four” in row 2, column A: “two” and “three” come before it, and are not drawn.',
    ]);
  });

  it('plays on to where it has broken what it says', () => {
    const text = (
      breaks: string,
    ) => `scenario "Test" memory tso; lane cpu0; lane cpu1; bool x; bool y; bool lost;
task a on cpu0 { bool r; "x = 1": x = true; "r = y": r = y; }
task b on cpu1 { bool r; "y = 1": y = true; "r = x": r = x; lost = !r; }
final a.r || b.r seen "One sees the other.";
never lost kept "b sees a.";
possible a.r saw "a can still see b.";
drawn "t" { columns "A" = cpu0, "B" = cpu1; text """
A          B
x = 1
           y = 1
r = y      r = x
""" ${breaks} }`;
    expect(drawn(text(''))[0]).toBe('a,b,a,b');
    expect(drawn(text('breaks seen;'))[0]).toMatch(/^a,b,a,b\*2/);
    expect(drawn(text('breaks kept;'))[0]).toMatch(/^a,b,a,b\*2,cpu1\.drain/);
    expect(drawn(text('breaks saw; breaks seen;'))[0]).toMatch(/^a,b,a,b\*2/);
    expect(drawn(text('breaks error;'))).toEqual([
      'The table can be played, but no schedule that plays it breaks “No step ends in an error.”.',
    ]);
    expect(drawn(text('breaks move;'))).toEqual([
      'Under these settings move is not in force: nothing can break it.',
    ]);
  });

  it('can state that somebody waits in vain for a lock', () => {
    const text = `scenario "Test" lane cpu0; lane cpu1; mutex m; mutex n;
task a on cpu0 { "lock(m)": mutex_lock(&m); "lock(n)": mutex_lock(&n); mutex_unlock(&n); mutex_unlock(&m); }
task b on cpu1 { "lock(n)": mutex_lock(&n); "lock(m)": mutex_lock(&m); mutex_unlock(&m); mutex_unlock(&n); }
drawn "t" { columns "A" = cpu0, "B" = cpu1; text """
A          B
lock(m)
           lock(n)
""" breaks lock; breaks rest; }`;
    expect(drawn(text)[0]).toBe('a,b');
  });

  it('allows it in a lane that is free', () => {
    expect(found('(whatever)\n         b1\na2', '"(whatever)" = free;')).toBe('a*2,b,a');
  });

  it('binds a phrase to a condition, and waits for it', () => {
    expect(found('a1\n(two)\n         b1', '"(two)" = check x == 1 && a.finished == false;')).toBe('a,b');
    expect(found('a1\n(never)', '"(never)" = check x == 3;')).toContain('“(never)” in row 2, column A');
  });

  it('can draw that a step does not do something', () => {
    expect(found('a1\n         b1\n         (lost)\na2', '"(lost)" = not "b1";')).toContain(
      'No schedule reaches',
    );
  });

  it('draws a signal handler in the column of its task, and a remark above the first step with that step', () => {
    const text = `scenario "Test"
lane cpu0; lane cpu1;
task a on cpu0 { "a1": step; "a2": step; }
signal s on a { "handler": step; }
task b on cpu1 { "b1": raise(s); }
drawn "t" { columns "A" = cpu0, "B" = cpu1; text """
A          B
(start)
a1
           b1
handler
a2
""" "(start)" = none; }`;
    const { source } = parseScenario('test', text, []);
    const table = source?.scenario.drawn[0];
    const program = source && compile(source, { values: {}, memory: 'sc' }).program;
    if (table === undefined || program === undefined) throw new Error('does not compile');
    const result = findDrawn(createMachine(program), table);
    if ('lost' in result) throw new Error(result.lost.kind);
    const names = program.actors.map((actor) => actor.name);
    expect(printSchedule(result.schedule, names)).toBe('a,b,s,a');
    expect(result.cellsOfTurn).toEqual([[0, 1], [2], [3], [4]]);
  });

  it('is read like a table in a mail: tabs, a rule below the headings, semicolons, arrows and comments', () => {
    expect(found('---      ---\n-> a1;\n\t b1 // then\na2')).toBe('a*2,b,a');
    expect(found('a1;\n         => b1\na2 /* last */')).toBe('a*2,b,a');
  });

  it('binds a phrase by an alias in one column only', () => {
    expect(found('first\n         first\na2', '"first" in "A" = "a1"; "first" in "B" = "b1";')).toBe(
      'a*2,b,a',
    );
  });

  it('has no cell between two columns', () => {
    const text = `scenario "Test"${code}\ndrawn "t" { columns "A" = cpu0, "B" = cpu1; text """\nA        B\n    a1\n""" }`;
    const { diagnostics } = parseScenario('test', text, []);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '“a1” stands between two columns of the table.',
    ]);
  });

  it('may end in steps that are tried and wait, if a mark says that it is a deadlock', () => {
    const abba = (mark: string): string => `scenario "Test"
lane cpu0; lane cpu1; spinlock fine A; spinlock fine B;
task t0 on cpu0 { "lock(A)": spin_lock(&A); "lock(B)": spin_lock(&B); spin_unlock(&B); spin_unlock(&A); }
task t1 on cpu1 { "lock(B)": spin_lock(&B); "lock(A)": spin_lock(&A); spin_unlock(&A); spin_unlock(&B); }
drawn "t" { columns "CPU0" = cpu0, "CPU1" = cpu1; text """
       CPU0                    CPU1
       ----                    ----
  lock(A);
                               lock(B);
                               lock(A);
  lock(B);
${mark}
""" }`;
    expect(drawn(abba(' *** DEADLOCK ***'))).toEqual(['t0,t1', [[0], [1, 2, 3, 4]]]);
    expect(drawn(abba('')).at(0)).toContain('No schedule reaches “lock(A);” in row 4');
  });

  it('names a handler where it begins', () => {
    const text = `scenario "Test"
lane cpu0; lane cpu1;
task a on cpu0 { "a1": step; "a2": step; }
irq tick on cpu0 { "handler": step; }
task b on cpu1 { "b1": raise(tick); }
drawn "t" { columns "A" = cpu0, "B" = cpu1; text """
A          B
a1
           b1
<tick>
  handler
a2
""" }`;
    expect(drawn(text)).toEqual(['a,b,tick,a', [[0], [1], [2, 3], [4]]]);
  });

  it('says which cell nothing reaches', () => {
    expect(found('a1\n         b1\na1')).toBe(
      'No schedule reaches “a1” in row 3, column A, after what is drawn above it.',
    );
  });
});

describe('a star in a label', () => {
  it.each([
    ['VM exit: *', 'VM exit: IRQ', true],
    ['wake *', 'wake 0', true],
    ['wake *', 'woke 0', false],
    ['a.b', 'axb', false],
    ['* -> 0', 'IPI -> 0', true],
  ])('%s and %s: %s', (wanted, label, matches) => {
    expect(labelMatchesInLine(wanted, label)).toBe(matches);
  });
});
