// Which goals were reached, kept in the browser and nowhere else. What is kept has a version: what cannot be read is
// forgotten, not guessed.

/** What of `localStorage` is used. */
export interface ProgressStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** For each shipped scenario, the goals that were reached. */
export type Won = ReadonlyMap<string, ReadonlySet<string>>;

const KEY = 'wakelane-progress';
const VERSION = 1;

/** What was kept; nothing where there is none, or it is not ours. */
export function readProgress(storage: ProgressStorage | undefined): Won {
  const text = attempt(() => storage?.getItem(KEY) ?? null);
  const kept: unknown = text === null || text === undefined ? undefined : attempt(() => JSON.parse(text));
  if (!isKept(kept)) return new Map();
  return new Map(Object.entries(kept.won).map(([id, keys]) => [id, new Set(keys)]));
}

export function writeProgress(storage: ProgressStorage | undefined, won: Won): void {
  const kept: Kept = {
    version: VERSION,
    won: Object.fromEntries([...won].map(([id, keys]) => [id, [...keys]])),
  };
  attempt(() => (won.size === 0 ? storage?.removeItem(KEY) : storage?.setItem(KEY, JSON.stringify(kept))));
}

/** What either has: another page of ours may have kept something meanwhile. */
export function bothWon(one: Won, other: Won): Won {
  const ids = new Set([...one.keys(), ...other.keys()]);
  return new Map([...ids].map((id) => [id, new Set([...(one.get(id) ?? []), ...(other.get(id) ?? [])])]));
}

/** The same with one more goal reached. */
export function withGoal(won: Won, id: string, key: string): Won {
  return new Map([...won, [id, new Set([...(won.get(id) ?? []), key])]]);
}

interface Kept {
  readonly version: typeof VERSION;
  readonly won: Readonly<Record<string, readonly string[]>>;
}

function isKept(value: unknown): value is Kept {
  if (!isRecord(value) || value['version'] !== VERSION || !isRecord(value['won'])) return false;
  return Object.values(value['won']).every(
    (keys) => Array.isArray(keys) && keys.every((key) => typeof key === 'string'),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A browser may refuse to keep anything; the page works without. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
