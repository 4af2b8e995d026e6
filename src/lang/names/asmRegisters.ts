// Registers and flags: their names, and the locals of a vcpu in which they live.

import { matched } from '../../base/matched.ts';
import type { ActorIndex, SlotIndex } from '../../model/indices.ts';
import type { AsmItem, AsmProgram } from '../syntax/syntax.ts';
import type { Build } from './build.ts';
import type { Scope } from './symbols.ts';
import { BOOL, type ScalarType, wrappingType } from './valueTypes.ts';

export const FLAGS = ['ZF', 'CF', 'SF', 'OF'] as const;
export type Flag = (typeof FLAGS)[number];

export type OperandSize = 8 | 16 | 32 | 64;

/** `eax` is 32 bits of rax. */
export interface RegisterPart {
  /** The whole register: rax … r15. */
  readonly register: string;
  readonly size: OperandSize;
}

/** What a register's name stands for; undefined where x86 has no such register. */
export function registerNamed(name: string): RegisterPart | undefined {
  return numbered(name) ?? lettered(name);
}

function numbered(name: string): RegisterPart | undefined {
  const [, register, letter] = matched(/^(r(?:8|9|1[0-5]))([dwb]?)$/, name);
  if (register === undefined) return undefined;
  const sizes = { d: 32, w: 16, b: 8 } as const;
  return { register, size: letter === 'd' || letter === 'w' || letter === 'b' ? sizes[letter] : 64 };
}

function lettered(name: string): RegisterPart | undefined {
  const [, wide, long] = matched(/^([re]?)([abcd]x|[sd]i|[sb]p)$/, name);
  if (long !== undefined) return { register: `r${long}`, size: wide === 'r' ? 64 : wide === 'e' ? 32 : 16 };
  const [, short, index] = matched(/^([abcd]|[sd]i|[sb]p)l$/, name);
  if (short === undefined || index !== undefined) return undefined;
  return { register: short.length === 1 ? `r${short}x` : `r${short}`, size: 8 };
}

/** What a register holds: no sign below 32 bits, where a slot has no bit to spare. What the host writes wraps, too. */
function registerType(word: number): ScalarType {
  return wrappingType(word, word === 32);
}

/** Slots of the registers and flags of one vcpu, by name. */
export type RegisterFile = ReadonlyMap<string, SlotIndex>;

/** Makes the registers that the programs name into locals of the actor, with names for its host program. */
export function declareRegisters(
  build: Build,
  actor: ActorIndex,
  programs: readonly AsmProgram[],
  scope: Scope,
): RegisterFile {
  const file = new Map<string, SlotIndex>();
  if (programs.length === 0) return file;
  const add = (name: string, type: ScalarType, part: 'register' | 'flag'): void => {
    const slot = build.slot(
      `${build.draft(actor).name}.${name}`,
      type,
      { kind: 'local', actor, temporary: false, part },
      0,
    );
    file.set(name, slot);
    scope.bind(name, {
      kind: 'ref',
      ref: {
        shape: { kind: 'scalar', type },
        place: { base: slot, terms: [] },
        storage: 'local',
        name,
        guard: undefined,
      },
    });
  };
  for (const name of registersIn(programs)) add(name, registerType(build.word), 'register');
  for (const flag of FLAGS) add(flag, BOOL, 'flag');
  return file;
}

/** In the order of the text; those that only hold an address are no values. */
function registersIn(programs: readonly AsmProgram[]): ReadonlySet<string> {
  const found = new Set<string>();
  const note = (name: string): void => {
    const register = registerNamed(name)?.register;
    if (register !== undefined) found.add(register);
  };
  const visit = (item: AsmItem): void => {
    for (const inner of itemsIn(item)) visit(inner);
    if (item.kind !== 'instruction') return;
    if (item.mnemonic.text.startsWith('cmpxchg')) note('rax');
    for (const operand of item.operands) if (operand.kind === 'register') note(operand.name);
  };
  for (const program of programs) {
    for (const bind of program.binds) if (bind.value.kind !== 'address') note(bind.register.text);
    program.items.forEach(visit);
  }
  for (const program of programs)
    for (const bind of program.binds) {
      const pointer = bind.value.kind === 'address' ? registerNamed(bind.register.text) : undefined;
      if (pointer !== undefined) found.delete(pointer.register);
    }
  return found;
}

/** The items that lie in an item. */
function itemsIn(item: AsmItem): readonly AsmItem[] {
  switch (item.kind) {
    case 'labelled':
      return item.body === undefined ? [] : [item.body];
    case 'asm if':
      return [...item.yes, ...item.no];
    case 'macro':
      return item.items;
    case 'place':
    case 'ghost':
    case 'reject':
    case 'instruction':
      return [];
  }
}
