// A program's code, lowered: what concerns memory becomes instructions that every back end knows.

import { assert } from '../base/assert.ts';
import type { Check, Instruction } from '../model/code.ts';
import { type ActorIndex, actorIndex, type LaneIndex, type SlotIndex, slotIndex } from '../model/indices.ts';
import type { ChoiceRow, Slot } from '../model/program.ts';
import { sequence } from './codeParts.ts';
import type { Lower, ProgramMemory, StepOf, Watched } from './memory.ts';
import type { RawInstruction, RawRow } from './rawCode.ts';

export interface RawProgram {
  readonly slots: readonly Slot[];
  /** 32-bit words of a state. */
  readonly words: number;
  readonly rows: readonly RawRow[];
  readonly prologue: readonly (readonly RawInstruction[])[];
  readonly lateChecks: ReadonlyMap<SlotIndex, Check>;
  readonly watched: readonly (readonly Watched[])[];
  /** Slots of shared memory. */
  readonly memorySize: number;
  /** Whose steps the rows are, by actor. */
  readonly steps: readonly StepOf[];
}

export interface LoweredProgram {
  /** Those of the state, and behind them those that lowering added, which live only inside a step. */
  readonly slots: readonly Slot[];
  readonly rows: readonly ChoiceRow[];
  readonly prologue: readonly (readonly Instruction[])[];
}

export function lowerProgram(memory: ProgramMemory, raw: RawProgram): LoweredProgram {
  const slots = [...raw.slots];
  let word = slots.reduce((next, slot) => Math.max(next, slot.word + 1), raw.words);
  const scratch = (name: string): SlotIndex => {
    const place = { min: 0, max: 2 ** 31 - 1, word: word++, shift: 0, bits: 32 };
    return slotIndex(slots.push({ name, type: { kind: 'int' }, role: { kind: 'scratch' }, ...place }) - 1);
  };
  const code = raw.rows.flatMap((row) => row.code);
  const { lateChecks, watched, steps, memorySize } = raw;
  const laneOf = (actor: ActorIndex): LaneIndex | undefined => steps[actor]?.lane;
  const lower = memory.lowering({ code, lateChecks, watched, laneOf, memorySize, scratch });
  const mates = (locals: readonly SlotIndex[]): readonly SlotIndex[] =>
    locals.flatMap((local) => [local, ...memory.mates(local)]);
  return {
    rows: raw.rows.map((row) => {
      const step = steps[row.actor];
      assert(step !== undefined, 'a row is a step of an actor');
      return { ...row, code: lowered(row.code, lower, step), resetOnFault: mates(row.resetOnFault) };
    }),
    // Before the first step no lane keeps anything.
    prologue: raw.prologue.map((stretch) => lowered(stretch, lower, NOBODY)),
    slots,
  };
}

const NOBODY: StepOf = { actor: actorIndex(-1), lane: undefined, kind: 'env', pcs: [] };

/** Lowers code and leads its jumps to where their targets have moved. */
function lowered(code: readonly RawInstruction[], lower: Lower, step: StepOf): readonly Instruction[] {
  const pieces = code.map((instruction) => lower.instruction(instruction, step));
  const starts: number[] = [];
  const end = pieces.reduce((at, piece) => {
    starts.push(at);
    return at + piece.length;
  }, 0);
  const body = pieces.flatMap((piece, index) => {
    const whole = code[index];
    if (whole !== undefined && isJump(whole)) return [{ ...whole, target: starts[whole.target] ?? end }];
    const begin = starts[index] ?? end;
    return piece.map((inner) => (isJump(inner) ? { ...inner, target: begin + inner.target } : inner));
  });
  return sequence(body, lower.atEnd(step));
}

function isJump<T extends RawInstruction>(
  instruction: T,
): instruction is T & { readonly op: 'jump' | 'branch' } {
  return instruction.op === 'jump' || instruction.op === 'branch';
}
