// A program's breadth-first search as one WebAssembly module: its steps, its state table, its loop.
//
// States lie one after another behind all that is fixed, found again through a table of their numbers (open addressing,
// linear probing) at the end of memory. What a batch found is left in fixed regions, from which `wasmSearch` takes it.

import { defined } from '../../base/defined.ts';
import { type RowIndex, rowIndex } from '../../model/indices.ts';
import type { Program } from '../../model/program.ts';
import { Access, copyState, emitRead, emitWrite, type Helpers } from './access.ts';
import { Body } from './body.ts';
import { emitCondition } from './expressions.ts';
import type { FactPlan } from './facts.ts';
import { ERROR, REST } from './facts.ts';
import { declareGlobals, type Globals, layOutRegions, type Regions } from './globals.ts';
import { defineHashes } from './hashes.ts';
import { LookUp } from './lookUp.ts';
import { ModuleBuilder } from './moduleBuilder.ts';
import { conjunction, emitCanMove, emitOffered, successorsMax } from './offeredRows.ts';
import { defineRehash } from './rehash.ts';
import { defineRun } from './runCode.ts';
import { emitStep } from './steps.ts';
import { Tables } from './tables.ts';
import { defineTree, PAIR_WORDS, type Tree, type TreeCode, treeOf } from './tree.ts';

export interface SearchModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly tables: Uint8Array;
  readonly tablesAt: number;
  /** Addresses of the regions that a batch fills. */
  readonly regions: Regions;
  /** The first address behind all that is fixed, a multiple of 64. */
  readonly free: number;
  /** Most successors that a state can have. */
  readonly successors: number;
  /** How states are folded, where they are kept so. */
  readonly tree: Tree | undefined;
}

/** `edges`: whether the module tells them; `folds`: whether states are kept as `tree.ts` folds them. */
interface ModuleForm {
  readonly edges: boolean;
  readonly folds: boolean;
}

/** Generates the module. */
export function searchModule(program: Program, plan: FactPlan, form: ModuleForm): SearchModule {
  return new Generator(program, plan, form).generate();
}

class Generator {
  private readonly program: Program;
  private readonly plan: FactPlan;
  private readonly module = new ModuleBuilder();
  private readonly regions: Regions;
  private readonly tables: Tables;
  private readonly tablesAt: number;
  private readonly helpers: Helpers;
  private readonly movers = new Map<number, number>();
  private readonly rowFunctions: readonly number[];
  private readonly hashes: number;
  private readonly lookUp: LookUp;
  private readonly globals: Globals;
  private readonly successors: number;
  private readonly tree: Tree | undefined;
  private readonly treeCode: TreeCode | undefined;
  /** 32-bit words of a state as it is kept. */
  private readonly kept: number;

  constructor(program: Program, plan: FactPlan, { edges, folds }: ModuleForm) {
    this.program = program;
    this.plan = plan;
    this.successors = successorsMax(program);
    this.tree = folds ? treeOf(program.words) : undefined;
    this.kept = this.tree === undefined ? program.words : PAIR_WORDS;
    const unfolded = this.tree?.unfolded ?? program.words;
    const { kept: words, successors } = this;
    this.regions = layOutRegions({ factWords: plan.words, words, unfolded, successors });
    this.tablesAt = this.regions.end;
    this.tables = new Tables(program, this.tablesAt);
    const { module } = this;
    this.globals = declareGlobals(module);
    const read = module.declare({ parameters: 2, result: true });
    const write = module.declare({ parameters: 3, result: false });
    this.helpers = { read, write, canMove: (actor, patient) => this.canMove(actor, patient) };
    this.rowFunctions = program.choices.map(() => module.declare({ parameters: 1, result: false }));
    const { globals, regions, tree } = this;
    this.hashes = defineHashes(module, globals, regions, words);
    this.treeCode = tree && defineTree(module, globals, regions, tree);
    this.lookUp = new LookUp({ module, globals, regions, hashes: this.hashes, words, edges });
  }

  generate(): SearchModule {
    const { module, program } = this;
    const read = new Body(2);
    emitRead(read, this.tables.slots);
    module.define(this.helpers.read, read);
    const write = new Body(3);
    emitWrite(write, this.tables.slots);
    module.define(this.helpers.write, write);
    program.choices.forEach((_, row) => {
      this.defineRow(rowIndex(row));
    });
    const expand = this.defineExpand();
    const facts = this.defineFacts();
    const { globals, regions, successors, kept: words, treeCode: tree } = this;
    const [factWords, lookUp] = [this.plan.words, this.lookUp.define()];
    defineRun({ module, globals, regions, successors, words, factWords, expand, facts, lookUp, tree });
    defineRehash('rehash', module, globals, regions, this.hashes, words);
    const tables = this.tables.done();
    const free = (this.tablesAt + tables.length + 63) & ~63;
    return {
      bytes: module.done((free >>> 16) + 1),
      tables,
      tablesAt: this.tablesAt,
      regions: this.regions,
      free,
      successors: this.successors,
      tree: this.tree,
    };
  }

  private access(body: Body, state: number): Access {
    return new Access(this.program, body, state, this.helpers);
  }

  /** (state): if the row is enabled, makes its successor at the top of the stage. */
  private defineRow(row: RowIndex): void {
    const choice = this.program.choices[row];
    if (choice === undefined) return;
    const body = new Body(1);
    const guard = choice.guard;
    if (guard.length > 0) {
      emitCondition(this.access(body, 0), this.tables, conjunction(guard));
      body.op('i32.eqz');
      body.if('nothing', () => body.op('return'));
    }
    const next = this.access(body, body.local());
    const { treeCode } = this;
    if (treeCode === undefined) body.globalGet(this.globals.top);
    else body.i32(this.regions.next);
    body.set(next.state);
    copyState(next, 0);
    emitStep(next, this.tables, choice, 0);
    if (treeCode !== undefined) body.call(treeCode.fold);
    this.lookUp.emitStage(body, row);
    this.module.define(defined(this.rowFunctions[row]), body);
  }

  /** (state): stages all its successors. */
  private defineExpand(): number {
    const { module, program } = this;
    const index = module.declare({ parameters: 1, result: false });
    const body = new Body(1);
    const access = this.access(body, 0);
    access.read(program.fault);
    body.if('nothing', () => body.op('return'));
    for (const actor of program.actors) {
      emitOffered(access, this.tables, actor, (row) => {
        body.get(0);
        body.call(defined(this.rowFunctions[row]));
      });
    }
    module.define(index, body);
    return index;
  }

  /** (state) → 1 where some row of the actor is enabled; `patient`: but for what its lane keeps back. */
  private canMove(actorIndex: number, patient: boolean): number {
    const key = 2 * actorIndex + Number(patient);
    const known = this.movers.get(key);
    if (known !== undefined) return known;
    const { module, program, tables } = this;
    const index = module.declare({ parameters: 1, result: true });
    this.movers.set(key, index);
    const body = new Body(1);
    emitCanMove(this.access(body, 0), tables, program.actors[actorIndex], patient);
    module.define(index, body);
    return index;
  }

  /** (state, address): writes the state's facts. */
  private defineFacts(): number {
    const { module, plan } = this;
    const index = module.declare({ parameters: 2, result: false });
    module.exportFunction('facts', index);
    const body = new Body(2);
    const access = this.access(body, 0);
    for (let word = 0; word < plan.words; word++) {
      body.get(1);
      body.i32(0);
      for (let bit = 0; bit < 32; bit++) {
        const number = 32 * word + bit;
        const condition = plan.conditions[number - REST];
        if (number === ERROR) {
          access.read(this.program.fault);
          body.i32(0);
          body.op('i32.ne');
        } else if (condition === undefined) continue;
        else emitCondition(access, this.tables, condition);
        body.i32(bit);
        body.op('i32.shl');
        body.op('i32.or');
      }
      body.store(4 * word);
    }
    module.define(index, body);
    return index;
  }
}
