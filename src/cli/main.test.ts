import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lines, wakelane } from '../fixtures/commandLine.ts';

const live = `scenario "Who may wait"
param user = there "somebody presses it" | gone "nobody does";
lane cpu0;
lane cpu1;
bool go;
bool done;
int 0..1 n;
task a on cpu0 { "wait": await go; "done": done = true; }
task b on cpu1 endless { for (;;) { "tick": n = 1; "tock": n = 0; } }
env button if user == there { go = true; }
always eventually done finishes "a finishes.";
possible done may "a may still finish.";
cover n == 1 && done both "a is done while b ticks.";
rest when true;
expect finishes fails when true;
expect may fails when user == gone;
expect both fails when user == gone;
`;

describe('explore', () => {
  it('says what holds, shows what fails, and how likely and how hard that is', () => {
    const { code, out, err } = wakelane(['explore', 'lost-update']);
    expect(out).toBe(
      lines(
        'lost-update: Two increments, one result',
        'fix = plain',
        '12 states and 14 transitions in 0.00 s: these are all.',
        '',
        'holds    No step ends in an error. (error)',
        'holds    Every schedule can still come to rest. (rest)',
        'fails    When both are done, x is 2. (sum)',
        '',
        'The shortest run that breaks “When both are done, x is 2.” (4 steps):',
        '',
        'CPU0      CPU1',
        '----      ----',
        'load x',
        '          load x',
        '          store x',
        'store x',
        '',
        'Then x is 1.',
        '',
        'wakelane run lost-update --set fix=plain --schedule "a,b*2,a"',
        'http://127.0.0.1:4173/#1/lost-update/fix=plain/a,b*2,a@4of4~774696',
        '',
        'Fates: 5 safe, 3 open, 4 doomed.',
        '50 in 100 random schedules fail; to fail, it takes at least 1 preemption.',
        '',
        'finished: Nobody has anything left to do, and the run is at rest. (2 states, the',
        '          nearest 4 steps away)',
      ),
    );
    expect([code, err]).toEqual([1, '']);
  });

  it('is content where nothing fails, in any order of its options', () => {
    const { code, out } = wakelane(['explore', '--set', 'fix=locked', 'lost-update', '--limit', '100']);
    expect(code).toBe(0);
    expect(out).toContain('Nothing bad can be reached.\n');
  });

  it('draws what goes round for ever, and what somebody waits for in vain', () => {
    const { code, out } = wakelane(['explore', 'live.race', '--set', 'user=gone'], { 'live.race': live });
    expect(code).toBe(1);
    expect(out).toContain(
      lines(
        'cpu0 (a)   cpu1 (b)',
        '--------   --------',
        '(repeats for ever from here:)',
        '           tick',
        '           tock',
        '(and so on, for ever)',
        '',
        'wakelane run live.race --set user=gone --schedule "b*2"',
      ),
    );
    expect(out).toContain('No schedule runs:\n  line 8: ');
    expect(out).toContain('Neither fates nor odds speak of what must come\nsooner or later.');
  });

  it('plays on fairly from where nothing can be saved', () => {
    const { out } = wakelane(['explore', 'acrn-hlt-order', '--set', 'order=signal_first']);
    const table = out.split('\n');
    expect(table).toContain('(doomed; played on fairly:)');
    expect(table.some((line) => line.startsWith('Stuck for ever: '))).toBe(true);
  });

  it('does not know what lies behind a bound', () => {
    const { code, out } = wakelane(['explore', 'acrn-sched-event', '--limit=100']);
    expect(code).toBe(3);
    expect(out).toContain('a bound was reached, there are more.');
    expect(out).toContain('unknown  No step ends in an error. (error)\n');
    expect(out).toContain('The fates of the states are unknown.\nThe odds are unknown.\n');
  });

  it('finds the calmest counterexample', () => {
    const { out } = wakelane(['explore', 'store-buffering', '--memory', 'tso', '--switches']);
    expect(out).toContain("\nsees the other's store.” (1 switch, 6 steps):\n");
  });

  it('says which settings change nothing', () => {
    const text = 'scenario "Same" param p = a | b; lane l; int 0..1 x; task t on l { x = p == a ? 1 : 1; }';
    const { out } = wakelane(['explore', 'same.race'], { 'same.race': text });
    expect(out).toContain('With p = b the program would be the very same.\n');
  });

  it('takes locks for variables, and nobody for granted, if asked to', () => {
    const { out } = wakelane(['explore', 'lost-update', '--grain', 'fine', '--no-fairness']);
    expect(out).toContain(
      'Locks are variables that others can find held.\nNobody is sure to be served, however long it waits.\n',
    );
    expect(out).toContain('wakelane run lost-update --set fix=plain --grain fine --schedule');
  });

  it('shows a person how far it is', () => {
    const { err } = wakelane(['explore', 'lost-update'], {}, true);
    expect(err.split('\r\u001b[K')).toContain('12 states, analysing');
    expect(err.endsWith('\r\u001b[K')).toBe(true);
  });

  const forks = `scenario "Philosophers" lane cpu[2]; mutex fork[2];
task p[i : 2] on cpu[i] endless { for (;;) { mutex_lock(&fork[i]); mutex_lock(&fork[1 - i]); mutex_unlock(&fork[i]); mutex_unlock(&fork[1 - i]); } }
`;

  it('shows a run once, and all that it breaks', () => {
    const { code, out } = wakelane(['explore', 'forks.race'], { 'forks.race': forks });
    expect(code).toBe(1);
    expect(out.match(/wakelane run/g)).toHaveLength(1);
    expect(out).toContain(
      lines(
        'The shortest run that leaves somebody waiting for a lock in vain and comes to',
        'where nobody can move (2 steps):',
      ),
    );
    expect(out).toContain('Stuck for ever: p0 waits before');
    expect(out).toContain('Every random schedule fails; to fail, it takes at least 1 preemption.');
  });

  it('expects a deadlock where the scenario does', () => {
    const text = `${forks}expect lock fails when true;\nexpect move fails when true;\n`;
    expect(wakelane(['check', 'forks.race'], { 'forks.race': text }).code).toBe(0);
  });

  it('calls nothing safe beyond what the fates say, where something must come sooner or later', () => {
    const text = `scenario "Spin" lane cpu[2]; bool x; task a on cpu[0] endless { for (;;) step; }
task b on cpu[1] { await x; } env e { x = true; } rest when true; always eventually x comes "It comes.";
expect comes fails when true;`;
    const { out } = wakelane(['explore', 'spin.race'], { 'spin.race': text });
    expect(out).toContain('No step can break anything.\n');
    expect(out).not.toContain('Nothing bad can be reached.');
  });

  it('prints JSON of a version', () => {
    const { code, out } = wakelane(['explore', 'lost-update', '--json', '--switches']);
    const { properties, outcomes, ...head } = JSON.parse(out);
    expect(code).toBe(1);
    expect(head).toEqual({
      schema: 'wakelane.explore/1',
      scenario: 'lost-update',
      title: 'Two increments, one result',
      settings: { fix: 'plain' },
      memory: 'sc',
      grain: 'coarse',
      fairness: true,
      asked: 'everything',
      engine: 'wakelane',
      searchers: 1,
      bytes: null,
      complete: true,
      verdict: 'fails',
      bufferLimit: null,
      states: 12,
      transitions: 14,
      seconds: 0,
      fate: { safe: 5, open: 3, doomed: 4 },
      odds: { until: 'ever', fails: 0.5, preemptions: 1 },
      neverRuns: [],
      settingsWithoutEffect: [],
    });
    expect(properties.map((each: { readonly name: string }) => each.name)).toEqual(['error', 'rest', 'sum']);
    expect(properties[2]).toEqual({
      name: 'sum',
      kind: 'final',
      sentence: 'When both are done, x is 2.',
      verdict: 'fails',
      expected: 'fails',
      schedule: 'a,b*2,a',
      link: 'http://127.0.0.1:4173/#1/lost-update/fix=plain/a,b*2,a@4of4~774696',
      cycleFrom: null,
      vacuous: null,
      hint: null,
      fewestSwitches: { schedule: 'a,b*2,a', switches: 2 },
    });
    expect(outcomes).toEqual([
      {
        kind: 'finished',
        sentence: 'Nobody has anything left to do, and the run is at rest.',
        states: 2,
        schedule: 'a*2,b*2',
      },
    ]);
  });
});

describe('check', () => {
  it('that is quiet prints nothing where all is as expected', () => {
    expect(wakelane(['check', '-q', 'lost-update'])).toMatchObject({ code: 0, out: '' });
  });

  it('holds every combination against what is expected, finds tables and plays runs', () => {
    const { code, out } = wakelane(['check', 'lost-update']);
    expect(out).toBe(
      lines(
        'lost-update: Two increments, one result',
        '  fix = plain: 12 states',
        '    holds: error, rest; fails: sum',
        '  fix = locked: 4 states',
        '    holds: error, rest, sum',
        '  table “The update that is lost”: found, 4 steps; it breaks “When both are',
        '  done, x is 2.”',
        '',
        '1 scenario, 7 checks, 0.0 s: all are as expected.',
      ),
    );
    expect(code).toBe(0);
  });

  it('names what is not as expected', () => {
    const text = live.replace('expect may fails when user == gone;', 'run "Away" { turns "b,a"; }');
    const { code, out } = wakelane(['check', 'live.race', '--quiet'], { 'live.race': text });
    expect(code).toBe(1);
    expect(out).toBe(
      lines(
        'live.race: Who may wait',
        '  NOT AS EXPECTED: may, “a may still finish.”: expected holds, found fails.',
        '    user = gone',
        '  NOT AS EXPECTED: run “Away”: step 2 is impossible: a cannot move: it waits',
        '                   while go is false.',
        '1 scenario, 11 checks, 0.0 s: 2 are not as expected.',
      ),
    );
  });

  it('prints what is wrong with a text, where, and what to write instead', () => {
    const text = 'scenario "Wrong"\nlane cpu0;\nint 0..2 x;\ntask a on cpu0 {\n\tx = yy + 1;\n}\n';
    const { code, out } = wakelane(['check', 'wrong.race'], { 'wrong.race': text });
    expect(out).toBe(
      lines(
        'wrong.race: Wrong',
        'wrong.race:5:6: error: Nothing is called yy here.',
        '  \tx = yy + 1;',
        '  \t    ^^',
        '  Declare it, or check the spelling.',
        '',
        '1 scenario, 1 check, 0.0 s: 1 is not as expected.',
      ),
    );
    expect(code).toBe(2);
  });

  it('does not take a bound for an answer', () => {
    const { code, out } = wakelane(['check', 'lost-update', '-q', '--limit', '5', '--set', 'fix=plain']);
    expect(code).toBe(3);
    expect(out).toContain('  NOT KNOWN: sum, “When both are done, x is 2.”: expected fails, found unknown');
  });
});

describe('export', () => {
  it('prints a Promela model, or writes it', () => {
    const { code, out } = wakelane(['export', 'lost-update', '--to', 'promela', '--set', 'fix=locked']);
    expect(code).toBe(0);
    expect(out).toContain('proctype');
    const { out: silent, written } = wakelane([
      'export',
      'lost-update',
      '--to',
      'promela',
      '-o',
      'model.pml',
    ]);
    expect(silent).toBe('');
    expect(written['model.pml']).toContain('fix = plain');
  });

  it('prints a run for another tool, with its end and its link', () => {
    const { code, out } = wakelane(['export', 'lost-update', '--to', 'mermaid', '--drawn', '1']);
    expect(code).toBe(0);
    expect(out).toMatch(/^%% http:\/\/127\.0\.0\.1:4173\/#1\/lost-update\/.*a,b\*2,a/);
    expect(out).toContain('\n  Note over lane0: 1. load x\n');
    expect(out).toMatch(/\n {2}Note over lane0,lane1: wrap: Finished: .*\n$/);
  });

  it('writes a run file, which run plays again as it was', () => {
    const args = ['--set', 'fix=plain', '--schedule', 'a,b,a', '--fair'];
    const { out: file } = wakelane(['export', 'lost-update', '--to', 'run', ...args]);
    const again = wakelane(['run', 'kept.run.json'], { 'kept.run.json': file });
    expect(again).toMatchObject(wakelane(['run', 'lost-update', ...args]));
    expect(wakelane(['explore', 'kept.run.json'], { 'kept.run.json': file }).out).toContain('sum');
    const cut = wakelane(['run', 'cut.run.json'], { 'cut.run.json': file.slice(0, 200) });
    expect([cut.code, cut.err]).toEqual([
      2,
      'cut.run.json: This run file is damaged: it is no JSON any more.\n',
    ]);
  });
});

describe('help', () => {
  it('is there for all, and for each command', () => {
    const { code, out } = wakelane(['--help']);
    expect(code).toBe(0);
    for (const name of ['check', 'explore', 'run', 'export']) {
      expect(out).toContain(`\n  ${name} `);
      const help = wakelane([name, '--help']);
      expect([help.code, help.out.split('\n')[0]?.startsWith(`Usage: wakelane ${name} `)]).toEqual([0, true]);
      expect(help.out.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(wakelane(['help', name]).out).toBe(help.out);
    }
    expect(wakelane(['--version']).out).toBe('1.2.3\n');
  });
});

describe('what cannot be used', () => {
  it.each([
    [[], /^Wakelane: you are the scheduler/],
    [
      ['fly'],
      /^wakelane: there is no command “fly”; there are check, explore, run, judge, new, study, grade, fmt, mcp, export\./,
    ],
    [['explore'], /^wakelane explore: name a scenario, or a file\.\nUsage: wakelane explore FILE/],
    [['explore', 'a', 'b'], /“b” is one too many/],
    [
      ['explore', 'nowhere'],
      /^wakelane: there is no file “nowhere”, .*there are\n( {2}\S+\n)* {2}lost-update\n/,
    ],
    [['explore', 'lost-update', '--foo'], /Unknown option '--foo'\.\nThere are --set name=value, /],
    [['explore', 'lost-update', '--json=yes'], /'--json' does not take an argument\.\nThere are /],
    [['explore', 'lost-update', '--limit', '0'], /--limit takes a whole number from 1 on, not “0”/],
    [['explore', 'lost-update', '--grain', 'tiny'], /--grain can be coarse or fine, not “tiny”/],
    [['explore', 'lost-update', '--set', 'fix'], /--set takes name=value, not “fix”/],
    [['explore', 'lost-update', '--set', 'fix=no'], /fix has no value “no”; it can be plain, locked\./],
    [['explore', 'lost-update', '--set', 'fixed=no'], /has no setting “fixed”; there are fix\./],
    [['explore', 'lost-update', '--memory', 'tso'], /memory has no value “tso”; it can be sc\./],
    [['check'], /name scenarios or files, or give --all/],
    [['run', 'lost-update'], /give one of --schedule TURNS, --run N and --drawn N/],
    [['run', 'lost-update', '--run', '1'], /has no run 1; it has none\./],
    [
      ['export', 'lost-update'],
      /say what to write: --to svg or png or table or mermaid or plantuml or trace or promela or litmus or xstate or run\./,
    ],
    [['export', 'lost-update', '--to', 'tla'], /--to can be svg or png or table or mermaid or .*, not “tla”/],
    [['export', 'lost-update', '--to', 'mermaid'], /give one of --schedule TURNS, --run N and --drawn N/],
    [
      ['export', 'lost-update', '--to', 'mermaid', '--schedule', 'a*9'],
      /^wakelane export: step \d is impossible: a has finished/,
    ],
    [
      ['export', 'lost-update', '--to', 'promela', '-o', 'no/file'],
      /could not be written: there is no such folder/,
    ],
    [['export', 'lost-update', '--to', 'promela', '--property', 'x'], /has no property “x”; there are sum\./],
    [['export', 'acrn-sched-event', '--to', 'promela', '--property', 'back'], /SPIN cannot decide/],
  ])('is refused: %j', (args, message) => {
    const { code, out, err } = wakelane(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('is refused with its diagnostics where it is a text', () => {
    const { code, err } = wakelane(['explore', 'x.race'], { 'x.race': 'scenario "X" lane l' });
    expect(code).toBe(2);
    expect(err).toMatch(/^x\.race:1:\d+: error: /);
  });

  it('is refused where settings do not go together', () => {
    const text =
      'scenario "If" param p = a | b; param q = c | d if p == a; lane l; int 0..1 x; task t on l { x = 1; }';
    const { code, err } = wakelane(['explore', 'if.race', '--set', 'p=b,q=d'], { 'if.race': text });
    expect([code, err]).toEqual([
      2,
      'wakelane: the scenario has no combination of settings with p=b, q=d.\n',
    ]);
  });
});

describe('bin/wakelane.js', () => {
  const bin = join(import.meta.dirname, '../../bin/wakelane.js');

  it('says what to do where the command line was not built', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wakelane-'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module", "version": "1.2.3" }');
    mkdirSync(join(folder, 'bin'));
    copyFileSync(bin, join(folder, 'bin/wakelane.js'));
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin/wakelane.js')], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect([status, stderr]).toEqual([2, expect.stringContaining('npm run prepare')]);
  });

  it.skipIf(!existsSync(join(import.meta.dirname, '../../dist-cli/main.js')))(
    'runs what was built (skipped where it was not)',
    () => {
      const { status, stdout } = spawnSync(process.execPath, [bin, 'explore', 'lost-update'], {
        encoding: 'utf8',
      });
      expect([status, stdout.split('\n')[0]]).toEqual([1, 'lost-update: Two increments, one result']);
    },
  );
});
