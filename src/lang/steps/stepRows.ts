// The rows of the step table that are cut for one actor, and where each of them is offered.

import { defined } from '../../base/defined.ts';
import type { RawRow } from '../../memory/rawCode.ts';
import type { Expr, TextRange } from '../../model/code.ts';
import type { Condition } from '../../model/conditions.ts';
import { type ActorIndex, type Pc, type RowIndex, rowIndex, type ThreadIndex } from '../../model/indices.ts';
import { CHOICES_MAX, INSTRUCTIONS_MAX } from '../../model/limits.ts';
import type { Build } from '../names/build.ts';
import type { StepCode } from './stepCode.ts';

/** A row as it is cut. `isForGuest`: it is offered only while the host stands at some place inside the guest. */
export interface NewRow {
  readonly thread: ThreadIndex;
  readonly location: Pc;
  readonly ordinal: number;
  readonly guard: readonly Condition[];
  readonly code: StepCode;
  readonly at: TextRange;
  readonly isForGuest: boolean;
}

export class StepRows {
  readonly rows: RawRow[] = [];
  /** By thread and place: rows that are offered wherever the rest of the actor stands. */
  readonly offered: RowIndex[][][];
  private readonly build: Build;
  private readonly actor: ActorIndex;
  private readonly firstRow: number;
  private readonly headline: TextRange;

  /** `firstRow`: how many rows the actors before it have. */
  constructor(build: Build, actor: ActorIndex, firstRow: number, threads: number, headline: TextRange) {
    this.build = build;
    this.actor = actor;
    this.firstRow = firstRow;
    this.headline = headline;
    this.offered = Array.from({ length: threads }, () => []);
  }

  add({ thread, location, ordinal, guard, code, at, isForGuest }: NewRow): void {
    const row = rowIndex(this.firstRow + this.rows.length);
    const instructions = code.finish();
    this.count(instructions.length);
    this.rows.push({
      actor: this.actor,
      ordinal,
      thread,
      location,
      guard: guard.filter((condition) => !isTrue(condition.test)),
      code: instructions,
      resetOnFault: code.resetOnFault(),
      at,
    });
    if (isForGuest) return;
    const here = defined(this.offered[thread]);
    const others = here[location];
    if (others === undefined) here[location] = [row];
    else others.push(row);
  }

  /** The rows from the n-th of this actor on. */
  from(first: number): RowIndex[] {
    return this.rows.slice(first).map((_, index) => rowIndex(this.firstRow + first + index));
  }

  private count(instructions: number): void {
    const { size } = this.build;
    size.rows += 1;
    size.instructions += instructions;
    if (this.build.oversized) return;
    if (size.rows > CHOICES_MAX) this.build.tooLarge(this.headline, `${CHOICES_MAX} possible steps`);
    else if (size.instructions > INSTRUCTIONS_MAX)
      this.build.tooLarge(this.headline, `${INSTRUCTIONS_MAX} instructions`);
  }
}

function isTrue(test: Expr): boolean {
  return (
    (test.op === 'const' && test.value !== 0) ||
    (test.op === 'not' && test.arg.op === 'or' && test.arg.args.length === 0)
  );
}
