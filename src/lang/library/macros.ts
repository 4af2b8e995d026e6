// Functions with a parameter that is an expression, as `wait_event(wq, condition)` has one: macros, as in the kernel. A call
// is a statement of its own, and stands for the body with the arguments put in as they are written.

import type { Diagnostic } from '../../model/diagnostic.ts';
import { INLINE_DEPTH_MAX } from '../../model/limits.ts';
import { wrongCount } from '../names/argumentCount.ts';
import type { Formal, FuncItem, Item } from '../syntax/fileSyntax.ts';
import type { Block, CallExpr, Expr, Node, Range, Stmt } from '../syntax/syntax.ts';
import { childrenOf, isCall, isCallStmt, isNameExpr, isNode, returnsIn, usedIn } from './uses.ts';

/** Whether a parameter is an expression rather than its value. */
function isExpression({ type, passing }: Formal): boolean {
  return passing === 'value' && type.kind === 'named' && type.name.text === 'expr';
}

interface Written {
  readonly items: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Items without macros, and with the calls of macros written out. */
export function putMacrosIn(given: readonly Item[]): Written {
  const { items, diagnostics } = dropUnused(given);
  const macros = new Map<string, FuncItem>();
  for (const item of items)
    if (item.kind === 'func' && item.formals.some(isExpression)) macros.set(item.name.text, item);
  if (macros.size === 0) return { items, diagnostics };
  const writer = new Writer(macros);
  for (const macro of macros.values()) writer.checkMacro(macro);
  const written = items.flatMap((item) =>
    item.kind === 'func' && macros.get(item.name.text) === item ? [] : writer.written(item),
  );
  return { items: written, diagnostics: [...diagnostics, ...writer.diagnostics] };
}

/** A parameter such as the `flags` of spin_lock_irqsave, which the body does not use, is left out, with its argument. */
function dropUnused(items: readonly Item[]): Written {
  const kept = new Map<string, readonly number[]>();
  const whole = new Map<string, FuncItem>();
  for (const item of items) {
    if (item.kind !== 'func' || !item.formals.some(isExpression)) continue;
    const used = new Set(usedIn(item.body).map(({ text }) => text));
    const stay = [...item.formals.keys()].filter((index) => {
      const formal = item.formals[index];
      return formal === undefined || !isExpression(formal) || used.has(formal.name.text);
    });
    if (stay.length === item.formals.length) continue;
    kept.set(item.name.text, stay);
    whole.set(item.name.text, item);
  }
  if (kept.size === 0) return { items, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const dropIn = (part: object): void => {
    for (const [, child] of childrenOf(part)) {
      dropIn(child);
      const func = isCall(child) ? whole.get(child.callee.text) : undefined;
      const stay = isCall(child) ? kept.get(child.callee.text) : undefined;
      if (func === undefined || stay === undefined || !isCall(child)) continue;
      if (child.args.length !== func.formals.length)
        diagnostics.push(errorAt(child, wrongCount(func, child)));
      Object.assign(child, { args: child.args.filter((_, index) => stay.includes(index)) });
    }
  };
  const dropped = items.map((item): Item => {
    const stay =
      item.kind === 'func' && whole.get(item.name.text) === item ? kept.get(item.name.text) : undefined;
    if (stay === undefined && !usedIn(item).some(({ text }) => kept.has(text))) return item;
    const copy = structuredClone(item);
    dropIn(copy);
    return copy.kind === 'func' && stay !== undefined
      ? { ...copy, formals: copy.formals.filter((_, index) => stay.includes(index)) }
      : copy;
  });
  return { items: dropped, diagnostics };
}

class Writer {
  readonly diagnostics: Diagnostic[] = [];
  private readonly macros: ReadonlyMap<string, FuncItem>;

  constructor(macros: ReadonlyMap<string, FuncItem>) {
    this.macros = macros;
  }

  checkMacro({ name, body, source, returns }: FuncItem): void {
    if (source === 'prelude') return;
    if (returns !== undefined)
      this.error(name, `${name.text} takes an expression, so it returns nothing.`, 'Write void.');
    if (returnsIn(body))
      this.error(
        name,
        `${name.text} takes an expression, so its text is put in at each call: a return would leave the caller.`,
        'Put what it may skip into an if.',
      );
  }

  /** The item, or a copy in which the calls of macros are written out. */
  written(item: Item): Item {
    if (!usedIn(item).some(({ text }) => this.macros.has(text))) return item;
    const copy = structuredClone(item);
    this.writeIn(copy, 0);
    return copy;
  }

  private writeIn(part: object, depth: number): void {
    for (const [key, child] of childrenOf(part)) {
      const macro = isCallStmt(child) ? this.macros.get(child.call.callee.text) : undefined;
      if (macro !== undefined && isCallStmt(child)) {
        const body = this.bodyOf(child.call, macro, depth);
        Reflect.set(part, key, body ?? { ...child, kind: 'empty' });
        if (body !== undefined) this.writeIn(body, depth + 1);
        continue;
      }
      if (isCall(child) && this.macros.has(child.callee.text))
        this.error(
          child,
          `${child.callee.text} takes an expression, so a call of it is a statement of its own.`,
          `Write ${child.callee.text}(…); as a line before.`,
        );
      this.writeIn(child, depth);
    }
  }

  /** What a call of a macro stands for; undefined after a diagnostic. */
  private bodyOf(call: CallExpr, macro: FuncItem, depth: number): Block | undefined {
    const { name, formals, body } = macro;
    if (call.args.length !== formals.length) {
      this.error(call, wrongCount(macro, call));
      return undefined;
    }
    if (depth > INLINE_DEPTH_MAX) {
      this.error(call, `${name.text} calls itself: its text has no end.`, 'Write a loop.');
      return undefined;
    }
    const args = new Map<string, Expr>();
    for (const [index, formal] of formals.entries()) {
      const arg = call.args[index];
      if (arg !== undefined) args.set(formal.name.text, arg);
    }
    return putIn(body, args, { from: call.from, to: call.to, source: call.source });
  }

  private error(at: Range, message: string, hint?: string): void {
    this.diagnostics.push(errorAt(at, message, hint));
  }
}

function errorAt({ from, to }: Range, message: string, hint?: string): Diagnostic {
  return { from, to, severity: 'error', message, hint };
}

/** A copy of a macro's body, standing where its call stands; a local of its own is not one that an argument names. */
function putIn(body: Block, args: ReadonlyMap<string, Expr>, at: Node): Block {
  const copy = structuredClone(body);
  const named = new Set([...args.values()].flatMap((arg) => usedIn(arg).map(({ text }) => text)));
  const locals = new Set<string>();
  const visit = (part: object): void => {
    for (const [key, child] of childrenOf(part)) {
      const arg = isNameExpr(child) ? args.get(child.text) : undefined;
      if (arg !== undefined) {
        Reflect.set(part, key, structuredClone(arg));
        continue;
      }
      const called = isCall(child) ? args.get(child.callee.text) : undefined;
      if (called?.kind === 'name') Object.assign(child, { callee: { ...called } });
      if (isLocal(child)) for (const { name } of child.decls) locals.add(name.text);
      if (isNode(child)) Object.assign(child, at);
      if (
        'text' in child &&
        typeof child.text === 'string' &&
        locals.has(child.text) &&
        named.has(child.text)
      )
        Object.assign(child, { text: `${child.text}_` });
      visit(child);
    }
  };
  visit(copy);
  return { ...copy, ...at };
}

function isLocal(part: object): part is Stmt & { readonly kind: 'local' } {
  return 'kind' in part && part.kind === 'local' && 'decls' in part;
}
