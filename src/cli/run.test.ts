import { describe, expect, it } from 'vitest';
import { lines, wakelane } from '../fixtures/commandLine.ts';

describe('run', () => {
  const given = ['run', 'lost-update', '--schedule'];

  it('prints the table, how the run stands, and what it broke where', () => {
    expect(wakelane([...given, 'a,b*2,a'])).toMatchObject({
      code: 1,
      out: lines(
        'CPU0      CPU1',
        '----      ----',
        'load x',
        '          load x',
        '          store x',
        'store x',
        '',
        'Finished: nobody has anything left to do, and the run is at rest.',
        'Broken at step 4 (a: store x): “When both are done, x is 2.” Then x is 1.',
        '',
        'Scenario: Two increments, one result (fix = plain)',
        'Schedule: a,b*2,a',
        'Link: http://127.0.0.1:4173/#1/lost-update/fix=plain/a,b*2,a@4of4~774696',
      ),
    });
  });

  it('is content with a run that broke nothing', () => {
    const { code, out } = wakelane([...given, 'a']);
    expect(code).toBe(0);
    expect(out).toBe(
      lines(
        ...['CPU0     CPU1', '----     ----', 'load x', '', 'The run can go on: a and b can move.'],
        'Open: it can still go wrong, and it can still be saved.',
        '',
        'Scenario: Two increments, one result (fix = plain)',
        'Schedule: a',
        'Link: http://127.0.0.1:4173/#1/lost-update/fix=plain/a@1of1~774696',
      ),
    );
  });

  it('serves everybody in turn, if asked to', () => {
    expect(wakelane([...given, 'a', '--fair']).out).toContain(
      lines('CPU0      CPU1', '----      ----', 'load x', 'store x', '          load x', '          store x'),
    );
  });

  it('links to the page that an option or the environment names, in columns of the asked width', () => {
    const run = ['run', 'kvm-run-kick', '--run', '1', '--width', '60'];
    const { out } = wakelane(run, { $WAKELANE_PAGE: 'https://example.org/w/' });
    expect(out).toContain('\nLink: https://example.org/w/#1/kvm-run-kick/');
    expect(wakelane([...run, '--page', 'http://here/']).out).toContain(
      '\nLink: http://here/#1/kvm-run-kick/',
    );
    const wide = out.split('\n').filter((line) => line.length > 60 && !line.startsWith('Link: '));
    expect(wide).toEqual([]);
    expect(wakelane(['run', 'lost-update', '--drawn', '1', '--width', '39'])).toMatchObject({
      code: 2,
      err: 'wakelane: --width takes 40 or more, not “39”.\n',
    });
  });

  it('tells in the column of who sleeps for ever that he does, though he never moves again', () => {
    const { out } = wakelane(['run', 'kvm-hc-kick-cpu', '--drawn', '1', '--fair']);
    expect(out).toContain('\n(sleeps for ever: it may not step while run is HALTED)\n');
  });

  it('stops at an impossible step, and says which and why', () => {
    const { code, out, err } = wakelane([...given, 'a*3,b']);
    expect([code, err]).toEqual([2, 'wakelane run: Step 3 is impossible: a has finished.\n']);
    expect(out).toContain('load x\nstore x\n');
  });

  it('stops at a word that is no turn', () => {
    const { code, err } = wakelane([...given, 'a,c']);
    expect(code).toBe(2);
    expect(err).toBe(
      'wakelane run: Turn 2 of the schedule names “c”, and no actor is called that; there are a, b.\n',
    );
  });

  it('plays a drawn table, also as far as it goes under other settings', () => {
    expect(wakelane(['run', 'lost-update', '--drawn', '1']).out).toContain('Broken at step 4');
    const { code, out } = wakelane([
      'run',
      'acrn-sched-event',
      '--drawn',
      '1',
      '--set',
      'fix=counter',
      '--fair',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('\n(here the two part)\n');
    expect(out).toContain(
      lines(
        'As recorded, vCPU0 goes on with “vcpu0 descheduled”; here wait_event has',
        'returned, and its next operation is “vmenter(linux)”.',
        'Finished: nobody has anything left to do, and the run is at rest.',
      ),
    );
  });

  const crossed = `scenario "Crossed" lane cpu[3]; mutex m; mutex n; bool x; bool done;
task a on cpu[0] { "a takes m": mutex_lock(&m); "a takes n": mutex_lock(&n); done = true; mutex_unlock(&n); mutex_unlock(&m); }
task b on cpu[1] { "b takes n": mutex_lock(&n); "b takes m": mutex_lock(&m); mutex_unlock(&m); mutex_unlock(&n); }
task c on cpu[2] endless { for (;;) x = !x; }
possible done served "It can be done.";
expect served fails when true; expect rest fails when true; expect lock fails when true;
drawn "Each takes one" { columns "A" = cpu[0], "B" = cpu[1]; text """
A            B
a takes m
             b takes n
""" breaks served; }
drawn "One takes both" { columns "A" = cpu[0]; text """
A
a takes m
a takes n
""" }
`;

  it('says that a run which goes on can no longer be saved, since when, and what it has lost', () => {
    const { code, out } = wakelane(['run', 'crossed.race', '--drawn', '1'], { 'crossed.race': crossed });
    expect(out).toContain(
      lines(
        'The run can go on: c can move.',
        'Doomed since step 2 (b: b takes n): no schedule can save it any more. Lost for',
        'good: “Whoever waits for a lock can still be given it.”, “Every schedule can',
        'still come to rest.” and “It can be done.”.',
      ),
    );
    expect(code).toBe(1);
  });

  it('says that it does not know where a bound leaves the fate open', () => {
    const { code, out } = wakelane(['run', 'crossed.race', '--schedule', 'a,b', '--limit', '3'], {
      'crossed.race': crossed,
    });
    expect(out).toContain('Whether it can still be saved is not known: there are more than 3 states.');
    expect(code).toBe(0);
  });

  it('says of each drawn table what it breaks', () => {
    const { code, out } = wakelane(['check', 'crossed.race'], { 'crossed.race': crossed });
    expect(out).toContain('table “Each takes one”: found, 2 steps; no schedule can save it at its end');
    expect(out).toContain('table “One takes both”: found, 2 steps; it breaks nothing');
    expect(code).toBe(0);
  });

  it('says that a task which has finished has no next operation', () => {
    const text = `scenario "Short" param n = two | one; lane cpu[2]; bool x; bool y;
task a on cpu[0] { "set": x = n == two; }
task b on cpu[1] { bool r; "look": r = x; if (r) "more": y = true; }
run "Both" when n == two { turns "a, b*2" }`;
    const { out } = wakelane(['run', 'short.race', '--run', '1', '--set', 'n=one'], { 'short.race': text });
    expect(out).toContain('As recorded, b goes on with “more”; here b has finished.');
  });

  it('plays a written run, and lists them where there is no such', () => {
    expect(wakelane(['run', 'acrn-hlt-order', '--run', '1']).code).toBe(1);
    const { code, err } = wakelane(['run', 'lost-update', '--drawn', '2']);
    expect([code, err]).toEqual([
      2,
      'wakelane run: the scenario has no drawn table 2; there are\n  1: The update that is lost\n',
    ]);
  });
});
