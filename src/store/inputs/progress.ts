// Which goals were reached, kept in the browser and nowhere else. What is kept has a version: what cannot be read is
// forgotten, not guessed.

/** What of `localStorage` is used. */
export interface ProgressStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** `with help`: with fates shown where they are to be found out, or with the last hint. */
export type How = 'alone' | 'with help';

/** For each shipped scenario, the goals that were reached, and how. */
export type Won = ReadonlyMap<string, ReadonlyMap<string, How>>;

const KEY = 'wakelane-progress';
const VERSION = 1;

/** What was kept; nothing where there is none, or it is not ours. */
export function readProgress(storage: ProgressStorage | undefined): Won {
  const text = attempt(() => storage?.getItem(KEY) ?? null);
  const kept: unknown = text === null || text === undefined ? undefined : attempt(() => JSON.parse(text));
  if (!isKept(kept)) return new Map();
  const isHelped = (id: string, key: string): boolean => kept.helped?.[id]?.includes(key) === true;
  return new Map(
    Object.entries(kept.won).map(([id, keys]) => [
      id,
      new Map(keys.map((key) => [key, isHelped(id, key) ? 'with help' : 'alone'])),
    ]),
  );
}

/** Why progress is lost: nothing can be kept, or what was kept cannot be read. */
export type NotKept = 'refused' | 'damaged';

/** True where something was kept that is not ours, or was cut off. */
export function isDamaged(storage: ProgressStorage | undefined): boolean {
  const text = attempt(() => storage?.getItem(KEY) ?? null);
  return typeof text === 'string' && !isKept(attempt((): unknown => JSON.parse(text)));
}

/** Keeps progress; false where the browser refuses to. */
export function writeProgress(storage: ProgressStorage | undefined, won: Won): boolean {
  const keysOf = (which: readonly How[]) =>
    Object.fromEntries(
      [...won].flatMap(([id, goals]) => {
        const keys = [...goals].flatMap(([key, how]) => (which.includes(how) ? [key] : []));
        return keys.length === 0 ? [] : [[id, keys]];
      }),
    );
  const helped = keysOf(['with help']);
  const kept: Kept = {
    version: VERSION,
    won: keysOf(['alone', 'with help']),
    ...(Object.keys(helped).length === 0 ? {} : { helped }),
  };
  const written = attempt(() => {
    if (won.size === 0) storage?.removeItem(KEY);
    else storage?.setItem(KEY, JSON.stringify(kept));
    return true;
  });
  return written === true;
}

/** What either has: another page of ours may have kept something meanwhile. */
export function bothWon(one: Won, other: Won): Won {
  const ids = new Set([...one.keys(), ...other.keys()]);
  return new Map([...ids].map((id) => [id, better(one.get(id), other.get(id))]));
}

/** What was reached in either; with help only where it was so in both. */
function better(
  one: ReadonlyMap<string, How> = new Map(),
  other: ReadonlyMap<string, How> = new Map(),
): ReadonlyMap<string, How> {
  const keys = new Set([...one.keys(), ...other.keys()]);
  const alone = (key: string): boolean => one.get(key) === 'alone' || other.get(key) === 'alone';
  return new Map([...keys].map((key) => [key, alone(key) ? 'alone' : 'with help']));
}

/** The same with one more goal reached. */
export function withGoal(won: Won, id: string, key: string, how: How): Won {
  return bothWon(won, new Map([[id, new Map([[key, how]])]]));
}

interface Kept {
  readonly version: typeof VERSION;
  readonly won: Readonly<Record<string, readonly string[]>>;
  /** Those of them that were reached with help; earlier pages kept none. */
  readonly helped?: Readonly<Record<string, readonly string[]>>;
}

function isKept(value: unknown): value is Kept {
  if (!isRecord(value) || value['version'] !== VERSION) return false;
  return areKeys(value['won']) && (value['helped'] === undefined || areKeys(value['helped']));
}

/** For each scenario a list of keys. */
function areKeys(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return Object.values(value).every(
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
