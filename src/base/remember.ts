// Functions that remember. What tells two calls apart are their arguments, or what a second function picks of them:
// objects as themselves, not by what they hold, and all else by value.

type Compute<Args extends readonly unknown[], Result> = (...args: Args) => Result;
type KeysOf<Args extends readonly unknown[]> = (...args: Args) => readonly unknown[];

/** Remembers the last result: the same keys give it again. */
export function rememberLast<Args extends readonly unknown[], Result>(
  compute: Compute<Args, Result>,
  keysOf: KeysOf<Args> = (...args) => args,
): Compute<Args, Result> {
  let last: { readonly keys: readonly unknown[]; readonly result: Result } | undefined;
  return (...args) => {
    const keys = keysOf(...args);
    if (last === undefined || keys.some((key, i) => key !== last?.keys[i])) {
      last = { keys, result: compute(...args) };
    }
    return last.result;
  };
}

/** What is known behind one key; the maps are made when they are needed. */
interface Known<Result> {
  objects: WeakMap<WeakKey, Known<Result>> | undefined;
  values: Map<unknown, Known<Result>> | undefined;
  found: { readonly result: Result } | undefined;
}

/** Remembers each result for as long as those of its keys that are objects are held by somebody. */
export function rememberEach<Args extends readonly unknown[], Result>(
  compute: Compute<Args, Result>,
  keysOf: KeysOf<Args> = (...args) => args,
): Compute<Args, Result> {
  const all = nothing<Result>();
  return (...args) => {
    const known = keysOf(...args).reduce<Known<Result>>(knownBehind, all);
    known.found ??= { result: compute(...args) };
    return known.found.result;
  };
}

function knownBehind<Result>(known: Known<Result>, key: unknown): Known<Result> {
  if (isObject(key)) {
    known.objects ??= new WeakMap();
    const next = known.objects.get(key) ?? nothing<Result>();
    known.objects.set(key, next);
    return next;
  }
  known.values ??= new Map();
  const next = known.values.get(key) ?? nothing<Result>();
  known.values.set(key, next);
  return next;
}

function nothing<Result>(): Known<Result> {
  return { objects: undefined, values: undefined, found: undefined };
}

function isObject(key: unknown): key is WeakKey {
  return (typeof key === 'object' && key !== null) || typeof key === 'function';
}
