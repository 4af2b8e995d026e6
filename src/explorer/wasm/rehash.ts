// The state table made anew, when there is room for more states.

import { Body, type Label } from './body.ts';
import type { Globals, Regions } from './globals.ts';
import { add, eachStaged, startWalk } from './hashes.ts';
import type { ModuleBuilder } from './moduleBuilder.ts';
import { TableWalk } from './tableWalk.ts';

/** Exports, under a name: (): enters all states into the table, which is empty. `hashes`: the function that hashes states. */
export function defineRehash(
  name: string,
  module: ModuleBuilder,
  globals: Globals,
  regions: Regions,
  hashes: number,
  words: number,
): void {
  const index = module.declare({ parameters: 0, result: false });
  module.exportFunction(name, index);
  const body = new Body(0);
  const [number, left] = [body.local(), body.local()];
  const walk = new TableWalk(body, globals, words);
  const more: Label = { name: 'more' };
  body.loop(more, () => {
    body.globalGet(globals.size);
    body.get(number);
    body.op('i32.sub');
    body.tee(left);
    body.i32(regions.stageSize);
    body.get(left);
    body.i32(regions.stageSize);
    body.op('i32.lt_s');
    body.op('select');
    body.globalSet(globals.staged);
    body.get(number);
    walk.toAddress();
    body.call(hashes);
    body.op('drop');
    eachStaged(body, globals, (pushOffset) => {
      startWalk(walk, regions, pushOffset);
      walk.along(() => walk.pushIsFree());
      walk.enter(number);
      add(body, number, 1);
    });
    body.get(number);
    body.globalGet(globals.size);
    body.op('i32.lt_s');
    body.brIf(more);
  });
  module.define(index, body);
}
