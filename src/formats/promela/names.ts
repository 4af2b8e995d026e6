// What slots, actors and properties are called in Promela: the scenario's names, made legal and kept apart.

import { assert } from '../../base/assert.ts';
import type { Place } from '../../model/code.ts';
import { type SlotIndex, slotIndex } from '../../model/indices.ts';
import type { Program, Slot, Variable } from '../../model/program.ts';
import { reachOf } from '../../model/slotsOf.ts';

/** Words of Promela, of C and of SPIN's own verifier that would not be understood as names. */
const RESERVED = new Set(
  `active always assert atomic bit bool break byte c_code c_decl c_expr c_state c_track chan D_proctype d_step d_proctype
  do else empty enabled end eval eventually false fi for full fairness get_priority goto hidden if implies in init inline
  int len local ltl mtype nempty never next nfull np_ od of pc_value pid print printf printm priority proctype
  provided return release run select set_priority short show skip step strong_release timeout trace true typedef
  unless unsigned until weak_until xr xs notrace stronguntil weakuntil equivalent
  auto case char const continue default double enum extern float long register restrict signed sizeof static struct
  switch union void volatile while now uchar uint ushort ulong State Trans Trail Addproc Max Min NULL EOF P0 Q0
  linux unix i386 read write open close creat lseek unlink fork pipe dup link sleep alarm kill wait exit abort malloc free
  calloc realloc memcpy memset memcmp strlen strcmp strcpy signal time clock times system getpid fflush fopen fclose`.split(
    /\s+/,
  ),
);

/** A variable with several scalars is an array, any other slot a variable of its own. */
export interface Declaration {
  readonly name: string;
  readonly slots: readonly SlotIndex[];
  readonly isArray: boolean;
}

/** Names for one exported program. */
export class PromelaNames {
  readonly program: Program;
  /** In order of their slots; what lives only inside a step is among them. */
  readonly declarations: readonly Declaration[];
  /** Of processes, by actor. */
  readonly actors: readonly string[];
  private readonly taken = new Set(RESERVED);
  private readonly texts: readonly string[];
  private readonly variables: ReadonlyMap<number, Variable>;

  constructor(program: Program) {
    this.program = program;
    this.actors = program.actors.map((actor) => this.fresh(actor.name));
    const variables = new Map<number, Variable>();
    for (const variable of program.variables)
      for (const slot of variable.slots) variables.set(slot, variable);
    this.variables = variables;
    this.declarations = this.declare();
    const texts: string[] = [];
    for (const { name, slots, isArray } of this.declarations)
      slots.forEach((slot, index) => {
        texts[slot] = isArray ? `${name}[${index}]` : name;
      });
    this.texts = texts;
  }

  /** A legal name that nothing else has; `fresh('ev[0].set')` is `ev0_set`. */
  fresh(wanted: string): string {
    const words = wanted
      .replace(/\[\]/g, '')
      .replace(/\[(\d+)\]/g, '$1')
      .replace(/\W+/g, '_')
      .replace(/^_+|_+$/g, '');
    const stem = /^[A-Za-z]/.test(words) ? words : `n${words}`;
    let name = stem;
    for (let n = 2; this.taken.has(name); n++) name = `${stem}_${n}`;
    this.taken.add(name);
    return name;
  }

  /** A slot as it is read and written: `x`, `ev_set[1]`. */
  slot(slot: SlotIndex): string {
    const text = this.texts[slot];
    assert(text !== undefined, 'every slot has a name');
    return text;
  }

  /** Whether a slot can have one value only, so that the model needs no variable for it. */
  isConstant(slot: SlotIndex): boolean {
    const { bits, word } = this.of(slot);
    return bits === 0 && word < this.program.words && !this.isElement(slot);
  }

  /** Whether a slot lives only inside a step. */
  isScratch(slot: SlotIndex): boolean {
    return this.of(slot).word >= this.program.words;
  }

  of(slot: SlotIndex): Slot {
    const found = this.program.slots[slot];
    assert(found !== undefined, 'the slot exists');
    return found;
  }

  /** For a place with indices: the array, the element at all indices 0, and each index's stride in elements. */
  elements({ base, terms }: Place): {
    readonly array: string;
    readonly first: number;
    readonly strides: readonly number[];
  } {
    const variable = this.variables.get(base);
    const declaration = this.declarations.find(({ slots }) => slots.includes(base));
    assert(variable !== undefined && declaration !== undefined, 'a place with an index lies in a variable');
    const first = variable.slots.indexOf(base);
    const strides = terms.map(({ count, stride }) =>
      count === 1 ? 0 : variable.slots.indexOf(slotIndex(base + stride)) - first,
    );
    return { array: declaration.name, first, strides };
  }

  /** Whether a place lies in one variable, so that its indices are the variable's own. */
  isInOneVariable(place: Place): boolean {
    if (place.terms.length === 0) return true;
    const slots = this.variables.get(place.base)?.slots;
    return slots !== undefined && reachOf(place).every((slot) => slots.includes(slot));
  }

  private isElement(slot: SlotIndex): boolean {
    return this.variables.get(slot)?.dims.some(() => true) === true;
  }

  /** Hidden variables become globals of SPIN's verifier, whose own names do not end so. */
  private scalarName(slot: Slot): string {
    return slot.word >= this.program.words ? `${this.fresh(slot.name)}_` : this.fresh(slot.name);
  }

  private declare(): readonly Declaration[] {
    return this.program.slots.flatMap((slot, index): readonly Declaration[] => {
      const variable = this.variables.get(index);
      if (variable === undefined || variable.dims.length === 0)
        return [{ name: this.scalarName(slot), slots: [slotIndex(index)], isArray: false }];
      if (variable.slots[0] !== index) return [];
      return [{ name: this.fresh(variable.name), slots: variable.slots, isArray: true }];
    });
  }
}
