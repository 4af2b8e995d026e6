import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { createMachine } from '../../engine/machine.ts';
import { replay } from '../../engine/replay.ts';
import { traceFile } from '../../fixtures/traceFormat.ts';
import { compile } from '../../lang/compile.ts';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import type { Settings } from '../../model/program.ts';
import { wordsOfRun } from '../link/linkedRun.ts';
import { readSchedule } from '../schedule.ts';
import { completeSettings, defaultSettings, fitSettings } from '../settings.ts';
import type { ExportedRun } from './exportedRun.ts';
import { exporters } from './exporters.ts';
import { isRunFile, parseRunFile } from './runFile.ts';

const texts = exporters.flatMap((each) => (each.kind === 'text' ? [each] : []));
const cases = new URL('./cases/', import.meta.url);
const manual = readFileSync(new URL('../../../docs/exports.md', import.meta.url), 'utf8');

/** A run of a text, as the page hands it to an exporter. */
function exported(id: string, text: string, turns: string, under?: Settings): ExportedRun {
  const { source } = parseScenario(id, text, charts);
  assert(source !== undefined, `${id} parses`);
  const first = defaultSettings(source.scenario);
  const settings = under === undefined ? first : fitSettings(under, source.scenario);
  const { program } = compile(source, settings);
  assert(program !== undefined, `${id} compiles`);
  const names = program.actors.map(({ name }) => name);
  const { schedule, problem } = readSchedule(turns, names);
  const { frames, stopped } = replay(createMachine(program), schedule);
  expect([problem, stopped]).toEqual([undefined, undefined]);
  const line = {
    settings,
    under: settings,
    schedule,
    fair: false,
    cursor: schedule.length,
    turns: schedule.length,
  };
  const words = wordsOfRun(
    { id, text, line },
    {
      texts: new Map([[id, text]]),
      names: [id],
      read: () => source.scenario,
      compile: () => program,
      packer: undefined,
    },
  );
  const link = `https://wakelane.example/#1/${id}`;
  return {
    title: source.scenario.title,
    program,
    frames,
    ends: 'Stuck for ever: nobody wakes it.',
    link,
    words,
    mail: () => 'step\n',
    shown: { notesOf: () => [], drawnTurns: 0, moverOf: undefined, parting: undefined, fates: undefined },
  };
}

/** A written run of each shipped scenario, or its beginning where it has none. */
const shippedRuns = [...shippedTexts].map(([id, text]): [string, ExportedRun] => {
  const run = parseScenario(id, text, charts).source?.scenario.runs[0];
  return [id, exported(id, text, run?.turns ?? '', run?.settings)];
});

const kick = exported(
  'kick',
  `scenario "A kick"
lane pCPU[2];
bool woken;
task waiter on pCPU[0] { "looks": if (!woken) "halts": await woken; }
irq kicked on pCPU[0] { "wakes the waiter": woken = true; }
task holder on pCPU[1] { "releases": step; "kicks": raise(kicked); }`,
  'waiter,holder*2,kicked,waiter',
);
/** Every sign that could mean something to a diagram. */
const signs = exported(
  'signs',
  `scenario "Signs: a;b <i>x</i> #1 \\\\n $1 %% @enduml [z] {q} ~~ __u__"
lane cpu[2];
int 0..3 x;
task a on cpu[0] { "x -> y; <b>&amp;</b> #35; end note": x = 1; }
irq poke on cpu[1] { x = 2; }
task b on cpu[1] { x = 3; }
task c on cpu[0] { raise(poke); }`,
  'a,c,poke,b',
);

const whyNoPlantUml = process.env['VERIFY'] !== '1' ? 'npm run verify asks for it' : plantUmlMissing();

function plantUmlMissing(): string | undefined {
  try {
    // `-version` fails where Graphviz is missing, which sequences do not need.
    execFileSync('plantuml', ['-syntax'], { input: '@startuml\na -> b\n@enduml\n' });
    return undefined;
  } catch {
    return 'PlantUML is not installed; Debian has it in the package plantuml';
  }
}

describe('an exported run', () => {
  it.each(exporters.map(({ word }) => word))('as %s is told of in docs/exports.md', (word) => {
    expect(manual).toMatch(new RegExp(`^\\| \`${word}\` \\||^\`--to ${word}\``, 'm'));
  });

  it.each(texts.map((exporter) => [exporter.word, exporter] as const))(
    'as %s is the golden text',
    async (word, { print }) => {
      const text = print(kick);
      // Not every run is a litmus test, and this one says why.
      await expect(typeof text === 'string' ? text : `${text.refused}\n`).toMatchFileSnapshot(
        `./cases/kick.${word}.txt`,
      );
    },
  );

  it.each([...shippedRuns, ['with signs', signs] as const])(
    'of %s as Mermaid has a line for each step, and no sign that could end it early',
    (_, run) => {
      const lines = exporter('mermaid').print(run).trimEnd().split('\n').slice(2);
      expect(lines.filter((line) => /^ {2}Note over \w+: \d+\. /.test(line))).toHaveLength(
        run.frames.length - 1,
      );
      for (const line of lines) {
        expect(line).toMatch(/^ {2}(title |participant \w+ as |Note over [\w,]+: |\w+-\)\w+: )/);
        // What is left of the line when entities and line breaks are gone.
        expect(line.replace(/#\d+;|<br\/>/g, '')).not.toMatch(/[#;<&"{}%\\]/);
      }
    },
  );

  it('as PlantUML keeps each statement on its line, whatever signs a label has', () => {
    const lines = exporter('plantuml').print(signs).trimEnd().split('\n');
    expect(lines.at(0)).toBe('@startuml');
    expect(lines.at(-1)).toBe('@enduml');
    expect(lines.filter((line) => line.includes('@'))).toHaveLength(2);
    for (const line of lines.slice(3, -1))
      expect(line).toMatch(/^(participant "|note (over \w+|across) : |\w+ ->> \w+ : )/);
  });

  // One start of PlantUML for all runs takes seconds.
  it.skipIf(whyNoPlantUml !== undefined)(
    `is drawn by PlantUML, each step with its number${whyNoPlantUml === undefined ? '' : ` (skipped: ${whyNoPlantUml})`}`,
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'wakelane-plantuml-'));
      const drawnOf = ['kvm-hc-kick-cpu', 'acrn-sched-event', 'weak-message'];
      const runs: readonly (readonly [string, ExportedRun])[] = [
        ...shippedRuns.filter(([id]) => drawnOf.includes(id)),
        ['signs', signs],
      ];
      const files = runs.map(([id, run]) => {
        const file = join(folder, `${id}.puml`);
        writeFileSync(file, exporter('plantuml').print(run));
        return file;
      });
      // It fails where one text has an error.
      execFileSync('plantuml', ['-charset', 'UTF-8', '-tsvg', ...files]);
      for (const [id, { frames }] of runs) {
        const drawn = readFileSync(join(folder, `${id}.svg`), 'utf8');
        for (let turn = 1; turn < frames.length; turn++)
          expect(drawn, `${id}, step ${turn}`).toMatch(new RegExp(`>${turn}\\.[ \u00a0]`));
      }
      rmSync(folder, { recursive: true });
    },
  );

  it.each(shippedRuns)('of %s is a trace whose slices and flows are those of the format', (_, run) => {
    expectTrace(exporter('trace').print(run), run.frames.length - 1);
  });

  it('as a trace tells a signal from the step that raised it to the one that took it', () => {
    const { traceEvents } = JSON.parse(exporter('trace').print(signs));
    const flow = traceEvents.filter((event: { readonly cat?: string }) => event.cat === 'signal');
    expect(flow).toMatchObject([
      { ph: 's', name: 'poke', tid: 1, ts: 1_500 },
      { ph: 'f', name: 'poke', tid: 2, ts: 2_000 },
    ]);
  });
});

/** Holds a trace against the documented format; a flow ends after it began, and inside a slice. */
function expectTrace(text: string, steps: number): void {
  const { traceEvents } = traceFile.parse(JSON.parse(text));
  const slices = traceEvents.filter((event) => event.ph === 'X');
  expect(slices).toHaveLength(steps);
  const begun = new Map(traceEvents.flatMap((event) => (event.ph === 's' ? [[event.id, event.ts]] : [])));
  for (const event of traceEvents) {
    if (event.ph !== 'f') continue;
    expect(begun.get(event.id)).toBeLessThan(event.ts);
    // `bp: 'e'` binds the arrow to the slice that is on at its time.
    const at = slices.filter(
      ({ tid, ts, dur }) => tid === event.tid && ts <= event.ts && event.ts < ts + dur,
    );
    expect(at).toHaveLength(1);
  }
}

describe('a run file', () => {
  const schema = new Ajv2020().compile(
    JSON.parse(readFileSync(new URL('../../../docs/run.schema.json', import.meta.url), 'utf8')),
  );

  it.each(shippedRuns)('of %s has the documented form, and says what its link says', (_, run) => {
    const text = exporter('run').print(run);
    expect([schema(JSON.parse(text)), schema.errors]).toEqual([true, null]);
    expect(isRunFile(text)).toBe(true);
    const { link, problems } = parseRunFile(text);
    expect(problems).toEqual([]);
    expect(link).toMatchObject({
      scenario: run.words.scenario,
      settings: run.words.settings,
      text: run.program.text,
    });
    if (run.words.line !== undefined) expect(link?.line).toEqual(run.words.line);
  });

  const frozen = readdirSync(cases).filter((file) => file.startsWith('frozen-'));

  it.each(frozen)('%s, written long ago, opens without a problem', (file) => {
    const text = readFileSync(new URL(file, cases), 'utf8');
    expect(schema(JSON.parse(text))).toBe(true);
    const { link, problems } = parseRunFile(text);
    expect(problems).toEqual([]);
    expect(link?.line?.schedule).not.toBe('');
  });

  /** Written by hand in words that the language has never had: the page opens it in its editor, and says what is wrong. */
  const refused = 'frozen-1-lost-update.json';

  it.each(frozen)('%s plays its schedule, if its text was ever a scenario', (file) => {
    const { link } = parseRunFile(readFileSync(new URL(file, cases), 'utf8'));
    assert(link?.text !== undefined && link.line !== undefined, 'a run file has a text and a run');
    const { source } = parseScenario('', link.text, charts);
    expect(source === undefined).toBe(file === refused);
    if (source === undefined) return;
    const { settings } = completeSettings(link.settings, source.scenario);
    expect(exported('', link.text, link.line.schedule, settings).frames.length - 1).toBe(link.line.turns);
  });

  it('is kept frozen, at least once', () => expect(frozen).not.toEqual([]));

  it.each([
    ['{"format": "wakelane-run", "version": 1, "tex', /damaged: it is no JSON/],
    ['{"format": "wakelane-run", "version": 2, "text": "x"}', /of version 2, and version 1 is read here/],
    ['{"format": "wakelane-run", "version": 1}', /has no “text”/],
    ['{"format": "wakelane-run", "version": 1, "text": 7}', /“text” must be a string|has no “text”/],
  ])('that is broken says so: %s', (text, sentence) => {
    expect(isRunFile(text)).toBe(true);
    const { link, problems } = parseRunFile(text);
    expect(link).toBeUndefined();
    expect(problems.join(' ')).toMatch(sentence);
  });

  it('opens what it can of a file with wrong members, and names each of them', () => {
    const text = JSON.stringify({
      ...{ format: 'wakelane-run', version: 1, scenario: 'x', text: 'scenario "X"', schedule: 'a' },
      ...{ settings: { fix: 1, memory: 'tso' }, fair: 'yes', step: -1, steps: 1.5 },
    });
    const { link, problems } = parseRunFile(text);
    expect(link).toMatchObject({
      settings: [['memory', 'tso']],
      line: { schedule: 'a', fair: false, cursor: 0 },
    });
    expect(problems).toEqual([
      'In this run file “settings.fix” must be a string; it was left out.',
      'In this run file “fair” must be true or false; it was left out.',
      'In this run file “steps” must be a whole number from 0 on; it was left out.',
      'In this run file “step” must be a whole number from 0 on; it was left out.',
    ]);
  });
});

/** Prints in a form that has every run. */
function exporter(word: string): { readonly print: (run: ExportedRun) => string } {
  const found = texts.find((each) => each.word === word);
  assert(found !== undefined, `there is an exporter called ${word}`);
  return {
    print: (run) => {
      const text = found.print(run);
      assert(typeof text === 'string', `${word} has every run`);
      return text;
    },
  };
}
