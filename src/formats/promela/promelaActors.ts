// Actors as processes: each stands at one place for ever and offers one alternative for each row of the step table.

import { Multimap } from '../../base/multimap.ts';
import { lineOf, quote } from '../../engine/sourceText.ts';
import type { Condition } from '../../model/conditions.ts';
import type { ActorIndex, SlotIndex } from '../../model/indices.ts';
import { actorAt } from '../../model/lookup.ts';
import { withoutMemoryWaits } from '../../model/memoryWaits.ts';
import type { ChoiceRow } from '../../model/program.ts';
import type { PromelaPrinter } from './promelaExpressions.ts';
import { printStep } from './step.ts';
import { comment, statements } from './stepText.ts';

/** Where each row is offered: the conditions on positions under which its actor stands there. */
export function rowConditions(printer: PromelaPrinter): Multimap<number, string> {
  const positions = new Multimap<number, string>();
  const add = (rows: readonly number[], conditions: readonly string[]): void => {
    for (const row of rows) positions.add(row, printer.conjunction(conditions));
  };
  const stands = (slot: SlotIndex, pc: number): string => printer.value({ op: 'one of', slot, values: [pc] });
  for (const { threads, choices } of printer.names.program.actors) {
    const [host] = threads;
    if (host === undefined) {
      add(choices, []);
      continue;
    }
    for (const [pc, { kind, choices: rows }] of host.locations.entries()) {
      const here = stands(host.pc, pc);
      const guest = kind.kind === 'in guest' ? threads[kind.thread] : undefined;
      if (kind.kind !== 'in guest' || guest === undefined) add(rows, [here]);
      else
        for (const [guestPc, inside] of kind.choices.entries())
          add(inside, [here, stands(guest.pc, guestPc)]);
    }
  }
  return positions;
}

/** One actor as a process, and the macros that its conditions need. */
export class ActorText {
  readonly rows: readonly { readonly row: ChoiceRow; readonly index: number }[];
  private readonly printer: PromelaPrinter;
  private readonly actor: ActorIndex;
  private readonly positions: Multimap<number, string>;
  private readonly gateName: string;
  private readonly gate: string;

  constructor(printer: PromelaPrinter, actor: ActorIndex, positions: Multimap<number, string>) {
    const { names } = printer;
    const { name, gate } = actorAt(names.program, actor);
    this.printer = printer;
    this.actor = actor;
    this.positions = positions;
    this.rows = names.program.choices.flatMap((row, index) =>
      row.actor === actor && positions.of(index).length > 0 ? [{ row, index }] : [],
    );
    this.gate = this.all(gate);
    this.gateName = this.gate === '1' ? '1' : names.fresh(`${name}_may_move`);
  }

  /** `mayPause`: the environment may stay where it is for ever; `traced`: a replayed step prints its row. */
  process(
    scratches: Set<string>,
    { mayPause, traced }: { readonly mayPause: boolean; readonly traced: boolean },
  ): readonly string[] {
    const { names } = this.printer;
    const pauses = mayPause && names.program.actors[this.actor]?.kind === 'env';
    return [
      `active proctype ${names.actors[this.actor]}() {`,
      'end:',
      '  do',
      ...this.rows.flatMap(({ row, index }) => this.alternative(row, index, { scratches, traced })),
      ...(pauses ? this.pause() : []),
      '  od',
      '}',
      '',
    ];
  }

  /** What says whether the actor is held back and, where somebody asks, whether it can move. */
  macros(): readonly string[] {
    const { printer, gate, gateName, rows } = this;
    const gates = gate === '1' || rows.length === 0 ? [] : [`#define ${gateName} (${gate})`];
    const { macros, wanted } = printer;
    return [
      ...gates,
      ...(wanted.enabled.has(this.actor)
        ? [`#define ${macros.enabled[this.actor]} (${this.some(withoutMemoryWaits)})`]
        : []),
      ...(wanted.movable.has(this.actor)
        ? [`#define ${macros.movable[this.actor]} (${this.some((guard) => guard)})`]
        : []),
    ];
  }

  /** Whether some row is enabled, as far as these of its conditions go. */
  private some(counting: (guard: readonly Condition[]) => readonly Condition[]): string {
    const { printer } = this;
    const ways = this.rows.map(
      ({ row, index }) => `(${printer.conjunction([this.position(index), this.all(counting(row.guard))])})`,
    );
    return printer.conjunction([this.noFault(), this.gateName, ways.length === 0 ? '0' : ways.join(' || ')]);
  }

  private alternative(
    row: ChoiceRow,
    index: number,
    { scratches, traced }: { readonly scratches: Set<string>; readonly traced: boolean },
  ): readonly string[] {
    const { printer } = this;
    const conditions = [this.position(index), this.noFault(), this.gateName, this.all(row.guard)];
    return [
      `  ${comment(this.source(row))}`,
      `  :: d_step { ${printer.conjunction(conditions)} ->`,
      ...(traced ? [`       printf("@${index}\\n");`] : []),
      ...statements(printStep(printer, row, `row${index}`, scratches)),
      '     }',
    ];
  }

  /** What the step is in the scenario's text; drains and deliveries have none. */
  private source({ at }: ChoiceRow): string {
    const { program } = this.printer.names;
    const actor = actorAt(program, this.actor);
    if (actor.kind === 'drain') return 'the oldest store reaches memory';
    if (actor.kind === 'pass') return 'the second store reaches memory before the first';
    if (actor.kind === 'news') return 'the lane lets go of an old value';
    if (actor.kind === 'delivery') return `${actorAt(program, actor.irq).name} arrives`;
    return `line ${lineOf(program, at)}: ${quote(program, at)}`;
  }

  private pause(): readonly string[] {
    const enabled = this.printer.value({ op: 'enabled', actor: this.actor });
    return [`  ${comment('Nothing forces the environment to move.')}`, `  :: ${enabled}`];
  }

  private position(index: number): string {
    const ways = this.positions.of(index);
    return ways.includes('1') ? '1' : ways.map((way) => (ways.length > 1 ? `(${way})` : way)).join(' || ');
  }

  private noFault(): string {
    const { names } = this.printer;
    const { fault } = names.program;
    return names.isConstant(fault) ? '1' : `${names.slot(fault)} == 0`;
  }

  private all(conditions: readonly Condition[]): string {
    return this.printer.conjunction(conditions.map(({ test }) => this.printer.condition(test)));
  }
}
