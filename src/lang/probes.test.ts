// Small uses of the kernel's words, as somebody wrote them who had not read of them: each means what the kernel means, or
// is told what is missing.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { analysisOf } from '../explorer/analysis.ts';
import { explore } from '../explorer/startSearch.ts';
import { verdictsOf } from '../explorer/verdicts.ts';
import { charts } from '../machines/charts.ts';
import { compile } from './compile.ts';
import { diagnose } from './diagnose.ts';
import { parseScenario } from './scenario.ts';

const folder = new URL('./cases/probes/', import.meta.url);
const probes = readdirSync(folder).map((file) => file.replace('.race', ''));

function textOf(name: string): string {
  return readFileSync(new URL(`${name}.race`, folder), 'utf8');
}

function said(text: string): readonly string[] {
  return [...diagnose({ id: 'probe', text }, charts)].flat().map(({ message, hint }) => `${message} ${hint}`);
}

/** The properties that fail. */
function failing(text: string): readonly string[] {
  const { source } = parseScenario('probe', text, charts);
  const program = source && compile(source, { values: {}, memory: 'sc' }).program;
  if (program === undefined) return expect.fail('it does not compile');
  const machine = createMachine(program);
  const verdicts = verdictsOf(analysisOf(machine, explore(machine, 10_000), { fairness: true }));
  return verdicts.flatMap(({ name, verdict }) => (verdict === 'holds' ? [] : [name]));
}

/** What a probe lacks, as it would in the kernel. */
const lacks: Readonly<Record<string, string>> = {
  wait_event: 'Nothing is called wq here. Declare it: wait_queue_head_t wq;',
  pointer_shared:
    'A pointer to a struct is an argument only: where it points must be known before the program runs. Keep an index: obj all[2]; int 0..2 head; then all[head].',
};

describe('a probe', () => {
  it.each(probes)('%s compiles, or says what is missing', (name) => {
    const missing = lacks[name];
    expect(said(textOf(name))).toEqual(missing === undefined ? [] : [missing]);
  });

  it.each(probes.filter((name) => lacks[name] === undefined && name !== 'refcount'))(
    '%s breaks nothing',
    (name) => {
      expect(failing(textOf(name))).toEqual([]);
    },
  );

  it('of a count that begins at 0 underflows, of which the kernel warns', () => {
    expect(failing(textOf('refcount'))).toEqual(['error', 'rest']);
    expect(failing(textOf('refcount').replace('int 0..3 x;', 'int 0..3 x = 1;'))).toEqual([]);
  });

  it('that waits for a condition that nobody makes true waits for ever; where it is true, it does not wait', () => {
    const text = textOf('wait_event').replace('bool c;', 'bool c; wait_queue_head_t wq;');
    expect(failing(text)).toEqual(['rest']);
    expect(failing(text.replace('bool c;', 'bool c = true;'))).toEqual([]);
  });
});
