/** Published x86-TSO litmus tests, in assembly: which final outcomes a machine with store buffers has, and which it never has. */

// The names and the verdicts are those of the x86-TSO papers (Owens, Sarkar, Sewell, TPHOLs 2009; Sewell et al., CACM 2010)
// and of the table of tests that goes with the diy tools.

import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { createMachine } from '../engine/machine.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Graph } from '../model/graph.ts';
import type { Settings } from '../model/program.ts';
import { oracleGraph } from '../oracle/oracleGraph.ts';
import { stateGraph } from './stateGraph.ts';

interface Litmus {
  readonly name: string;
  /** One program a processor; x and y are 0 at first. */
  readonly programs: readonly string[];
  /** Of registers `v[0].rax …` and memory, once all have finished and all buffers are empty. */
  readonly outcome: string;
  readonly sc: 'allowed' | 'forbidden';
  readonly tso: 'allowed' | 'forbidden';
}

const WRITE_X = 'movq $1, x';
const WRITE_Y = 'movq $1, y';
const READ_XY = 'mov x, %rax; mov y, %rbx';
const READ_YX = 'mov y, %rax; mov x, %rbx';

const tests: readonly Litmus[] = [
  {
    name: 'SB',
    programs: [`${WRITE_X}; mov y, %rax`, `${WRITE_Y}; mov x, %rax`],
    outcome: 'v[0].rax == 0 && v[1].rax == 0',
    sc: 'forbidden',
    tso: 'allowed',
  },
  {
    name: 'SB with MFENCE',
    programs: [`${WRITE_X}; mfence; mov y, %rax`, `${WRITE_Y}; mfence; mov x, %rax`],
    outcome: 'v[0].rax == 0 && v[1].rax == 0',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'SB with one MFENCE',
    programs: [`${WRITE_X}; mfence; mov y, %rax`, `${WRITE_Y}; mov x, %rax`],
    outcome: 'v[0].rax == 0 && v[1].rax == 0',
    sc: 'forbidden',
    tso: 'allowed',
  },
  {
    name: 'SB with XCHG for the stores',
    programs: ['mov $1, %rbx; xchg %rbx, x; mov y, %rax', 'mov $1, %rbx; xchg y, %rbx; mov x, %rax'],
    outcome: 'v[0].rax == 0 && v[1].rax == 0',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'SB with a LOCKed instruction elsewhere for the fence',
    programs: [`${WRITE_X}; lock addq $0, z; mov y, %rax`, `${WRITE_Y}; lock orq $0, z; mov x, %rax`],
    outcome: 'v[0].rax == 0 && v[1].rax == 0',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'MP',
    programs: [`${WRITE_X}; ${WRITE_Y}`, READ_YX],
    outcome: 'v[1].rax == 1 && v[1].rbx == 0',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'LB',
    programs: [`mov x, %rax; ${WRITE_Y}`, `mov y, %rax; ${WRITE_X}`],
    outcome: 'v[0].rax == 1 && v[1].rax == 1',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'S',
    programs: ['movq $2, x; movq $1, y', `mov y, %rax; ${WRITE_X}`],
    outcome: 'v[1].rax == 1 && x == 2',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'R',
    programs: [`${WRITE_X}; ${WRITE_Y}`, 'movq $2, y; mov x, %rax'],
    outcome: 'y == 2 && v[1].rax == 0',
    sc: 'forbidden',
    tso: 'allowed',
  },
  {
    name: 'R with MFENCE',
    programs: [`${WRITE_X}; ${WRITE_Y}`, 'movq $2, y; mfence; mov x, %rax'],
    outcome: 'y == 2 && v[1].rax == 0',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: '2+2W',
    programs: ['movq $1, x; movq $2, y', 'movq $1, y; movq $2, x'],
    outcome: 'x == 1 && y == 1',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'n6',
    programs: [`${WRITE_X}; ${READ_XY}`, 'movq $2, y; movq $2, x'],
    outcome: 'v[0].rax == 1 && v[0].rbx == 0 && x == 1',
    sc: 'forbidden',
    tso: 'allowed',
  },
  {
    name: 'n5',
    programs: [`${WRITE_X}; mov x, %rax`, 'movq $2, x; mov x, %rax'],
    outcome: 'v[0].rax == 2 && v[1].rax == 1',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'n4b',
    programs: [`mov x, %rax; ${WRITE_X}`, 'mov x, %rax; movq $2, x'],
    outcome: 'v[0].rax == 2 && v[1].rax == 1',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'forwarding inside each processor (SDM 8.2.3.5)',
    programs: [`${WRITE_X}; ${READ_XY}`, `${WRITE_Y}; ${READ_YX}`],
    outcome: 'v[0].rax == 1 && v[0].rbx == 0 && v[1].rax == 1 && v[1].rbx == 0',
    sc: 'forbidden',
    tso: 'allowed',
  },
  {
    name: 'two increments without LOCK',
    programs: ['incq x', 'incq x'],
    outcome: 'x == 1',
    sc: 'allowed',
    tso: 'allowed',
  },
  {
    name: 'two increments with LOCK',
    programs: ['lock incq x', 'lock incq x'],
    outcome: 'x == 1',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'WRC',
    programs: [WRITE_X, `mov x, %rax; ${WRITE_Y}`, READ_YX],
    outcome: 'v[1].rax == 1 && v[2].rax == 1 && v[2].rbx == 0',
    sc: 'forbidden',
    tso: 'forbidden',
  },
  {
    name: 'RWC',
    programs: [WRITE_X, READ_XY, `${WRITE_Y}; mov x, %rax`],
    outcome: 'v[1].rax == 1 && v[1].rbx == 0 && v[2].rax == 0',
    sc: 'forbidden',
    tso: 'allowed',
  },
  {
    name: 'IRIW',
    programs: [WRITE_X, WRITE_Y, READ_XY, READ_YX],
    outcome: 'v[2].rax == 1 && v[2].rbx == 0 && v[3].rax == 1 && v[3].rbx == 0',
    sc: 'forbidden',
    tso: 'forbidden',
  },
];

const STATES_MAX = 200_000;

describe.each(tests)('$name', ({ programs, outcome, sc, tso }) => {
  const source = scenarioOf(programs, outcome);

  it.each([
    { memory: 'sc', verdict: sc },
    { memory: 'tso', verdict: tso },
  ] as const)('is $verdict under $memory', ({ memory, verdict }) => {
    const graph = graphOf(source, { values: {}, memory });
    expect(graph.complete).toBe(true);
    expect(holdsSomewhere(graph) ? 'allowed' : 'forbidden').toBe(verdict);
  });

  it.runIf(programs.length === 2)('is what the oracle finds, too', () => {
    const { file, prelude, scenario } = source;
    const settings: Settings = { values: {}, memory: 'tso' };
    const theirs = oracleGraph(file, prelude, settings, charts, STATES_MAX, scenario.text);
    expect(theirs).toEqual(graphOf(source, settings));
  });
});

function scenarioOf(programs: readonly string[], outcome: string): Source {
  const vcpus = programs.map((program, index) => {
    const lines = program.split('; ').join('\n');
    return [`.if i == ${index}`, lines, '.endif'].join('\n');
  });
  const text = `scenario "Litmus"
memory sc | tso;
lane cpu[${programs.length}];
bits[2] x; bits[2] y; bits[1] z;
vcpu v[i : ${programs.length}] on cpu[i] {
  vmenter(g);
  guest g asm {
    mov $3, %rax
    mov $3, %rbx
${vcpus.join('\n')}
  }
}
cover finished && ${outcome} outcome "It can end like this.";`;
  const { source, diagnostics } = parseScenario('litmus', text, charts);
  expect(diagnostics).toEqual([]);
  assert(source !== undefined, 'it is a scenario');
  return source;
}

function graphOf(source: Source, settings: Settings): Graph {
  const { program, diagnostics } = compile(source, settings);
  expect(diagnostics).toEqual([]);
  assert(program !== undefined, 'it compiles');
  return stateGraph(createMachine(program), STATES_MAX);
}

function holdsSomewhere({ states }: Graph): boolean {
  return states.some(({ facts }) => facts.includes('outcome'));
}
