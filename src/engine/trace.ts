// What the instructions of one step did, in order: recorded by a machine that was built with a trace.

import type { TextRange, ValueType } from '../model/code.ts';
import type { ActorIndex, SlotIndex } from '../model/indices.ts';
import type { Happening } from '../model/run.ts';
import type { Evaluator } from './expressions.ts';

export type LabelPiece = string | { readonly value: Evaluator; readonly type: ValueType };

export class Trace {
  private found: Happening[] = [];
  private readonly read: (slot: SlotIndex) => number;
  private readonly format: (type: ValueType, value: number) => string;

  /** `read` looks into the working buffer; `format` prints a value in a label. */
  constructor(read: (slot: SlotIndex) => number, format: (type: ValueType, value: number) => string) {
    this.read = read;
    this.format = format;
  }

  /** Takes what was recorded since the last call. */
  take(): readonly Happening[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }

  ran(at: TextRange): void {
    this.found.push({ kind: 'ran', at });
  }

  /** Runs a write and records what it changed; a write that its check refuses is recorded as such. */
  written(
    at: TextRange,
    slot: SlotIndex,
    value: number,
    write: (slot: SlotIndex, value: number) => void,
    next: number,
  ): number {
    const before = this.read(slot);
    this.found.push({ kind: 'refused', slot, before, value, at });
    write(slot, value);
    this.found.pop();
    this.found.push({ kind: 'write', slot, before, after: this.read(slot), at });
    return next;
  }

  told(happening: Happening): void {
    this.found.push(happening);
  }

  raised(at: TextRange, handler: ActorIndex, merged: boolean): void {
    this.found.push({ kind: 'raise', handler, merged, at });
  }

  labelled(at: TextRange, parts: readonly LabelPiece[], next: number): number {
    const text = parts
      .map((part) => (typeof part === 'string' ? part : this.format(part.type, part.value())))
      .join('');
    this.found.push({ kind: 'label', text, at });
    return next;
  }
}

/** The labels that a step passed, in order. */
export function labelsOf(happenings: readonly Happening[]): readonly string[] {
  return happenings.flatMap((happening) => (happening.kind === 'label' ? [happening.text] : []));
}
