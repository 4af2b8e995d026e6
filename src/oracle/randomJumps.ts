// Random jumps: each way in which control can leave a statement, free of compile errors wherever they stand.

import { freshName, type Site, truth } from './randomExpression.ts';

type Maker = (site: Site) => string;

/** What stands around the jumps, and behind their labels. */
interface Parts {
  /** One visible operation that never waits. */
  readonly write: Maker;
  /** Local code only, where there is a local to assign. */
  readonly assignLocal: Maker;
  readonly statement: Maker;
}

/** Makers for anywhere, sections included: jumps that stay where they are. */
export function jumpsInside({ write, assignLocal }: Parts): readonly Maker[] {
  const over: Maker = (site) => {
    const place = freshName(site, 'past');
    return `if (${truth(site, 0)}) goto ${place}; ${write(site)} ${place}: { ${write(site)} }`;
  };
  const past: Maker = (site) => {
    const place = freshName(site, 'on');
    return `{ ${assignLocal(site)} goto ${place}; ${write(site)} ${place}: { ${assignLocal(site)} ${write(site)} } }`;
  };
  const early: Maker = (site) => {
    const way = out(site);
    return way === undefined ? over(site) : `if (${truth(site, 0)}) ${way} ${write(site)}`;
  };
  return [over, past, early];
}

/** Makers for where no section is open: choices that are left in every way. */
export function jumpsOutside(parts: Parts): readonly Maker[] {
  const { write, statement } = parts;
  const leftChoice: Maker = (site) => {
    const place = freshName(site, 'out');
    const count = 2 + site.chance.below(2);
    const alternatives = Array.from({ length: count }, () => alternative(parts, site, place));
    const between = site.chance.oneIn(2) ? ` ${write(site)}` : '';
    return `choose { ${alternatives.join(' ')} }${between} ${place}: { ${write(site)} }`;
  };
  const into: Maker = (site) => {
    const place = freshName(site, 'into');
    const inner = `${write(site)} ${place}: { ${write(site)} }`;
    const jump = `if (${truth(site, 0)}) goto ${place};`;
    return site.chance.pick([
      `${jump} choose { { ${inner} } ${write(site)} }`,
      `${jump} while (n == 1) { n = 2; ${inner} }`,
      `${jump} if (${truth(site, 0)}) { ${inner} } else { ${write(site)} }`,
    ]);
  };
  const way: Maker = (site) => {
    const into = site.assignable.length === 0 ? 'n' : site.chance.pick(site.assignable);
    return site.code === 'function' ? statement(site) : `${into} = way(&${site.chance.pick(['n', 'a[1]'])});`;
  };
  return [leftChoice, leftChoice, into, way];
}

/** An alternative that is left to `place`, to somewhere else, on one way only, or not at all. */
function alternative({ write, assignLocal, statement }: Parts, site: Site, place: string): string {
  const { chance } = site;
  const inner = { ...site, depth: site.depth + 1 };
  const guard = chance.oneIn(2) ? `when (${truth({ ...site, atOnce: true }, 0)}) ` : '';
  const label = chance.oneIn(3) && site.code !== 'function' ? `"${freshName(site, 'takes ')}": ` : '';
  const leave = chance.oneIn(3) ? (out(site) ?? `goto ${place};`) : `goto ${place};`;
  const inside = freshName(site, 'in');
  const [local = '1'] = site.locals;
  const body = chance.pick([
    () => leave,
    () => `{ ${assignLocal(inner)} ${leave} }`,
    () => `{ if (${local} < 2) ${leave} ${write(inner)} }`,
    () => `{ goto ${inside}; ${write(inner)} ${inside}: { ${assignLocal(inner)} ${write(inner)} } }`,
    () => `{ ${write(inner)} ${leave} }`,
    // A write may turn out to have no operation on some way, and what follows may wait.
    () => `{ ${write(inner)} step; ${statement(inner)} }`,
    () => ';',
  ])();
  return `${guard}${label}${body}`;
}

/** A jump to somewhere that has no name: out of the loop, to its next turn, or out of the body. */
function out({ chance, loop, section }: Site): string | undefined {
  if (loop) return chance.pick(['break;', 'continue;', 'break;']);
  return section === 'none' && chance.oneIn(3) ? 'return;' : undefined;
}
