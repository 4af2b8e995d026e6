// Random expressions over the variables that every random program has.

import type { Chance } from './chance.ts';

/** Where a statement stands, and what may be written there. */
export interface Site {
  readonly chance: Chance;
  readonly features: Features;
  readonly code: 'task' | 'handler' | 'guest' | 'env' | 'function' | 'property';
  readonly section: 'none' | 'atomic' | 'coarse';
  /** Locals from 0 to 3. */
  readonly locals: readonly string[];
  /** Those that may be assigned. */
  readonly assignable: readonly string[];
  /** `*p` for an int from 0 to 3. */
  readonly pointers: readonly string[];
  /** A loop of the same body stands around it, with no section between. */
  readonly loop: boolean;
  readonly depth: number;
  /** In a condition that is evaluated at once, as those of await are: only there may quantifiers stand. */
  readonly atOnce: boolean;
  /** What is still free to be spent and numbered; shared by the whole program. */
  readonly budget: Budget;
}

interface Budget {
  visible: number;
  names: number;
}

/** What the program has besides plain variables. */
export interface Features {
  readonly tso: boolean;
  readonly coarse: boolean;
  readonly fine: boolean;
  readonly irq: boolean;
  readonly signal: boolean;
  readonly ghost: boolean;
  readonly lanes: number;
}

export function sharedInt(site: Site): string {
  const { chance } = site;
  const element = `a[${chance.oneIn(2) ? chance.below(2) : `${localOr(site, '1')} & 1`}]`;
  return chance.pick(['n', 'n', 'm', element, ...site.pointers.map((name) => `*${name}`)]);
}

export function sharedBool(site: Site): string {
  return site.chance.pick(['x', 'x', 'y', 'cpu[0].f', `cpu[${site.features.lanes - 1}].f`]);
}

function localOr(site: Site, otherwise: string): string {
  return site.locals.length === 0 ? otherwise : site.chance.pick(site.locals);
}

/** A number from 0 to 3. */
export function small(site: Site, depth = 1): string {
  const { chance } = site;
  if (depth === 0 || chance.oneIn(3)) {
    return chance.pick([String(chance.below(3)), localOr(site, '2'), readInt(site)]);
  }
  const inner = () => small(site, depth - 1);
  return chance.pick([
    () => `((${inner()} + ${inner()}) & 3)`,
    () => `(${inner()} ^ ${inner()})`,
    () => `(${truth(site, depth - 1)} ? ${inner()} : ${inner()})`,
    () => `((${inner()} * 2 + 1) % 3)`,
    ...(site.atOnce ? [() => `first(k : 2, ${quantified(site)})`] : []),
    () => readInt(site),
  ])();
}

function readInt(site: Site): string {
  spend(site);
  const name = sharedInt(site);
  return site.chance.oneIn(4) && !name.startsWith('*') ? `READ_ONCE(${name})` : name;
}

export function truth(site: Site, depth = 1): string {
  const { chance } = site;
  if (depth === 0 || chance.oneIn(3)) return simpleTruth(site);
  const inner = () => truth(site, depth - 1);
  return chance.pick([
    () => `(${inner()} && ${inner()})`,
    () => `(${inner()} || ${inner()})`,
    () => `!(${inner()})`,
    ...(site.atOnce
      ? [() => `all(k : 2, ${quantified(site)})`, () => `any(k : 2, ${quantified(site)})`]
      : []),
    () => `(${small(site, 0)} <= ${small(site, 0)})`,
    () => `(mode == p && ${inner()})`,
    () => `(st in (IDLE, GONE))`,
    () =>
      `(who == ${site.code === 'property' ? '&t' : chance.pick(['&t', 'current'])} || th in (RUNNING, BLOCKED))`,
  ])();
}

function simpleTruth(site: Site): string {
  const { chance } = site;
  spend(site);
  const read = sharedBool(site);
  const tests = [read, `!${read}`, `${sharedInt(site)} == ${chance.below(3)}`, `st == ${phase(site)}`];
  const local = site.locals.length === 0 ? [] : [`${chance.pick(site.locals)} < ${1 + chance.below(3)}`];
  return chance.pick([...tests, ...local]);
}

function quantified(site: Site): string {
  spend(site);
  return site.chance.pick(['a[k] == 1', 'a[k] > k', `a[k] == ${localOr(site, '0')}`]);
}

export function phase(site: Site): string {
  return site.chance.pick(['IDLE', 'BUSY', 'GONE']);
}

/** Every access costs; what costs too much is left out from then on. */
export function spend(site: Site): void {
  site.budget.visible--;
}

export function freshName(site: Site, prefix: string): string {
  site.budget.names++;
  return `${prefix}${site.budget.names}`;
}
