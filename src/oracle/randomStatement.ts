// Random statements, free of compile errors wherever they stand.

import {
  freshName,
  phase,
  type Site,
  sharedBool,
  sharedInt,
  small,
  spend,
  truth,
} from './randomExpression.ts';
import { jumpsInside, jumpsOutside } from './randomJumps.ts';

type Maker = (site: Site) => string;

/** One to three statements. */
export function statements(site: Site, count = 1 + site.chance.below(2)): string {
  return Array.from({ length: count }, () => statement(site)).join(' ');
}

export function statement(site: Site): string {
  const made = site.chance.pick(makersFor(site))(site);
  // A declaration would be hidden in the labelled statement.
  if (site.chance.oneIn(5) && site.code !== 'function') return `"${freshName(site, 'does ')}": { ${made} }`;
  if (site.chance.oneIn(8) && site.code !== 'function') return `${freshName(site, 'at')}: { ${made} }`;
  return made;
}

function makersFor(site: Site): readonly Maker[] {
  if (site.section === 'coarse')
    return site.depth > 1 ? [guarded] : [guarded, guarded, guardedIf, guardedLoop];
  if (site.budget.visible <= 0 || site.depth > 2) return [write, assignLocal];
  const jumps = jumpsInside({ write, assignLocal, statement });
  const anywhere = [write, write, write, assignLocal, branch, loop, bitOperation, callOf, wave, ...jumps];
  if (site.section === 'atomic') return [...anywhere, masked];
  return [...anywhere, ...outsideSections(site)];
}

function outsideSections(site: Site): readonly Maker[] {
  const { features, code } = site;
  const waiting =
    code === 'function' ? [] : [wait, chosen, repeat, ...jumpsOutside({ write, assignLocal, statement })];
  return [
    atomic,
    barrier,
    ...waiting,
    ...(features.coarse ? [coarse, coarse] : []),
    ...(features.fine && (code === 'task' || code === 'env') ? [fine, fine] : []),
    ...(features.irq || features.signal ? [raise, raise] : []),
    ...(code === 'task' ? [masked, masked] : []),
    ...(code === 'function' ? [] : [again]),
    ...(code === 'guest' ? [leave, leave] : []),
    () => 'step;',
  ];
}

const write: Maker = (site) => {
  spend(site);
  const target = sharedInt(site);
  return site.chance.pick([
    () => `${sharedBool(site)} = ${truth(site)};`,
    () => `${sharedBool(site)} = ${site.chance.pick(['true', 'false'])};`,
    () => `${target} = ${small(site)};`,
    () => `${target} |= ${small(site, 0)};`,
    () => `m += ${small(site, 0)};`,
    () => 'n++;',
    () => `st = ${phase(site)};`,
    () => `u -= ${1 + site.chance.below(2)};`,
    () => `WRITE_ONCE(n, ${small(site, 0)});`,
    () => `if (th == ${thread(site)}) th = ${thread(site)};`,
    () => `assert ${truth(site, 0)} || y "not so";`,
    () => `who = ${site.chance.pick(['&t', 'NULL', 'current'])};`,
    () => rare(site),
  ])();
};

/** What often ends in an error of the run. */
function rare(site: Site): string {
  const [local] = site.locals;
  if (local === undefined || !site.chance.oneIn(3)) return 'x = false;';
  return site.chance.pick([`a[${local}] = 1;`, `n = n / ${local};`, `th = ${thread(site)};`]);
}

function thread(site: Site): string {
  return site.chance.pick(['RUNNING', 'RUNNING', 'BE_BLOCKING', 'BLOCKED']);
}

const assignLocal: Maker = (site) => {
  if (site.assignable.length === 0) return write(site);
  const name = site.chance.pick(site.assignable);
  return site.chance.pick([
    () => `${name} = ${small(site)};`,
    () => `${name} = (${name} + 1) & 3;`,
    () => `${name} &= 1;`,
    () => (site.features.ghost ? `seen = ${name};` : `${name} = 0;`),
  ])();
};

const branch: Maker = (site) => {
  const otherwise = site.chance.oneIn(2) ? ` else { ${statements(deeper(site))} }` : '';
  return `if (${truth(site)}) { ${statements(deeper(site))} }${otherwise}`;
};

const loop: Maker = (site) => {
  const index = freshName(site, 'i');
  const inner = { ...deeper(site, [index]), loop: true };
  const body = `${write(inner)} ${statements(inner, site.chance.below(2))}`;
  const leaveLoop = site.chance.oneIn(4)
    ? `if (${index} == 1) ${site.chance.pick(['break', 'continue'])}; `
    : '';
  const labelled = site.chance.oneIn(3) ? `"turn {${index}}": ` : '';
  return `for (int ${index} = 0; ${index} < 2; ${index}++) { ${labelled}${spendOn(inner, 'y = !y;')} ${leaveLoop}${body} }`;
};

const repeat: Maker = (site) => {
  const body = statement({ ...deeper(site), loop: true });
  const step = site.chance.pick(['n = (n + 1) & 3;', 'n++;']);
  return site.chance.pick([
    `while (n == 1) { ${step} ${body} }`,
    `do { ${body} ${step} } while (n == 1 && !x);`,
  ]);
};

function spendOn(site: Site, text: string): string {
  spend(site);
  return text;
}

const bitOperation: Maker = (site) => {
  spend(site);
  const bit = `&${sharedBool(site)}`;
  const local = site.assignable.length === 0 ? undefined : site.chance.pick(site.assignable);
  return site.chance.pick([
    `set_bit(${bit});`,
    `clear_bit(${bit});`,
    `if (test_and_clear_bit(${bit})) { n = 0; }`,
    `if (cmpxchg(&n, 1, ${site.chance.below(3)}) == 1) { x = !x; }`,
    local === undefined ? 'y = test_and_set_bit(&x);' : `${local} = xchg(&n, ${local});`,
  ]);
};

const callOf: Maker = (site) => {
  if (site.code === 'function') return write(site);
  spend(site);
  const argument = small(site, 0);
  const local = site.assignable.length === 0 ? 'n' : site.chance.pick(site.assignable);
  return site.chance.pick([
    () => `${local} = twice(${argument});`,
    () => `store(&${site.chance.pick(['n', 'a[1]', `a[${argument} & 1]`])}, ${small(site, 0)});`,
    () => `helper(${argument}, &${site.chance.pick(['n', 'a[0]'])});`,
    () => `if (flip(x)) { ${local} = ${argument}; }`,
    () => `${local} = (bump(&n) + ${argument}) & 3;`,
  ])();
};

/** Reads and writes in a row, where the order is what matters. */
const wave: Maker = (site) => {
  spend(site);
  return site.chance.pick(['x = y; y = x;', 'a[0] = a[1]; a[1] = n;', 'n = a[n & 1];', 'x = !y;']);
};

const atomic: Maker = (site) => {
  const first =
    site.code !== 'function' && site.chance.oneIn(3) ? `await ${truth({ ...site, atOnce: true }, 0)}; ` : '';
  return `atomic { ${first}${statements({ ...deeper(site), section: 'atomic', loop: false })} }`;
};

const barrier: Maker = (site) =>
  site.chance.pick(['smp_mb();', 'smp_wmb();', spendOn(site, 'smp_store_mb(&n, 1);')]);

const wait: Maker = (site) => {
  const handler = site.features.irq ? [() => 'await !raised(h);'] : [];
  const asked = { ...site, atOnce: true };
  return site.chance.pick([
    () => `await ${truth(asked)} || y;`,
    () => `await ${truth(asked)};`,
    ...handler,
  ])();
};

const chosen: Maker = (site) => {
  const inner = deeper(site);
  const alternatives = Array.from({ length: 2 }, (_, index) => {
    const guard = site.chance.oneIn(2) ? `when (${truth({ ...site, atOnce: true }, 0)}) ` : '';
    const label = site.chance.oneIn(3) ? `"way ${index}": ` : '';
    if (site.chance.oneIn(4)) return `${guard}${label}{ ${assignLocal(inner)} }`;
    // What comes first must not wait, nor may a purely local statement stand before what waits.
    const first = site.chance.pick([write, write, bitOperation, () => 'step;'])(inner);
    // A write may turn out to have no operation on some way.
    const rest = site.chance.oneIn(2) ? ` step; ${statement(inner)}` : '';
    return `${guard}${label}{ ${first}${rest} }`;
  });
  return `choose { ${alternatives.join(' ')} }`;
};

const raise: Maker = (site) => {
  spend(site);
  const handlers = [...(site.features.irq ? ['h'] : []), ...(site.features.signal ? ['s'] : [])];
  const handler = site.chance.pick(handlers);
  return site.chance.pick([
    `raise(${handler});`,
    `raise(${handler});`,
    `unraise(${handler});`,
    `if (raised(${handler})) x = !x;`,
  ]);
};

const masked: Maker = (site) => {
  if (site.section === 'atomic') return write(site);
  return `local_irq_disable(); ${statements(deeper(site))} local_irq_enable();`;
};

const again: Maker = (site) => {
  if (site.assignable.length === 0) return write(site);
  const [name, place] = [site.chance.pick(site.assignable), freshName(site, 'again')];
  return `${place}: ${write(site)} if (${name} < 2) { ${name}++; goto ${place}; }`;
};

const leave: Maker = (site) =>
  site.chance.pick(['hlt();', 'vmcall();', 'wbinvd();', 'pause();', 'exit(OTHER);']);

const coarse: Maker = (site) => {
  spend(site);
  const inside = statements({ ...deeper(site), section: 'coarse' });
  // One access beside the lock's own data, and no lock after it.
  const last =
    site.assignable.length > 0 && site.chance.oneIn(2) ? ` ${site.chance.pick(site.assignable)} = n;` : '';
  const call = site.code !== 'function' && site.chance.oneIn(3) ? ' touch(&c);' : '';
  return `spin_lock(&c.lock); ${inside}${call}${last} spin_unlock(&c.lock);`;
};

const guarded: Maker = (site) => {
  const local = site.assignable.length === 0 ? 'c.count' : site.chance.pick(site.assignable);
  return site.chance.pick([
    'c.count = (c.count + 1) & 3;',
    'c.open = !c.open;',
    'g = c.count;',
    `c.count = ${site.locals.length === 0 ? '0' : site.chance.pick(site.locals)};`,
    `${local} = g;`,
    `${local} = (${local} + 1) & 3;`,
  ]);
};

const guardedIf: Maker = (site) => `if (c.open) { ${guarded(site)} } else { ${guarded(site)} }`;

const guardedLoop: Maker = (site) => {
  const index = freshName(site, 'i');
  return `for (int ${index} = 0; ${index} < 2; ${index}++) { ${guarded(deeper(site, [index]))} c.open = !c.open; }`;
};

const fine: Maker = (site) => {
  const [taken, released] = site.chance.pick([
    ['spin_lock(&fl);', 'spin_unlock(&fl);'],
    ['mutex_lock(&mu);', 'mutex_unlock(&mu);'],
  ]);
  spend(site);
  return `${taken} ${statements({ ...deeper(site), features: { ...site.features, fine: false, coarse: false } })} ${released}`;
};

function deeper(site: Site, locals: readonly string[] = []): Site {
  return { ...site, depth: site.depth + 1, locals: [...site.locals, ...locals] };
}
