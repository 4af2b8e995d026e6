// Gotos, tied when their whole body is known.

import { leftBehind } from '../flow/jumps.ts';
import type { Lowering } from '../flow/lowering.ts';
import { checkVisible } from './loops.ts';

/** Ties the gotos of a body to their labels. */
export function tieGotos(l: Lowering): void {
  for (const { name, exits, at, nesting, leaves } of l.activation.gotos) {
    const target = l.activation.targets.get(name);
    if (target === undefined)
      l.error(at, `There is no label ${name} in this body.`, `Write ${name}: before a statement.`);
    else if (nesting.atomics !== target.nesting.atomics) l.reportCrossing(at);
    else {
      leaves.push(...leftBehind(nesting, target.nesting));
      l.flow.tieTo(exits, target.node, l.at(at));
      const last = Math.max(-1, ...exits.map((exit) => exit.node.id));
      checkVisible(l, at, target.node.id, last);
    }
  }
}
