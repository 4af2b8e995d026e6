// What the kernel's names order on a machine weaker than x86. Where a model orders everything anyway, the prelude's bodies
// say all that there is to say. After Documentation/atomic_t.txt and memory-barriers.txt of the kernel.

import type { FileSyntax, Formal, FuncItem } from '../syntax/fileSyntax.ts';

export type Order = 'relaxed' | 'acquire' | 'release' | 'full';

export type Ordering =
  /** A load that what follows in its lane stays behind. */
  | { readonly kind: 'acquire load' }
  /** A store that all before it in its lane stays before. */
  | { readonly kind: 'release store' }
  | { readonly kind: 'barrier'; readonly keeps: 'loads' | 'stores' | 'all' }
  /** A store, and a barrier behind it. */
  | { readonly kind: 'store and barrier' }
  /** One that returns something: it works on memory at once. */
  | { readonly kind: 'atomic'; readonly order: Order }
  /** The same, if it succeeds; one that fails orders nothing. */
  | { readonly kind: 'compare'; readonly order: Order }
  /** One that returns nothing: nobody waits for it. */
  | { readonly kind: 'sent' };

const BASE: Readonly<Record<string, Ordering>> = {
  smp_load_acquire: { kind: 'acquire load' },
  atomic_read_acquire: { kind: 'acquire load' },
  smp_store_release: { kind: 'release store' },
  atomic_set_release: { kind: 'release store' },
  rcu_assign_pointer: { kind: 'release store' },
  smp_rmb: { kind: 'barrier', keeps: 'loads' },
  smp_wmb: { kind: 'barrier', keeps: 'stores' },
  smp_mb__before_atomic: { kind: 'barrier', keeps: 'all' },
  smp_mb__after_atomic: { kind: 'barrier', keeps: 'all' },
  smp_mb__after_spinlock: { kind: 'barrier', keeps: 'all' },
  smp_store_mb: { kind: 'store and barrier' },
  cmpxchg: { kind: 'compare', order: 'full' },
  set_bit: { kind: 'sent' },
  clear_bit: { kind: 'sent' },
  atomic_inc: { kind: 'sent' },
  atomic_dec: { kind: 'sent' },
  atomic_add: { kind: 'sent' },
  atomic_sub: { kind: 'sent' },
};

/** What a function of the prelude orders beyond what its body says; undefined for what is only what it says. */
export function orderingOf({ source, name: { text }, atomic, formals }: FuncItem): Ordering | undefined {
  if (source !== 'prelude') return undefined;
  const known = BASE[text];
  if (known !== undefined || !atomic) return known;
  const order = SUFFIXES.find((suffix) => text.endsWith(`_${suffix}`));
  if (order === undefined) return formals.some(isCell) ? { kind: 'atomic', order: 'full' } : undefined;
  const stem = BASE[text.slice(0, -order.length - 1)];
  return { kind: stem?.kind === 'compare' ? 'compare' : 'atomic', order };
}

/** One cell of memory. A word that works on more is a section, which orders as sections do. */
function isCell({ passing, type }: Formal): boolean {
  return passing !== 'value' && (type.kind === 'int' || type.kind === 'bool');
}

/** The full form of a weaker one. */
export function stemOf({ source, atomic, name: { text } }: FuncItem): string | undefined {
  if (source !== 'prelude' || !atomic) return undefined;
  const order = SUFFIXES.find((suffix) => text.endsWith(`_${suffix}`));
  return order === undefined ? undefined : text.slice(0, -order.length - 1);
}

const SUFFIXES = ['relaxed', 'acquire', 'release'] as const;

/** The prelude's functions, and beside each atomic that returns something of its place its weaker forms. */
export function preludeFunctions(prelude: FileSyntax): readonly FuncItem[] {
  return prelude.items.flatMap((item): readonly FuncItem[] => {
    if (item.kind !== 'func') return [];
    if (!hasWeakerForms(item)) return [item];
    const weaker = SUFFIXES.map((suffix) => ({
      ...item,
      name: { ...item.name, text: `${item.name.text}_${suffix}` },
    }));
    return [item, ...weaker];
  });
}

/** `test_and_set_bit` and `atomic_dec_and_test` are always full. */
function hasWeakerForms({ atomic, returns, name: { text } }: FuncItem): boolean {
  return atomic && returns !== undefined && !text.includes('test');
}

/** What to write instead of a name that looks like an ordered form and is none; undefined where it does not look like one. */
export function orderedFormFor(name: string, functions: readonly FuncItem[]): string | undefined {
  if (name === 'smp_load_release' || name === 'smp_store_acquire')
    return 'A load acquires and a store releases: write smp_load_acquire or smp_store_release.';
  const [func] = functions
    .filter((each) => each.source === 'prelude' && each.atomic && name.startsWith(`${each.name.text}_`))
    .toSorted((one, other) => other.name.text.length - one.name.text.length);
  if (func === undefined) return undefined;
  const stem = func.name.text;
  if (hasWeakerForms(func)) return `Write ${stem}, ${stem}_relaxed, ${stem}_acquire or ${stem}_release.`;
  const order =
    func.returns === undefined ? 'returns nothing, and orders nothing' : 'is always a full barrier';
  return `${stem} ${order}: write ${stem}.`;
}
