// Kernel threads: whoever stops one waits until it has returned, so a thread that somebody stops says when it does.

import type { ActorItem, Item } from '../syntax/fileSyntax.ts';
import type { Node, Stmt } from '../syntax/syntax.ts';
import { wholeBody } from './objects.ts';
import { childrenOf, isCall } from './uses.ts';

/** Items in which each task that `kthread_stop(&t)` names tells that it has returned. */
export function tellingExits(items: readonly Item[]): readonly Item[] {
  const stopped = new Set(items.flatMap(stoppedIn));
  return items.flatMap((item) =>
    item.kind === 'actor' && item.actor === 'task' && stopped.has(item.name.name.text) ? telling(item) : item,
  );
}

function stoppedIn(part: object): readonly string[] {
  const inner = childrenOf(part).flatMap(([, child]) => stoppedIn(child));
  if (!isCall(part) || part.callee.text !== 'kthread_stop') return inner;
  const [arg] = part.args;
  const place = arg?.kind === 'address' ? arg.base : undefined;
  const base = place?.kind === 'index' ? place.base : place;
  return base?.kind === 'name' ? [base.text, ...inner] : inner;
}

function telling(item: ActorItem): readonly Item[] {
  const { name, body } = item;
  const at: Node = { from: name.from, to: name.to, source: item.source };
  const { funcs, stmt } = wholeBody(name.name, body);
  const tell: Stmt = {
    ...at,
    kind: 'call',
    call: { ...at, kind: 'call', callee: { ...at, text: '__kthread_exit' }, args: [] },
  };
  return [...funcs, { ...item, body: { ...body, body: [...(stmt === body ? body.body : [stmt]), tell] } }];
}
