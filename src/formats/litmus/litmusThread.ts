// A task as a thread of a litmus test: its statements, one after the other.

import { mapDefined } from '../../base/mapDefined.ts';
import type { ActorItem } from '../../lang/syntax/fileSyntax.ts';
import type { CallExpr, Expr, Stmt } from '../../lang/syntax/syntax.ts';
import { atomics, fences, type LitmusOperation, type LitmusValue, type Refused } from './litmus.ts';
import { type LitmusNames, numberOf, truthOf } from './litmusNames.ts';

/** What a task does under the settings that are chosen, or why no thread does it. */
export function threadOf(
  { name, body }: ActorItem,
  names: LitmusNames,
): readonly LitmusOperation[] | Refused {
  const operations: LitmusOperation[] = [];
  const why = new Reader(names, operations).read(body);
  if (why === undefined) return operations;
  return {
    refused: `This is no litmus test: “${name.name.text}” ${why}. A thread reads, writes, locks and has barriers.`,
  };
}

/** Why a statement has no counterpart; undefined where it has one. */
type Why = string | undefined;

class Reader {
  private readonly names: LitmusNames;
  private readonly operations: LitmusOperation[];
  private readonly registers = new Set<string>();

  constructor(names: LitmusNames, operations: LitmusOperation[]) {
    this.names = names;
    this.operations = operations;
  }

  read(statement: Stmt): Why {
    switch (statement.kind) {
      case 'block':
        return this.readAll(statement.body);
      case 'label':
      case 'place':
        return this.read(statement.body);
      case 'empty':
      case 'step':
        return undefined;
      case 'local':
        return this.readLocals(statement);
      case 'assign':
        return statement.op === '=' ? this.readAssign(statement.target, statement.value) : 'counts';
      case 'call':
        return this.readCall(statement.call);
      case 'if': {
        const chosen = truthOf(statement.cond, this.names.constants);
        if (chosen === undefined) return 'asks what it has read';
        const taken = chosen ? statement.yes : statement.no;
        return taken === undefined ? undefined : this.read(taken);
      }
      case 'while':
      case 'do':
      case 'for':
        return 'has a loop';
      default:
        return `has a statement that C has not (${statement.kind})`;
    }
  }

  private readAll(statements: readonly Stmt[]): Why {
    for (const statement of statements) {
      const why = this.read(statement);
      if (why !== undefined) return why;
    }
    return undefined;
  }

  private readLocals({ decls }: Extract<Stmt, { readonly kind: 'local' }>): Why {
    for (const { name, type, pointer, dims, init } of decls) {
      if (pointer || dims.length > 0 || (type.kind !== 'bool' && type.kind !== 'int'))
        return `keeps more than a number in “${name.text}”`;
      this.registers.add(name.text);
      if (init?.kind === 'list') return `keeps more than a number in “${name.text}”`;
      const why = init === undefined ? undefined : this.load(name.text, init.expr);
      if (why !== undefined) return why;
    }
    return undefined;
  }

  private readAssign(target: Expr, value: Expr): Why {
    if (target.kind !== 'name') return 'writes something else than a variable';
    if (this.registers.has(target.text)) return this.load(target.text, value);
    return this.store(target, value, false);
  }

  private load(to: string, from: Expr): Why {
    if (from.kind === 'labelled') return this.load(to, from.body);
    if (from.kind !== 'call') {
      const place = this.placeOf(from);
      if (place === undefined) return 'computes';
      this.operations.push({ kind: 'read', to, place, acquire: false });
      return undefined;
    }
    const { callee, args } = from;
    const [first, ...more] = args;
    const place = first && this.placeOf(first);
    const values = mapDefined(more, (each) => this.valueOf(each));
    if (place === undefined || values.length < more.length)
      return `calls ${callee.text} for more than a variable`;
    if (callee.text === 'READ_ONCE' || callee.text === 'smp_load_acquire') {
      this.operations.push({ kind: 'read', to, place, acquire: callee.text !== 'READ_ONCE' });
      return undefined;
    }
    if (atomics.get(callee.text) !== values.length) return `calls ${callee.text}`;
    this.operations.push({ kind: 'atomic', to, call: callee.text, place, values });
    return undefined;
  }

  private readCall({ callee, args }: CallExpr): Why {
    const fence = fences.find((each) => each === callee.text);
    if (fence !== undefined) {
      this.operations.push({ kind: 'fence', fence });
      return undefined;
    }
    const [first, second] = args;
    if (first === undefined) return `calls ${callee.text}`;
    if (callee.text === 'spin_lock' || callee.text === 'spin_unlock') {
      const lock = nameOf(first);
      if (lock === undefined || !this.names.locks.has(lock)) return 'locks more than one lock by its name';
      this.operations.push({ kind: callee.text === 'spin_lock' ? 'lock' : 'unlock', lock });
      return undefined;
    }
    if (second === undefined || (callee.text !== 'WRITE_ONCE' && callee.text !== 'smp_store_release'))
      return `calls ${callee.text}`;
    return this.store(first, second, callee.text === 'smp_store_release');
  }

  private store(target: Expr, from: Expr, release: boolean): Why {
    const [place, value] = [this.placeOf(target), this.valueOf(from)];
    if (place === undefined) return 'writes something else than a variable';
    if (value === undefined) return 'computes';
    this.operations.push({ kind: 'write', place, value, release });
    return undefined;
  }

  private placeOf(expr: Expr): string | undefined {
    const name = nameOf(expr);
    return name !== undefined && this.names.places.has(name) ? name : undefined;
  }

  private valueOf(expr: Expr): LitmusValue | undefined {
    if (expr.kind === 'labelled') return this.valueOf(expr.body);
    if (expr.kind === 'name' && this.registers.has(expr.text)) return expr.text;
    return numberOf(expr, this.names.constants);
  }
}

/** `x`, or `&x`. */
function nameOf(expr: Expr): string | undefined {
  if (expr.kind === 'address' || expr.kind === 'labelled')
    return nameOf(expr.kind === 'address' ? expr.base : expr.body);
  return expr.kind === 'name' ? expr.text : undefined;
}
