import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rememberEach } from '../base/remember.ts';
import { firstFrame } from '../engine/frames.ts';
import { createMachine, type Machine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { stepped } from '../fixtures/walking.ts';
import { readSchedule } from '../formats/schedule.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { actorIndex } from '../model/indices.ts';
import { laneOf } from '../model/lookup.ts';
import type { Settings } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { currentLocation } from './places.ts';
import { createRunFacts } from './runFacts.ts';
import type { WindowSpan } from './windows.ts';

const folder = new URL('../scenarios/', import.meta.url);
const shipped = readdirSync(folder).filter((file) => file.endsWith('.race'));

function sourceOf(text: string): Source {
  const { source, diagnostics } = parseScenario('edited', text, charts);
  if (source === undefined) throw new Error(JSON.stringify(diagnostics));
  return source;
}

function machineOf(source: Source, settings: Settings): Machine {
  const { program, diagnostics } = compile(source, settings);
  if (program === undefined) throw new Error(JSON.stringify(diagnostics));
  return createMachine(program);
}

const factsOf = rememberEach(createRunFacts);

function spansOf({ program }: Machine, frames: readonly Frame[]): readonly WindowSpan[] {
  const now = frames.length - 1;
  return factsOf(program)(frames).windows.flatMap((list) => list.between(0, now, now));
}

function framesOf(machine: Machine, turns: string): readonly Frame[] {
  const actors = machine.program.actors.map(({ name }) => name);
  const { frames, stopped } = replay(machine, readSchedule(turns, actors).schedule);
  expect(stopped).toBeUndefined();
  return frames;
}

/** Each window of a run: its title, and what the steps say that opened and closed it. */
function windowsOf(machine: Machine, turns: string): readonly string[] {
  const frames = framesOf(machine, turns);
  const words = (turn: number | undefined, otherwise: string): string =>
    (turn === undefined ? undefined : frames[turn]?.labels.join(', ')) || otherwise;
  return spansOf(machine, frames).map(
    ({ title, from, to }) => `${title}: ${words(from, 'the beginning')} … ${words(to, 'still open')}`,
  );
}

/** A task with the windows to be shown, beside one that sets the flag. */
function taskWith(body: string, windows: string): Machine {
  const source = sourceOf(`scenario "Windows"
lane cpu[2];
bool flag; bool other; int 0..3 n;
task t on cpu[0] { ${body} }
task u on cpu[1] { "set": flag = true; }
show t { ${windows} }
`);
  return machineOf(source, { values: {}, memory: 'sc' });
}

const looking = `
    for (;;) {
        look: if ("look": flag) break;
        sleep: "sleep": other = true;
    }
    "go on": step;
    "end": step;`;

describe('a race window', () => {
  const cases: readonly (readonly [claim: string, body: string, window: string, turns: string, string[]])[] =
    [
      [
        '`after` opens with the step taken at its first place, and closes with the one taken at its second',
        looking,
        'window "w" after look to sleep;',
        't*2',
        ['w: look … sleep'],
      ],
      [
        '`from` opens as the task comes to stand at the first place, which may be at the beginning',
        looking,
        'window "w" from look to sleep;',
        't*2',
        ['w: the beginning … sleep', 'w: sleep … still open'],
      ],
      [
        '`after` does not open with a step that leads past the second place for good',
        looking,
        'window "w" after look to sleep;',
        'u, t*3',
        [],
      ],
      [
        'closes as soon as the second place is out of reach',
        looking,
        'window "w" from look to sleep;',
        'u, t*3',
        ['w: the beginning … look'],
      ],
      [
        'closes where the way to the second place leads through the first one again',
        'bool seen; look: "look": seen = flag; if (seen) { "back": step; goto look; } sleep: "sleep": step;',
        'window "w" after look to sleep;',
        'u, t*3',
        [],
      ],
      [
        'from a place to the same one is the stretch at it, however many steps that takes',
        '"before": step; both: { "first": step; "second": step; } "behind": step;',
        'window "w" from both to both;',
        't*4',
        ['w: before … second'],
      ],
      [
        'after a place to the same one is the way round',
        'bool seen; for (;;) { look: "look": seen = flag; "work": step; }',
        'window "w" after look to look;',
        't*3',
        ['w: look … look', 'w: look … still open'],
      ],
      [
        'begins behind the first place, where that takes several steps',
        'look: if (("one": flag) || "two": other) { "no": step; return; } sleep: "sleep": step;',
        'window "w" after look to sleep;',
        't*3',
        ['w: two … sleep'],
      ],
      [
        'may end inside its first place',
        'look: if (!"look": flag) sleep: { "sleep": step; "slept": step; } "end": step;',
        'window "w" after look to sleep;',
        't*4',
        ['w: look … sleep'],
      ],
      [
        'ends with a section that its second place is a part of',
        'bool seen; look: "look": seen = flag; "section": atomic { n = 1; sleep: other = true; } "end": step;',
        'window "w" after look to sleep;',
        't*3',
        ['w: look … section'],
      ],
      [
        'is over when its task is',
        '"first": step; place: "second": step;',
        'window "w" from place to place;',
        't*2',
        ['w: first … second'],
      ],
    ];

  it.each(cases)('%s', (_, body, windows, turns, expected) => {
    expect(windowsOf(taskWith(body, windows), turns)).toEqual(expected);
  });
});

const inGuest = sourceOf(`scenario "A guest"
param late = yes | no;
lane cpu[2];
bool flag; bool halted;
vcpu v on cpu[0] when !halted {
    for (;;) {
        look: if ("look": flag) { "back": step; continue; }
        if (late == yes) "interrupts off": local_irq_disable();
        enter: "VM entry": int why = vmenter(linux);
        local_irq_enable();
        if (why == DONE) break;
        if (why == HLT) halts: "halts": halted = true;
    }
    guest linux { bool ready; asks: "asks": ready = flag; if (ready) "works": step; else hlt(); "guest ends": step; }
}
irq kick on cpu[0] { }
task u on cpu[1] { "set": flag = true; "kick": raise(kick); }
show v {
    window "looked" after look to enter;
    window "asked" after asks to halts;
    window "inside" from linux to linux;
}
`);

describe('a race window of a vCPU', () => {
  it('ends with an entry that joins the step that turns interrupts off', () => {
    const machine = machineOf(inGuest, { values: { late: 'yes' }, memory: 'sc' });
    expect(windowsOf(machine, 'v*2')).toEqual([
      'looked: look … interrupts off, VM entry',
      'inside: interrupts off, VM entry … still open',
    ]);
  });

  it('goes from the guest to what the host does about its exit, and a forced exit in between is no step of the guest', () => {
    const machine = machineOf(inGuest, { values: { late: 'no' }, memory: 'sc' });
    const turns = 'v*3, u*2, v.1, kick, v';
    expect(windowsOf(machine, turns).slice(1)).toEqual([
      'asked: asks … still open',
      'inside: VM entry … VM exit: IRQ',
    ]);
    expect(windowsOf(machine, 'v*6')).toContain('asked: asks … halts');
  });

  it('is over where the reason of the exit settles that the host will not get there', () => {
    const machine = machineOf(inGuest, { values: { late: 'no' }, memory: 'sc' });
    expect(windowsOf(machine, 'v*2, u, v*2').filter((window) => window.startsWith('asked'))).toEqual([]);
  });
});

describe('the windows of the shipped scenarios', () => {
  const shippedRun = (file: string, values: Settings['values'], turns: string): readonly string[] => {
    const source = sourceOf(readFileSync(new URL(file, folder), 'utf8'));
    return windowsOf(machineOf(source, { values, memory: 'sc' }), turns);
  };

  it('never say that a waiter who took the lock has not halted yet', () => {
    expect(shippedRun('kvm-hc-kick-cpu.race', {}, 'holder, waiter, holder, waiter*2, holder')).toEqual([]);
  });

  it('never say "not yet in KVM_RUN" inside KVM_RUN', () => {
    expect(shippedRun('kvm-run-kick.race', {}, 'vCPU*5')).toEqual([
      'checked, not yet in KVM_RUN: check flag … KVM_RUN',
    ]);
  });

  it.each(shipped)(
    '%s: each opens and closes in some run, and none is open when its task is at its end',
    (file) => {
      const source = sourceOf(readFileSync(new URL(file, folder), 'utf8'));
      const known = new Set<string>();
      const seen = new Set<string>();
      const look = (machine: Machine, frames: readonly Frame[]): void => {
        const spans = spansOf(machine, frames);
        for (const show of machine.program.shows) {
          const titles = show.windows.map(({ title }) => title);
          const lane = laneOf(machine.program, show.actor);
          const ended = frames.findIndex(({ state }) => hasEnded(machine, state, show.actor));
          for (const title of titles) known.add(title);
          for (const span of spans) {
            if (span.lane !== lane || !titles.includes(span.title)) continue;
            if (span.to !== undefined) seen.add(span.title);
            if (ended >= 0) expect(span.to).toBeLessThanOrEqual(ended);
          }
        }
      };
      for (const run of source.scenario.runs) {
        const machine = machineOf(source, run.settings);
        look(machine, framesOf(machine, run.turns));
      }
      // Compiling takes longer than walking: many walks, under a few settings from the whole range of them; under all in verify.
      const all = combinations(source.file, source.scenario.memories);
      const every = process.env['VERIFY'] === '1' ? 1 : Math.ceil(all.length / 6);
      const machines = all
        .filter((_, index) => index % every === 0)
        .map((settings) => machineOf(source, settings));
      const steps = fc.array(fc.nat(), { minLength: 60, maxLength: 60, size: 'max' });
      fc.assert(
        fc.property(fc.constantFrom(...machines), steps, (machine, numbers) => {
          const start: readonly Frame[] = [firstFrame(machine)];
          look(
            machine,
            numbers.reduce((frames, number) => stepped(machine, frames, number), start),
          );
        }),
        { numRuns: 15, seed: 1 },
      );
      expect(seen).toEqual(known);
    },
    30_000,
  );
});

function hasEnded({ program }: Machine, state: Uint32Array, actor: number): boolean {
  return currentLocation(program, state, actorIndex(actor))?.kind.kind === 'end';
}
