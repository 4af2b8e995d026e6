// Functions that remember. Arguments are told apart as objects, not by what they hold.

type Compute<Args extends readonly unknown[], Result> = (...args: Args) => Result;

/** Remembers the last result: arguments that are the same objects give it again. */
export function rememberLast<Args extends readonly unknown[], Result>(
  compute: Compute<Args, Result>,
): Compute<Args, Result> {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    if (last === undefined || args.some((arg, i) => arg !== last?.args[i])) {
      last = { args, result: compute(...args) };
    }
    return last.result;
  };
}

interface Known<Result> {
  readonly next: WeakMap<WeakKey, Known<Result>>;
  found: { readonly result: Result } | undefined;
}

/** Remembers each result for as long as all of its arguments, which are objects, are held by somebody. */
export function rememberEach<Args extends readonly WeakKey[], Result>(
  compute: Compute<Args, Result>,
): Compute<Args, Result> {
  const all: Known<Result> = { next: new WeakMap(), found: undefined };
  return (...args) => {
    const known = args.reduce(knownAfter<Result>, all);
    known.found ??= { result: compute(...args) };
    return known.found.result;
  };
}

function knownAfter<Result>(known: Known<Result>, arg: WeakKey): Known<Result> {
  const next = known.next.get(arg) ?? { next: new WeakMap(), found: undefined };
  known.next.set(arg, next);
  return next;
}
