/** Instructions against the real processor: random programs run here and there, and leave the same registers and flags. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defined } from '../base/defined.ts';
import { createMachine } from '../engine/machine.ts';
import { readSlot } from '../engine/values.ts';
import { rowIndex, slotIndex } from '../model/indices.ts';
import { createChance } from '../oracle/chance.ts';
import { programOf } from '../oracle/smallPrograms.ts';

type Width = 8 | 16 | 32;
type Flag = 'CF' | 'ZF' | 'SF' | 'OF';

const REGISTERS = ['rax', 'rbx', 'rcx', 'rsi', 'r8', 'r9'];
const FLAG_BITS: Readonly<Record<Flag, number>> = { CF: 0, ZF: 6, SF: 7, OF: 11 };
const FLAGS: readonly Flag[] = ['CF', 'ZF', 'SF', 'OF'];
const PROGRAMS = 150;
const LENGTH = 14;

const missing =
  process.arch !== 'x64'
    ? 'this is no x86-64 machine'
    : spawnSync('cc', ['--version']).status === 0
      ? undefined
      : 'there is no cc to assemble with';

interface RandomProgram {
  readonly registers: readonly number[];
  readonly memory: readonly number[];
  readonly lines: readonly string[];
  /** Flags that x86 defines at the end. */
  readonly defined: readonly Flag[];
}

function nameOf(register: string, width: Width): string {
  if (/^r\d/.test(register)) return register + { 8: 'b', 16: 'w', 32: 'd' }[width];
  const short = register.slice(1);
  if (width === 32) return `e${short}`;
  if (width === 16) return short;
  return short.endsWith('x') ? short.replace('x', 'l') : `${short}l`;
}

/** Which flags an instruction leaves undefined, and which it sets. */
const touched: Readonly<
  Record<string, { readonly sets: readonly Flag[]; readonly spoils: readonly Flag[] }>
> = {
  ...Object.fromEntries(
    ['add', 'sub', 'and', 'or', 'xor', 'test', 'cmp', 'neg', 'xadd', 'cmpxchg'].map((name) => [
      name,
      { sets: FLAGS, spoils: [] },
    ]),
  ),
  inc: { sets: ['ZF', 'SF', 'OF'], spoils: [] },
  dec: { sets: ['ZF', 'SF', 'OF'], spoils: [] },
  ...Object.fromEntries(
    ['bt', 'bts', 'btr', 'btc'].map((name) => [name, { sets: ['CF'], spoils: ['SF', 'OF'] }]),
  ),
  bsf: { sets: ['ZF'], spoils: ['CF', 'SF', 'OF'] },
};

const JUMPS: Readonly<Record<string, readonly Flag[]>> = {
  ...{ je: ['ZF'], jnz: ['ZF'], jc: ['CF'], jnc: ['CF'], js: ['SF'], jns: ['SF'], jo: ['OF'], jno: ['OF'] },
  ...{ jl: ['SF', 'OF'], jge: ['SF', 'OF'], jle: ['ZF', 'SF', 'OF'], jg: ['ZF', 'SF', 'OF'] },
  ...{ ja: ['CF', 'ZF'], jbe: ['CF', 'ZF'] },
};

function randomProgram(seed: number, width: Width): RandomProgram {
  const { below, pick } = createChance(seed);
  const word = (): number =>
    pick([0, 1, 2 ** (width - 1), 2 ** (width - 1) - 1, 2 ** width - 1, below(2 ** width)]);
  const register = (): string => `%${nameOf(pick(REGISTERS), width)}`;
  // A variable of the language has 31 bits at most, so at 32 bits there is no memory.
  const memory = (): string => (width === 32 ? register() : pick(['(%rdx)', '8(%rdx)']));
  const place = (): string => (below(2) === 0 ? register() : memory());
  const lock = (destination: string): string => (destination.includes('(') && below(3) === 0 ? 'lock ' : '');
  const suffix = { 8: 'b', 16: 'w', 32: 'l' }[width];
  const defined = new Set<Flag>(FLAGS);
  const lines = [`cmp ${register()}, ${register()}`];
  const note = (operation: string): void => {
    for (const flag of touched[operation]?.sets ?? []) defined.add(flag);
    for (const flag of touched[operation]?.spoils ?? []) defined.delete(flag);
  };
  const operations = [
    'mov',
    'add',
    'sub',
    'and',
    'or',
    'xor',
    'test',
    'cmp',
    'one',
    'xadd',
    'xchg',
    'cmpxchg',
    'jump',
  ];
  const bitwise = ['bt', 'bts', 'btr', 'btc', 'bsf'];
  while (lines.length < LENGTH) {
    const operation = pick(width === 8 ? operations : [...operations, ...bitwise, ...bitwise]);
    const destination = place();
    if (operation === 'jump') {
      const possible = Object.entries(JUMPS).filter(([, flags]) => flags.every((flag) => defined.has(flag)));
      if (possible.length === 0) continue;
      const label = `skip_${seed}_${lines.length}`;
      lines.push(`${pick(possible)[0]} ${label}`, `not ${register()}`, `${label}:`);
    } else if (operation === 'one') {
      const unary = pick(['inc', 'dec', 'neg', 'not']);
      lines.push(`${lock(destination)}${unary}${suffix} ${destination}`);
      note(unary);
    } else if (operation === 'bsf') {
      lines.push(`bsf ${place()}, ${register()}`);
      note('bsf');
    } else if (bitwise.includes(operation)) {
      const number = register();
      // Beyond the word a number in a register reaches the next variable.
      if (destination.includes('(')) {
        lines.push(`and $${width - 1}, ${number}`);
        note('and');
      }
      const prefix = operation === 'bt' ? '' : lock(destination);
      const immediate = below(2) === 0;
      lines.push(
        immediate
          ? `${prefix}${operation}${suffix} $${below(width)}, ${destination}`
          : `${prefix}${operation} ${number}, ${destination}`,
      );
      note(operation);
    } else if (operation === 'xchg' || operation === 'xadd' || operation === 'cmpxchg') {
      lines.push(
        `${operation === 'xchg' ? '' : lock(destination)}${operation} ${register()}, ${destination}`,
      );
      note(operation);
    } else {
      const prefix = ['mov', 'test', 'cmp'].includes(operation) ? '' : lock(destination);
      const source = pick([
        register(),
        `$${width === 32 ? word() | 0 : word()}`,
        ...(destination.startsWith('%') ? [memory()] : []),
      ]);
      lines.push(`${prefix}${operation}${suffix} ${source}, ${destination}`);
      note(operation);
    }
  }
  return {
    registers: REGISTERS.map(word),
    memory: [word(), word()],
    lines,
    defined: FLAGS.filter((flag) => defined.has(flag)),
  };
}

interface Outcome {
  readonly registers: readonly number[];
  readonly memory: readonly number[];
  readonly flags: Readonly<Record<Flag, number>>;
}

/** Assembles all programs into one and runs it; every program leaves a line. */
function runOnProcessor(
  programs: readonly RandomProgram[],
  width: Width,
  folder: string,
): readonly Outcome[] {
  const functions = programs.map(({ lines }, index) => {
    const load = REGISTERS.map((register, slot) => `mov ${8 * slot}(%r15), %${register}`);
    const save = REGISTERS.map((register, slot) => `mov %${register}, ${8 * slot}(%r15)`);
    return [
      ...[`.globl p${index}`, `p${index}:`, 'push %rbx', 'push %r15', 'mov %rdi, %r15', 'lea 48(%r15), %rdx'],
      ...[
        ...load,
        ...lines,
        'pushfq',
        'pop %r10',
        ...save,
        'mov %r10, 64(%r15)',
        'pop %r15',
        'pop %rbx',
        'ret',
      ],
    ].join('\n');
  });
  const inputs = programs.map(
    ({ registers, memory }) => `{${[...registers, ...memory, 0].map((n) => `${n}ull`).join()}}`,
  );
  const main = [
    '#include <stdio.h>',
    ...programs.map((_, index) => `void p${index}(unsigned long long *io);`),
    `static unsigned long long io[][9] = {${inputs.join(',\n')}};`,
    `static void (*all[])(unsigned long long *) = {${programs.map((_, index) => `p${index}`).join()}};`,
    'int main(void) {',
    `  for (int i = 0; i < ${programs.length}; i++) {`,
    '    all[i](io[i]);',
    '    for (int k = 0; k < 9; k++) printf("%llu ", io[i][k]);',
    '    puts("");',
    '  }',
    '}',
  ];
  writeFileSync(join(folder, 'programs.s'), `.text\n${functions.join('\n')}\n.section .note.GNU-stack\n`);
  writeFileSync(join(folder, 'main.c'), main.join('\n'));
  const built = spawnSync('cc', ['-o', 'run', 'main.c', 'programs.s'], { cwd: folder, encoding: 'utf8' });
  expect(built.stderr).toBe('');
  const { stdout } = spawnSync(join(folder, 'run'), { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => outcomeOf(line.trim().split(' ').map(BigInt), width));
}

function outcomeOf(numbers: readonly bigint[], width: Width): Outcome {
  const words = numbers.slice(0, 8).map((number) => Number(BigInt.asUintN(width, number)));
  const flags = Number(BigInt.asUintN(16, numbers[8] ?? 0n));
  const flag = (name: Flag): number => Math.floor(flags / 2 ** FLAG_BITS[name]) % 2;
  return {
    registers: words.slice(0, 6),
    memory: words.slice(6),
    flags: { CF: flag('CF'), ZF: flag('ZF'), SF: flag('SF'), OF: flag('OF') },
  };
}

function runHere({ registers, memory, lines }: RandomProgram, width: Width): Outcome {
  const size = width === 32 ? 16 : width;
  const asked = [...REGISTERS, ...FLAGS].map((name) => `v.${name} == 0`).join(' && ');
  const binds = REGISTERS.map(
    (register, index) => `${nameOf(register, width)} = 0x${(registers[index] ?? 0).toString(16)}`,
  );
  const text = `scenario "Random"
word ${width};
lane cpu0;
struct words { u${size} a; u${size} b; } at 0, 8;
words m = {${memory.map((value) => (width === 32 ? 0 : value)).join()}};
vcpu v on cpu0 {
  vmenter(g);
  guest g asm (${binds.join(', ')}, rdx = &m) {
    nop
${lines.join('\n')}
  }
}
cover ${asked} "Registers and flags are kept.";`;
  const program = programOf(text);
  const machine = createMachine(program);
  const state = new Uint32Array(machine.words);
  const enabled = new Int32Array(program.choices.length);
  machine.initial(state, 0);
  while (machine.enabled(state, 0, enabled) > 0)
    machine.apply(state, 0, rowIndex(defined(enabled[0])), state, 0);
  const value = (name: string): number => {
    const slot = program.slots.findIndex((it) => it.name === name);
    // A register that the program does not name has no slot: it keeps its value.
    if (slot < 0) return registers[REGISTERS.indexOf(name.slice(2))] ?? 0;
    const found = readSlot(program, state, slotIndex(slot));
    return found < 0 ? found + 2 ** width : found;
  };
  expect(value(program.slots[program.fault]?.name ?? '')).toBe(0);
  return {
    registers: REGISTERS.map((name) => value(`v.${name}`)),
    memory: width === 32 ? memory : [value('m.a'), value('m.b')],
    flags: { CF: value('v.CF'), ZF: value('v.ZF'), SF: value('v.SF'), OF: value('v.OF') },
  };
}

describe.skipIf(missing !== undefined)(
  `instructions do what the processor does${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'wakelane-processor-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each([8, 16, 32] as const)('at %i bits', { timeout: 120_000 }, (width) => {
      const programs = Array.from({ length: PROGRAMS }, (_, index) =>
        randomProgram(1000 * width + index, width),
      );
      const theirs = runOnProcessor(programs, width, folder);
      expect(theirs.length).toBe(programs.length);
      programs.forEach((program, index) => {
        const visible = (outcome: Outcome | undefined) => ({
          text: program.lines.join('\n'),
          registers: outcome?.registers,
          memory: outcome?.memory,
          flags: program.defined.map((flag) => [flag, outcome?.flags[flag]]),
        });
        expect(visible(runHere(program, width))).toEqual(visible(theirs[index]));
      });
    });
  },
);
