// What a model that lets no lane see anything old never meets.

import type { Instruction } from '../model/code.ts';
import type { RawInstruction } from './rawCode.ts';

/** The instruction, which is none that only a weaker model has. */
export function only(instruction: RawInstruction): Instruction {
  switch (instruction.op) {
    case 'push':
    case 'send':
    case 'drain':
    case 'pass':
    case 'news':
    case 'let go':
    case 'looked':
    case 'line':
    case 'late unlock':
    case 'unlocked':
      throw new Error(`${instruction.op} under a model that has none`);
    default:
      return instruction;
  }
}
