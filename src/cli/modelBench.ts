// The same programs under each memory model, for the benchmark. It is also put into the source of an earlier commit, to be
// measured beside it: it imports only what is old.

import { createMachine } from '../engine/machine.ts';
import { wasmSearch } from '../explorer/wasmSearch.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { COMMAND_STATES_MAX } from '../model/limits.ts';
import type { Settings } from '../model/program.ts';

const reader = (name: string, lane: string): string => `task ${name} on ${lane} {
  int 0..4 s; int 0..4 z; int 0..2 p; int 0..2 q;
  do {
    do { s = READ_ONCE(seq); } while (s == 1 || s == 3);
    smp_rmb(); p = READ_ONCE(a); q = READ_ONCE(b); smp_rmb(); z = READ_ONCE(seq);
  } while (z != s);
}`;

const counter = `lane cpu0; lane cpu1; lane cpu2; lane cpu3;
int 0..4 seq; int 0..2 a; int 0..2 b;
task w on cpu0 {
  int 0..2 i = 0;
  while (i < 2) {
    WRITE_ONCE(seq, 2 * i + 1); smp_wmb(); WRITE_ONCE(a, i + 1); WRITE_ONCE(b, i + 1); smp_wmb();
    WRITE_ONCE(seq, 2 * i + 2); i = i + 1;
  }
}
${reader('r', 'cpu1')} ${reader('q', 'cpu2')}`;

const requests = `lane cpu0; lane cpu1; lane cpu2; lane cpu3;
bool data; bool req; int 0..2 mode; int 0..2 n;
task v on cpu0 {
  bool r; bool got; int 0..2 i = 0;
  while (i < 2) {
    i = i + 1; WRITE_ONCE(mode, 1); smp_mb(); r = READ_ONCE(req); WRITE_ONCE(mode, 0); r = READ_ONCE(req);
    if (r) { clear_bit(&req); smp_mb__after_atomic(); got = READ_ONCE(data); }
  }
}
task p on cpu1 {
  bool hit; int 0..2 i = 0;
  while (i < 2) {
    i = i + 1; WRITE_ONCE(data, true); smp_wmb(); set_bit(&req); smp_mb__before_atomic();
    hit = cmpxchg(&mode, 1, 2) == 1;
  }
}
task q on cpu2 {
  bool hit; int 0..2 i = 0;
  while (i < 2) { i = i + 1; WRITE_ONCE(n, i); smp_wmb(); set_bit(&req); hit = cmpxchg(&mode, 1, 2) == 1; }
}`;

/** A lane that has nothing to do with the others: it makes large what would be too small to measure. */
const bystander = (steps: number): string =>
  `task z on cpu3 { for (int 0..${steps} k = 0; k < ${steps}; k++) { "works": step; } }`;

export const modelTexts = {
  'A sequence counter, two readers': `${counter} ${bystander(50)}`,
  "KVM's requests, two requesters": `${requests} ${bystander(25)}`,
} as const;

/** One search by generated WebAssembly, without edges. Throws where the text does not compile. */
export function searchUnder(
  title: keyof typeof modelTexts,
  memory: Settings['memory'],
): { readonly states: number; readonly bytes: number; readonly seconds: number } {
  const { source } = parseScenario(
    'bench',
    `scenario "${title}"\nmemory ${memory};\n${modelTexts[title]}\n`,
    charts,
  );
  const program = source && compile(source, { values: {}, memory }).program;
  if (program === undefined) throw new Error(`${title} does not compile under ${memory}.`);
  const begin = performance.now();
  const search = wasmSearch(createMachine(program), { states: COMMAND_STATES_MAX, edges: false });
  while (!search.advance(COMMAND_STATES_MAX));
  return {
    states: search.states,
    bytes: 4 * program.words,
    seconds: (performance.now() - begin) / 1000,
  };
}
