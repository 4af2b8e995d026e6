// Gotos, tied when their whole body is known.

import type { Lowering } from './lowering.ts';

/** Ties the gotos of a body to their labels. */
export function tieGotos(l: Lowering): void {
  for (const { name, exits, at } of l.activation.gotos) {
    const target = l.flow.nodes[l.activation.targets.get(name) ?? -1];
    if (target === undefined)
      l.error(at, `There is no label ${name} in this body.`, `Write ${name}: before a statement.`);
    else l.flow.tieTo(exits, target, l.at(at));
  }
}
