/** Random guests in assembly: the engine and the oracle find the same graph. */

import { expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { createMachine } from '../engine/machine.ts';
import { stateGraph } from '../explorer/stateGraph.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { printGraph } from '../model/graph.ts';
import { type Chance, createChance } from './chance.ts';
import { oracleGraph } from './oracleGraph.ts';

const PROGRAMS = process.env['VERIFY'] === '1' ? 300 : 16;
const STATES_MAX = 1_500;

it('is the same for both', { timeout: 300_000 }, () => {
  for (let seed = 1; seed <= PROGRAMS; seed++) {
    const text = randomScenario(createChance(seed));
    const { source, diagnostics } = parseScenario('random', text, charts);
    expect(diagnostics, text).toEqual([]);
    assert(source !== undefined, 'it is a scenario');
    const settings = { values: {}, memory: source.scenario.memories[0] ?? 'sc' } as const;
    const { program, diagnostics: said } = compile(source, settings);
    expect(said, text).toEqual([]);
    assert(program !== undefined, 'it compiles');
    const mine = stateGraph(createMachine(program), STATES_MAX);
    const theirs = oracleGraph(source.file, source.prelude, settings, charts, STATES_MAX, text);
    expect(printGraph(theirs), text).toBe(printGraph(mine));
  }
});

function randomScenario(chance: Chance): string {
  const word = chance.pick([8, 8, 16, 32]);
  const second = chance.oneIn(2);
  const virtual = chance.oneIn(2);
  return `scenario "Random"
memory ${chance.pick(['sc', 'tso'])};
word ${word};
lane cpu0; lane cpu1;
struct pair { bits[3] a; ${chance.pick(['s8', 'u8', 'int 0..7'])} b; } at 0, 8;
pair p = {${chance.below(8)}, ${chance.below(8)}}; bits[2] x; ghost int 0..9 n;
vcpu v on cpu0 {
  int why;
  do { why = vmenter(g); ${chance.pick(['', 'rax = 1;', 'if (why == HLT) rcx = rax & 3;'])} } while (why != DONE);
  ${virtual ? 'irq tick { x = 1; }' : ''}
  guest g asm (rcx = ${chance.below(4)}, rdx = &p) {
${body(chance, 4 + chance.below(4), true)}
    or $0, %rax
    and $7, %rcx
  }
}
${second ? `vcpu w on cpu1 { int why; do why = vmenter(g); while (why != DONE); guest g asm (rdx = &p) {\n${body(chance, 3, false)}\n or $0, %rcx\n } }` : 'task w on cpu1 { p.b = 3; x = 2; }'}
irq kick on cpu0 { }
task t on cpu1 { ${virtual ? 'raise(tick);' : ''} ${chance.pick(['raise(kick);', 'x = 3;'])} ${chance.oneIn(2) ? 'step;' : ''} }
never n == 9 && v@mid ${chance.pick(['', '&& v.ZF'])} "Never.";`;
}

function body(chance: Chance, length: number, labelled: boolean): string {
  const lines: string[] = [];
  const macro = chance.oneIn(3);
  if (macro) {
    const away = chance.oneIn(3) ? 'jc end' : '';
    lines.push('macro twice {', instruction(chance), away, `again: ${instruction(chance)}`, '}');
  }
  for (let line = 0; line < length; line++) {
    const choice = chance.below(12);
    if (choice < 2) lines.push(`${chance.pick(['jz', 'jnc', 'js', 'jle', 'ja'])} end`);
    else if (choice === 2 && macro) lines.push('twice');
    else if (choice === 3) lines.push('{ n = x; }');
    else if (choice === 4) lines.push(`"step {rcx}": ${instruction(chance)}`);
    else if (choice === 5)
      lines.push(`"goes {rcx}": ${macro ? 'twice' : chance.pick(['jmp end', 'js end'])}`);
    else lines.push(instruction(chance));
    if (labelled && line === 1) lines.push('mid:');
  }
  return [...lines, chance.oneIn(6) ? 'jmp end' : '', 'end:', instruction(chance)].join('\n');
}

function instruction(chance: Chance): string {
  const register = (): string => chance.pick(['%rax', '%rcx']);
  const memory = (): string => chance.pick(['(%rdx)', '8(%rdx)', 'x']);
  const place = (): string => (chance.oneIn(2) ? register() : memory());
  const value = (): string => (chance.oneIn(2) ? register() : `$${chance.below(4)}`);
  const destination = place();
  const lock = destination.startsWith('%') || chance.oneIn(2) ? '' : 'lock ';
  switch (chance.below(9)) {
    case 0:
      return `mov ${value()}, ${destination}`;
    case 1:
      return `mov ${memory()}, ${register()}`;
    case 2:
      return `${lock}${chance.pick(['add', 'sub', 'and', 'xor'])} ${value()}, ${destination}`;
    case 3:
      return `${chance.pick(['cmp', 'test'])} ${value()}, ${destination}`;
    case 4:
      return `${lock}${chance.pick(['inc', 'dec', 'neg', 'not'])}q ${destination}`;
    case 5:
      return `${lock}${chance.pick(['bts', 'btr', 'btc'])} ${value()}, ${destination}`;
    case 6:
      return `${lock}${chance.pick(['xadd', 'cmpxchg'])} ${register()}, ${destination}`;
    case 7:
      return chance.pick([
        `xchg ${register()}, ${memory()}`,
        `bsf ${place()}, ${register()}`,
        `bt ${value()}, ${destination}`,
      ]);
    default:
      return chance.pick(['nop', 'mfence', 'cli', 'sti', 'hlt', 'vmcall']);
  }
}
