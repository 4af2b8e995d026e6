// What is said of barriers and weaker atomics in a file that no machine reads weaker than x86, where they do nothing; and
// of a dependency that is none.

import { memoryOf } from '../../memory/memories.ts';
import type { MemoryModel } from '../../model/program.ts';
import type { FlowNode } from '../flow/flow.ts';
import type { Lowering } from '../flow/lowering.ts';
import type { Build } from '../names/build.ts';
import { orderingOf, stemOf } from '../names/ordering.ts';
import type { FuncItem } from '../syntax/fileSyntax.ts';
import type { Node } from '../syntax/syntax.ts';

/** Hints of a call in a file that does not offer the model that it is for. */
export function hintAtCall(l: Lowering, call: Node, func: FuncItem): void {
  const { models } = l.build;
  if (call.source === 'prelude' || l.build.offersOld) return;
  const name = func.name.text;
  const stem = stemOf(func);
  if (stem !== undefined)
    l.build.report.warning(
      l.at(call),
      `${name} is as strong as ${stem} under ${listed(models)}.`,
      `Offer memory weak, too, or write ${stem}.`,
    );
  else if (orderingOf(func)?.kind === 'barrier' && models.some((model) => memoryOf(model).delays))
    l.build.report.warning(
      l.at(call),
      `${name} does nothing at run time under ${listed(models)}.`,
      '`memory weak` shows what it is for.',
    );
}

function listed(models: readonly MemoryModel[]): string {
  return models.join(' and ');
}

/** `indexing`: locals from which an index may come. */
export function hintAtDereferences(
  build: Build,
  nodes: readonly FlowNode[],
  indexing: ReadonlyMap<number, unknown>,
): void {
  for (const { op, path, at } of nodes)
    if (op.op === 'read' && path.at(-1)?.name === 'rcu_dereference' && !indexing.has(op.into))
      build.report.warning(
        at,
        'Nothing is indexed by what rcu_dereference returns here, so it orders nothing.',
        'Write READ_ONCE.',
      );
}
