// Types of the kernel that are read as types of the language, where a file does not declare them itself.

import type { Diagnostic } from '../../model/diagnostic.ts';
import { childrenOf, isNode } from '../library/uses.ts';
import type { FileSyntax, Item } from '../syntax/fileSyntax.ts';
import type { Node, TypeSyntax } from '../syntax/syntax.ts';
import { NAMED_INTEGERS } from './words.ts';

interface Read {
  readonly items: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Items in which `u64` is an int, and `spinlock_t` a lock whose taking is a step. Each kind is told once. */
export function readTypes({ items, isPasted }: FileSyntax, own: ReadonlySet<string>): Read {
  const wide = isPasted === true;
  const told = new Map<string, Diagnostic>();
  const read = items.map((item): Item => {
    if (!typesIn(item).some((type) => meaningOf(type, own, wide) !== undefined)) return item;
    const copy = structuredClone(item);
    replaceIn(copy, own, wide, told);
    return copy;
  });
  return { items: read, diagnostics: [...told.values()] };
}

/** A variable has no more. */
const BITS_MAX = 31;
const LOCKS = ['spinlock_t', 'raw_spinlock_t'];

/** What a type of the kernel is here. `wide`: `u64` is an int, and not too wide for a variable. */
function meaningOf(type: Type, own: ReadonlySet<string>, wide: boolean): TypeSyntax | undefined {
  const { from, to, source } = type;
  const at: Node = { from, to, source };
  const int = { ...at, kind: 'int', min: undefined, max: undefined } as const;
  if (type.kind === 'wrapping') return wide && type.bits > BITS_MAX ? int : undefined;
  const { text } = type.name;
  if (own.has(text)) return undefined;
  if (LOCKS.includes(text)) return { ...at, kind: 'spinlock', fine: true };
  if (text === 'task_struct') return { ...at, kind: 'named', name: { ...at, text: 'task' } };
  return NAMED_INTEGERS.has(text) ? int : undefined;
}

function replaceIn(
  part: object,
  own: ReadonlySet<string>,
  wide: boolean,
  told: Map<string, Diagnostic>,
): void {
  for (const [key, child] of childrenOf(part)) {
    const type = isType(child) ? meaningOf(child, own, wide) : undefined;
    if (type === undefined) {
      replaceIn(child, own, wide, told);
      continue;
    }
    Reflect.set(part, key, type);
    if (type.kind === 'int' && isType(child) && !told.has('int'))
      told.set('int', {
        from: type.from,
        to: type.to,
        severity: 'warning',
        message: `${child.kind === 'named' ? child.name.text : `${child.signed ? 's' : 'u'}${child.bits}`} is read as int.`,
        hint: 'What a local may hold follows from what is assigned to it; a variable that others see needs a range: int 0..3 x;',
      });
  }
}

type Type = TypeSyntax & { readonly kind: 'named' | 'wrapping' };

function typesIn(part: object): readonly Type[] {
  const inner = childrenOf(part).flatMap(([, child]) => typesIn(child));
  return isType(part) ? [part, ...inner] : inner;
}

function isType(part: object): part is Type {
  if (!('kind' in part) || !isNode(part)) return false;
  return (part.kind === 'named' && 'name' in part) || (part.kind === 'wrapping' && 'bits' in part);
}
