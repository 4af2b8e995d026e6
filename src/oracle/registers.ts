// Registers and flags of a vcpu with guests in assembly: locals that nobody declares.

import type { ActorItem, FileSyntax } from '../lang/syntax/fileSyntax.ts';
import type { Node, TypeSyntax, VarDecl } from '../lang/syntax/syntax.ts';

const flags = ['ZF', 'CF', 'SF', 'OF'];
const registers = [
  ...['rax', 'rbx', 'rcx', 'rdx', 'rsi', 'rdi', 'rbp', 'rsp'],
  ...['r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15'],
];

/** The whole register of which the name means a part: `ecx` is a part of `rcx`. */
export function wholeRegister(name: string): string {
  if (/^r\d/.test(name)) return name.replace(/[bwd]$/, '');
  const letters = name.replace(/^[re](?=..$)/, '');
  const body = letters.length === 3 ? letters.slice(0, 2) : letters.replace(/^([abcd])l$/, '$1x');
  return `r${body}`;
}

export function wordOf(file: FileSyntax): number {
  return file.items.findLast((item) => item.kind === 'word')?.bits ?? 8;
}

/** Declarations as they would be written, by name; empty where no guest is in assembly. */
export function registersOf(item: ActorItem, word: number): ReadonlyMap<string, VarDecl> {
  const guest = item.guests.find(({ body }) => body.body[0]?.kind === 'asm');
  if (guest === undefined) return new Map();
  const at: Node = { from: guest.from, to: guest.to, source: guest.source };
  const declare = (name: string, type: TypeSyntax): [string, VarDecl] => [
    name,
    { ...at, type, pointer: false, name: { ...at, text: name }, dims: [], init: undefined },
  ];
  const wide: TypeSyntax = { ...at, kind: 'wrapping', signed: word === 32, bits: word };
  return new Map([
    ...registers.map((name) => declare(name, wide)),
    ...flags.map((name) => declare(name, { ...at, kind: 'bool' })),
  ]);
}
