// One statement at the head of an agenda: its parts, or what it does.

import { unreachable } from '../base/unreachable.ts';
import type { Alternative, Assign, Expr, Init, Stmt, VarDecl } from '../lang/syntax/syntax.ts';
import { landmark, place, plan } from './agenda.ts';
import {
  type Agenda,
  type Cell,
  type Effect,
  effect,
  type For,
  type Instruction,
  type Item,
  lvalue,
  type OpenAlternative,
  value,
} from './cell.ts';
import type { Lvalue } from './context.ts';
import { programItems } from './expandAsm.ts';
import { type Jump, jumpGoto, jumpOut, jumpReturn } from './jumps.ts';
import {
  constantValue,
  lvalueOf,
  nameOfLocal,
  requireScalar,
  resolveType,
  typeOfDeclaration,
} from './statics.ts';
import { initialValue, isScalar, leavesOf, type Type } from './values.ts';
import type { World } from './world.ts';

export function expandStatement(world: World, cell: Cell, stmt: Stmt): Instruction {
  const { ctx, tail } = cell;
  const go = (...items: readonly Item[]) => jump(plan(world, ctx, items, tail));
  switch (stmt.kind) {
    case 'block':
      return go({ kind: 'rest of block', node: stmt, index: 0 });
    case 'empty':
      return jump(tail);
    case 'label': {
      const frame = landmark(world, ctx, { kind: 'end of label', node: stmt.label, body: stmt.body }, tail);
      const body = landmark(world, ctx, { kind: 'statement', node: stmt.body }, frame);
      return { effect: { kind: 'enter label', frame }, next: [body] };
    }
    case 'place':
      return go({ kind: 'statement', node: stmt.body }, { kind: 'end of place', node: stmt });
    case 'local':
      return go(...stmt.decls.flatMap((decl) => declare(world, cell, decl)));
    case 'assign':
      return go(...assign(world, cell, stmt));
    case 'call':
      return go(value(stmt.call), effect({ kind: 'drop' }));
    case 'if': {
      const yes = place(world, ctx, { kind: 'statement', node: stmt.yes }, tail);
      const no = stmt.no === undefined ? tail : place(world, ctx, { kind: 'statement', node: stmt.no }, tail);
      return go({ kind: 'condition', expr: stmt.cond, yes, no });
    }
    case 'while': {
      const yes = plan(
        world,
        ctx,
        [
          { kind: 'statement', node: stmt.body },
          { kind: 'again', node: stmt },
        ],
        tail,
      );
      return go({ kind: 'condition', expr: stmt.cond, yes, no: tail });
    }
    case 'do':
      return go({ kind: 'statement', node: stmt.body }, { kind: 'do test', node: stmt });
    case 'for':
      return go(...(stmt.init === undefined ? [] : [statement(stmt.init)]), { kind: 'for test', node: stmt });
    case 'break':
    case 'continue':
      return leave(jumpOut(cell, stmt.kind));
    case 'goto':
      return leave(jumpGoto(world, cell, stmt.target.text));
    case 'return':
      return expandReturn(world, cell, stmt);
    case 'atomic': {
      const end: Item = { kind: 'end of section', node: stmt };
      return go(effect({ kind: 'section', node: stmt }), statement(stmt.body), end);
    }
    case 'await': {
      const cond = place(world, ctx, value(stmt.cond), undefined);
      return go(effect({ kind: 'await', cond, node: stmt }));
    }
    case 'choose':
      return choose(world, cell, stmt.alternatives, stmt);
    case 'step':
      return go(effect({ kind: 'step', node: stmt }));
    case 'asm':
      return go(...programItems(world, ctx, stmt));
    case 'assert': {
      const no = place(world, ctx, effect({ kind: 'fail', node: stmt }), undefined);
      return go({ kind: 'condition', expr: stmt.cond, yes: tail, no });
    }
    default:
      return unreachable(stmt);
  }
}

export function expandForTest(world: World, cell: Cell, loop: For): Instruction {
  const body = plan(world, cell.ctx, [statement(loop.body), { kind: 'for update', node: loop }], cell.tail);
  if (loop.cond === undefined) return jump(body);
  return jump(
    place(world, cell.ctx, { kind: 'condition', expr: loop.cond, yes: body, no: cell.tail }, cell.tail),
  );
}

export function statement(node: Stmt): Item {
  return { kind: 'statement', node };
}

export function jump(to: Agenda): Instruction {
  return { effect: { kind: 'nothing' }, next: [to] };
}

function leave(there: Jump): Instruction {
  return { effect: { kind: 'leave sections', count: there.sections }, next: [there.to] };
}

function expandReturn(
  world: World,
  cell: Cell,
  { value: result, ...node }: Stmt & { readonly kind: 'return' },
): Instruction {
  const unit = cell.ctx.unit;
  const inFunction = unit?.kind === 'func';
  const back = jumpReturn(cell);
  const leaving: Effect = { kind: 'leave sections', count: back.sections };
  if (!inFunction) return leave(back);
  const want = unit.returns && resolveType(world, cell.ctx, unit.returns, []);
  const pushed: Item = result === undefined ? effect({ kind: 'push', value: 0 }) : value(result, want);
  const isFitted = want !== undefined && isScalar(want) && want.kind !== 'unbounded';
  const fitting = isFitted && result !== undefined ? [effect({ kind: 'fit', type: want, node })] : [];
  // The rest of the function stays on the agenda while the result is computed, for labels and places.
  const exit: Cell = place(world, cell.ctx, effect(leaving), cell.tail);
  exit.instruction = { effect: leaving, next: [back.to] };
  return jump(plan(world, cell.ctx, [pushed, ...fitting], exit));
}

function declare(world: World, cell: Cell, decl: VarDecl): readonly Item[] {
  const name = nameOfLocal(world, cell.ctx, decl);
  const type = typeOfDeclaration(world, cell.ctx, decl);
  if (decl.init !== undefined) return initialise(name, type, decl.init, decl);
  return leavesOf(name, type).map((leaf) =>
    effect({ kind: 'initialise', names: [leaf.name], value: initialValue(leaf.type) }),
  );
}

function initialise(name: string, type: Type, init: Init, decl: VarDecl): readonly Item[] {
  if (type.kind === 'array') {
    return Array.from({ length: type.size }, (_, index) => {
      const element = `${name}[${index}]`;
      const item = init.kind === 'list' ? init.items[index] : init;
      if (item !== undefined) return initialise(element, type.of, item, decl);
      return leavesOf(element, type.of).map((leaf) =>
        effect({ kind: 'initialise', names: [leaf.name], value: initialValue(leaf.type) }),
      );
    }).flat();
  }
  const scalar = requireScalar(type);
  const expr = init.kind === 'expr' ? init.expr : undefined;
  return [
    effect({ kind: 'push', value: name }),
    expr === undefined ? effect({ kind: 'push', value: initialValue(scalar) }) : value(expr, type),
    effect({ kind: 'write local', exact: name, type: scalar, node: decl }),
  ];
}

function assign(world: World, cell: Cell, stmt: Assign): readonly Item[] {
  const target = lvalueOf(world, cell.ctx, stmt.target);
  // A ghost that nothing reads does not exist, nor do the assignments to it.
  if (target === undefined || target.storage === 'const') return [];
  const type = requireScalar(target.type);
  const op =
    stmt.op === '='
      ? undefined
      : stmt.op === '+='
        ? '+'
        : stmt.op === '-='
          ? '-'
          : stmt.op === '|='
            ? '|'
            : '&';
  const computed: readonly Item[] =
    op === undefined
      ? [lvalue(stmt.target), value(stmt.value, type)]
      : [
          lvalue(stmt.target),
          effect({ kind: 'copy' }),
          effect(readFrom(target, stmt.target)),
          value(stmt.value, type),
          effect({ kind: 'binary', op, node: stmt }),
        ];
  if (target.storage === 'ghost') {
    const free = plan(world, cell.ctx, computed, undefined);
    return [effect({ kind: 'write ghost', computed: free, type, node: stmt })];
  }
  const write: Effect =
    target.storage === 'shared'
      ? { kind: 'write', type, node: stmt, names: target.names, late: 'write', release: false }
      : { kind: 'write local', exact: target.exact, type, node: stmt };
  return [...computed, effect(write)];
}

export function readFrom(from: Lvalue, node: Expr): Effect {
  switch (from.storage) {
    case 'shared':
      return { kind: 'read', node, names: from.names, dynamic: from.exact === undefined, acquire: false };
    case 'local':
      return { kind: 'read local', mayBe: from.mayBe };
    case 'ghost':
      return { kind: 'read ghost' };
    case 'const':
      return { kind: 'read const' };
    default:
      return unreachable(from.storage);
  }
}

function choose(world: World, cell: Cell, written: readonly Alternative[], node: Stmt): Instruction {
  const open = written.flatMap((alternative, ordinal): OpenAlternative[] => {
    const { when } = alternative;
    if (when !== undefined && constantValue(world, cell.ctx, when) === 0) return [];
    const end = landmark(world, cell.ctx, { kind: 'end of alternative', node: alternative }, cell.tail);
    const body = place(world, cell.ctx, statement(alternative.body), end);
    const cond = when === undefined ? undefined : place(world, cell.ctx, value(when), undefined);
    return [{ ordinal, when: cond, body, end }];
  });
  return {
    effect: { kind: 'choose', alternatives: open, written: written.length, node },
    next: open.map(({ body }) => body),
  };
}
