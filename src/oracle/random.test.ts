import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { stateGraph } from '../explorer/stateGraph.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { printGraph } from '../model/graph.ts';
import { oracleGraph } from './oracleGraph.ts';
import { randomProgram } from './randomProgram.ts';

/** Programs with larger graphs are compared up to this state: both sides number states in breadth-first order. */
const statesMax = 1_500;
const [from, to] = process.env['VERIFY'] === '1' ? [1, 600] : [1, 30];

describe('on random programs', () => {
  for (let seed = from; seed <= to; seed++) {
    it(`the packed engine and the tree-walking oracle draw the same graph, seed ${seed}`, () => {
      const { text, memory } = randomProgram(seed);
      const { source, diagnostics } = parseScenario('random', text, charts);
      expect(diagnostics, text).toEqual([]);
      if (source === undefined) return;
      const settings = { values: {}, memory };
      const compiled = compile(source, settings);
      expect(
        compiled.diagnostics.filter(({ severity }) => severity !== 'warning'),
        text,
      ).toEqual([]);
      if (compiled.program === undefined) return;
      const engine = printGraph(stateGraph(createMachine(compiled.program), statesMax));
      const oracle = printGraph(oracleGraph(source.file, source.prelude, settings, charts, statesMax, text));
      expect(engine, text).toBe(oracle);
    });
  }
});
