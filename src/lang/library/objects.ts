// Timers, work items and RCU callbacks, as the actors that they are: a timer is an interrupt that comes some time after it
// was armed, a work item and a callback are tasks that wait until there is something to do.

import type { ActorItem, DeferredItem, FuncItem, Item, VarItem } from '../syntax/fileSyntax.ts';
import type { Block, CallExpr, Expr, Name, Node, Stmt, TypeSyntax } from '../syntax/syntax.ts';
import { returnsIn, usedIn } from './uses.ts';

/** A variable that a work item or a callback keeps: no text can name it. */
export function partOf(object: string, part: string): string {
  return `${object}.${part}`;
}

/** Items in which actors stand for deferred ones. A timer keeps that it is shut down only where some are. */
export function actorsOf(items: readonly Item[]): readonly Item[] {
  const shuts = items.some((item) => usedIn(item).some(({ text }) => text.startsWith('timer_shutdown')));
  return items.flatMap((item) => {
    if (item.kind !== 'deferred') return item;
    return item.object === 'timer' && shuts
      ? [...flagsOf(item, ['shutdown']), ...itemsOf(item)]
      : itemsOf(item);
  });
}

function itemsOf(item: DeferredItem): readonly Item[] {
  const { from, to, source, name, on, onlyIf } = item;
  const at: Node = { from, to, source };
  const actor = { ...at, kind: 'actor', name, on, onlyIf, when: undefined, guests: [] } as const;
  switch (item.object) {
    case 'timer': {
      const irq: ActorItem = { ...actor, actor: 'irq', endless: false, late: true, body: item.body };
      return [irq];
    }
    case 'work':
      return [
        ...flagsOf(item, ['pending', 'running']),
        ...flagsOf(item, ['disabled']),
        ...taskOf(item, actor, '__begin_work', '__end_work'),
      ];
    case 'rcu':
      return [...flagsOf(item, ['pending']), ...taskOf(item, actor, '__begin_callback', undefined)];
  }
}

function flagsOf({ name, from, to, source }: DeferredItem, parts: readonly string[]): readonly VarItem[] {
  const at: Node = { from, to, source };
  return parts.map((part): VarItem => {
    const int = (value: number): Expr => ({ ...at, kind: 'int', value });
    // Whoever cancels a work item keeps it from being queued until it is over, and several may do so.
    const type: TypeSyntax =
      part === 'disabled' ? { ...at, kind: 'int', min: int(0), max: int(7) } : { ...at, kind: 'bool' };
    const decl = {
      ...at,
      type,
      pointer: false,
      name: { ...at, text: partOf(name.name.text, part) },
      dims: name.count === undefined ? [] : [name.count],
      init: undefined,
    };
    return { ...at, kind: 'var', storage: 'shared', decls: [decl], guardedBy: undefined };
  });
}

type Head = Pick<ActorItem, 'from' | 'to' | 'source' | 'kind' | 'name' | 'on' | 'onlyIf' | 'when' | 'guests'>;

/** `for (;;) { begin(&W); body; end(&W); }`, which need not end. */
function taskOf(item: DeferredItem, head: Head, begin: string, end: string | undefined): readonly Item[] {
  const { name, body } = item;
  const at: Node = { from: name.from, to: name.to, source: item.source };
  const self: Expr = { ...at, kind: 'name', text: name.name.text };
  const base: Expr =
    name.index === undefined
      ? self
      : { ...at, kind: 'index', base: self, index: { ...at, kind: 'name', text: name.index.text } };
  const call = (callee: string, args: readonly Expr[]): Stmt => {
    const made: CallExpr = { ...at, kind: 'call', callee: { ...at, text: callee }, args };
    return { ...at, kind: 'call', call: made };
  };
  const address: Expr = { ...at, kind: 'address', base };
  const shown = name.index === undefined ? name.name.text : `${name.name.text}[{${name.index.text}}]`;
  const labelled = (text: string, body: Stmt): Stmt => ({
    ...at,
    kind: 'label',
    label: { ...at, text },
    body,
  });
  const ended = end === undefined ? [] : [labelled(`${shown} ends`, call(end, [address]))];
  const { funcs, stmt } = wholeBody(name.name, body);
  const round: Block = {
    ...at,
    kind: 'block',
    body: [labelled(`${shown} begins`, call(begin, [address])), stmt, ...ended],
  };
  const loop: Stmt = { ...at, kind: 'for', init: undefined, cond: undefined, update: undefined, body: round };
  const task: ActorItem = {
    ...head,
    actor: 'task',
    endless: true,
    body: { ...at, kind: 'block', body: [loop] },
  };
  return [...funcs, task];
}

/** A body that is followed by something: where it returns it is a function of its own. */
export function wholeBody(
  name: Name,
  body: Block,
): { readonly funcs: readonly FuncItem[]; readonly stmt: Stmt } {
  if (!returnsIn(body)) return { funcs: [], stmt: body };
  const callee: Name = { ...name, text: `${name.text}.body` };
  const at: Node = { from: body.from, to: body.to, source: body.source };
  const func: FuncItem = {
    ...at,
    kind: 'func',
    atomic: false,
    returns: undefined,
    name: callee,
    formals: [],
    body,
  };
  return { funcs: [func], stmt: { ...at, kind: 'call', call: { ...at, kind: 'call', callee, args: [] } } };
}
