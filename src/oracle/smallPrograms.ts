// What tests of the engine start from: small texts compiled, and schedules written in a line.

import { assert } from '../base/assert.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Program } from '../model/program.ts';
import type { Schedule } from '../model/run.ts';

/** Compiles a whole scenario, with the first of its memory models; throws what is wrong with it. */
export function programOf(text: string, values: Readonly<Record<string, string>> = {}): Program {
  const { source, diagnostics } = parseScenario('test', text, charts);
  assert(source !== undefined && diagnostics.length === 0, JSON.stringify(diagnostics));
  const [memory = 'sc'] = source.scenario.memories;
  const compiled = compile(source, { values, memory });
  const { program } = compiled;
  assert(program !== undefined && compiled.diagnostics.length === 0, JSON.stringify(compiled.diagnostics));
  return program;
}

/** `a b v#1`: the alternative follows a hash. */
export function turns(text: string): Schedule {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [actor = '', alternative = '0'] = word.split('#');
      return { actor, alternative: Number(alternative) };
    });
}
