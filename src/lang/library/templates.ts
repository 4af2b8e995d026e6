// Functions that work on a timer, a work item or a callback: one for each object that they are called with, since these are
// actors, and what an actor is called is known before anything runs.

import type { Diagnostic } from '../../model/diagnostic.ts';
import { wrongCount } from '../names/argumentCount.ts';
import type { Formal, FuncItem, Item } from '../syntax/fileSyntax.ts';
import type { ActorRef, CallExpr, Expr, Name, Node } from '../syntax/syntax.ts';
import { partOf } from './objects.ts';
import { childrenOf, declaredBy, isCall, isNameExpr, isNode, usedIn } from './uses.ts';

/** These name a handler, not its address. */
const RAISE = ['raise', 'unraise'];
const OBJECTS = { timer: 'timer_list', work: 'work_struct', rcu: 'rcu_head' } as const;

function isObject({ type, passing }: Formal): boolean {
  return (
    passing === 'pointer' && type.kind === 'named' && Object.values<string>(OBJECTS).includes(type.name.text)
  );
}

/** An object as a call names it: `&T`, `&T[1]`. */
interface Target {
  readonly name: Name;
  readonly index: (Expr & { readonly kind: 'int' | 'name' }) | undefined;
}

interface Made {
  readonly items: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Items without such functions, and with those that stand for their calls; `declared`: where the objects are. */
export function makeForObjects(items: readonly Item[], declared: readonly Item[]): Made {
  const templates = new Map<string, FuncItem>();
  for (const item of items)
    if (item.kind === 'func' && item.formals.some(isObject)) templates.set(item.name.text, item);
  if (templates.size === 0) return { items, diagnostics: [] };
  const objects = declared.flatMap((item) =>
    item.kind === 'deferred' ? [[item.name.name.text, OBJECTS[item.object]] as const] : [],
  );
  const kept = new Set(items.flatMap((item) => (item.kind === 'var' ? declaredBy(item) : [])));
  const maker = new Maker(templates, new Map(objects), kept);
  const others = items.filter((item) => item.kind !== 'func' || templates.get(item.name.text) !== item);
  const made = others.map((item) => maker.inItem(item));
  return { items: [...made, ...maker.made.values()], diagnostics: maker.diagnostics };
}

class Maker {
  readonly made = new Map<string, FuncItem>();
  readonly diagnostics: Diagnostic[] = [];
  private readonly templates: ReadonlyMap<string, FuncItem>;
  /** The type of each object. */
  private readonly objects: ReadonlyMap<string, string>;

  /** What objects keep. */
  private readonly kept: ReadonlySet<string>;

  constructor(
    templates: ReadonlyMap<string, FuncItem>,
    objects: ReadonlyMap<string, string>,
    kept: ReadonlySet<string>,
  ) {
    this.kept = kept;
    this.templates = templates;
    this.objects = objects;
  }

  /** The item, or a copy that calls functions made for it. */
  inItem<T extends Item>(item: T): T {
    if (!usedIn(item).some(({ text }) => this.templates.has(text))) return item;
    const copy = structuredClone(item);
    this.callsIn(copy);
    return copy;
  }

  private callsIn(part: object): void {
    for (const [, child] of childrenOf(part)) {
      this.callsIn(child);
      const template = isCall(child) ? this.templates.get(child.callee.text) : undefined;
      if (template !== undefined && isCall(child)) this.make(child, template);
    }
  }

  private make(call: CallExpr, template: FuncItem): void {
    const targets = new Map<string, Target>();
    const rest: Expr[] = [];
    const { formals, name } = template;
    if (call.args.length !== formals.length) {
      this.error(call, wrongCount(template, call));
      return;
    }
    for (const [index, formal] of formals.entries()) {
      const arg = call.args[index];
      if (arg === undefined) continue;
      if (!isObject(formal)) {
        rest.push(arg);
        continue;
      }
      const target = targetOf(arg);
      if (target === undefined || this.objects.get(target.name.text) !== typeNameOf(formal)) {
        this.error(
          arg,
          `${name.text} works on an object that is named where it is called.`,
          `Write ${name.text}(&NAME) with the name of a ${objectWord(formal)}, or NAME[0].`,
        );
        return;
      }
      targets.set(formal.name.text, target);
    }
    const key = `${name.text}(${[...targets.values()].map(textOf).join(', ')})`;
    Object.assign(call, { callee: { ...call.callee, text: key }, args: rest });
    if (this.made.has(key)) return;
    const copy: FuncItem = {
      ...structuredClone(template),
      name: { ...name, text: key },
      formals: formals.filter((formal) => !isObject(formal)),
    };
    this.made.set(key, copy);
    put(copy.body, targets, this.kept);
    this.callsIn(copy);
  }

  private error({ from, to }: Pick<Node, 'from' | 'to'>, message: string, hint?: string): void {
    this.diagnostics.push({ from, to, severity: 'error', message, hint });
  }
}

function typeNameOf({ type }: Formal): string | undefined {
  return type.kind === 'named' ? type.name.text : undefined;
}

function objectWord(formal: Formal): string {
  const name = typeNameOf(formal);
  if (name === OBJECTS.timer) return 'timer';
  return name === OBJECTS.work ? 'work item' : 'callback';
}

function targetOf(arg: Expr): Target | undefined {
  const place = arg.kind === 'address' ? arg.base : arg;
  if (place.kind === 'name') return { name: { ...place }, index: undefined };
  if (place.kind !== 'index' || place.base.kind !== 'name') return undefined;
  const { index } = place;
  return index.kind === 'int' ? { name: { ...place.base }, index } : undefined;
}

function textOf({ name, index }: Target): string {
  return index?.kind === 'int' ? `&${name.text}[${index.value}]` : `&${name.text}`;
}

/** Puts objects in the place of formals, wherever a body says one. */
function put(part: object, targets: ReadonlyMap<string, Target>, kept: ReadonlySet<string>): void {
  for (const [key, child] of childrenOf(part)) {
    const replaced = replacing(child, targets, kept);
    if (replaced === undefined) put(child, targets, kept);
    else Reflect.set(part, key, replaced);
  }
}

function replacing(
  child: object,
  targets: ReadonlyMap<string, Target>,
  kept: ReadonlySet<string>,
): object | undefined {
  if (isField(child)) {
    const target = isNameExpr(child.base) ? targets.get(child.base.text) : undefined;
    if (target === undefined) return undefined;
    const text = partOf(target.name.text, child.field.text);
    const { from, to, source } = child;
    // What no object of the file needs is not kept.
    if (!kept.has(text)) return { from, to, source, kind: 'false' };
    return placed({ ...target, name: { ...target.name, text } }, child);
  }
  if (isActorRef(child)) {
    const target = targets.get(child.name.text);
    return target && { ...child, name: { ...child.name, text: target.name.text }, index: target.index };
  }
  if (isCall(child) && RAISE.includes(child.callee.text)) {
    const [handler] = child.args;
    const target = handler !== undefined && isNameExpr(handler) ? targets.get(handler.text) : undefined;
    return target && { ...child, args: [placed(target, child)] };
  }
  const target = isNameExpr(child) ? targets.get(child.text) : undefined;
  if (target === undefined || !isNode(child)) return undefined;
  const { from, to, source } = child;
  return { from, to, source, kind: 'address', base: placed(target, child) };
}

/** `T` or `T[1]`, standing where `at` stands. */
function placed({ name, index }: Target, { from, to, source }: Node): Expr {
  const at: Node = { from, to, source };
  const base: Expr = { ...at, kind: 'name', text: name.text };
  return index === undefined ? base : { ...at, kind: 'index', base, index: { ...index, ...at } };
}

function isField(part: object): part is Expr & { readonly kind: 'field' } {
  return 'kind' in part && part.kind === 'field' && 'base' in part;
}

function isActorRef(part: object): part is ActorRef {
  return 'name' in part && 'index' in part && !('kind' in part) && !('count' in part);
}
