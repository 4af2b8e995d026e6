// Who takes part: the actors in their order, each with the code that it runs.

import { assert } from '../base/assert.ts';
import type { ActorItem, FileSyntax, Guest } from '../lang/syntax/fileSyntax.ts';
import type { Expr } from '../lang/syntax/syntax.ts';
import { place, plan } from './agenda.ts';
import { type Agenda, value } from './cell.ts';
import type { Context } from './context.ts';
import { constantValue, requireConstant } from './statics.ts';
import { type Actor, enterContext, numberOf, type Process, type Thread, type World } from './world.ts';

/** The lists of the world that are filled here. */
export interface Cast {
  readonly actors: Actor[];
  readonly processes: Process[];
  readonly families: Map<string, readonly (number | undefined)[]>;
}

export function castActors(world: World, file: FileSyntax, cast: Cast): void {
  for (const item of file.items) if (item.kind === 'actor') castFamily(world, item, cast);
  for (const actor of cast.actors.filter(({ kind }) => kind === 'signal')) aimSignal(world, actor, cast);
  const irqs = cast.actors.filter(({ kind }) => kind === 'irq');
  if (world.ipiFlight) {
    for (const irq of irqs)
      addMachineActor(world, cast, `${irq.name}.delivery`, 'delivery', irq.lane, irq.index);
  }
  if (world.tso) {
    for (const [index, lane] of world.lanes.entries()) {
      addMachineActor(world, cast, `${lane}.drain`, 'drain', index, undefined);
    }
  }
}

function castFamily(world: World, item: ActorItem, cast: Cast): void {
  const { index, count, name } = item.name;
  const size = count === undefined ? 1 : requireConstant(world, world.universe, count);
  const members = Array.from({ length: size }, (_, member) => {
    const context = enterContext(world, `actor ${numberOf(world, item)} ${member}`, {
      unit: item,
      outer: undefined,
      caller: undefined,
      call: undefined,
      process: cast.processes.length,
      constants: new Map(index === undefined ? [] : [[index, member]]),
      bindings: new Map(),
    });
    if (item.onlyIf !== undefined && requireConstant(world, context, item.onlyIf) === 0) return undefined;
    return castMember(
      world,
      item,
      index === undefined ? name.text : `${name.text}[${member}]`,
      context,
      cast,
    );
  });
  cast.families.set(name.text, members);
  for (const guest of item.guests) {
    if (guest.kind === 'virtual irq')
      cast.families.set(guest.name.name.text, virtualFamily(members, guest, cast));
  }
}

/** The virtual irqs of this name of all members of a family of vcpus. */
function virtualFamily(
  vcpus: readonly (number | undefined)[],
  guest: Guest,
  cast: Cast,
): readonly (number | undefined)[] {
  return vcpus.map((vcpu) => {
    const own = cast.actors.find(({ target, context }) => target === vcpu && context.unit === guest);
    return vcpu === undefined ? undefined : own?.index;
  });
}

function castMember(world: World, item: ActorItem, name: string, context: Context, cast: Cast): number {
  const process = cast.processes.length;
  const lane = item.actor === 'signal' || item.on === undefined ? undefined : laneOf(world, context, item);
  const actor: Actor = {
    index: cast.actors.length,
    name,
    kind: item.actor,
    process,
    thread: 0,
    lane,
    endless: item.endless,
    gate: conditionOf(world, context, item.when),
    context,
    target: undefined,
  };
  cast.actors.push(actor);
  const body: Agenda = plan(world, context, [{ kind: 'statement', node: item.body }], undefined);
  const threads: Thread[] = [{ role: 'host', name, actor: actor.index, start: body }];
  for (const guest of item.guests) addGuest(world, guest, actor, cast, threads);
  cast.processes.push({
    index: process,
    actor: actor.index,
    item,
    context,
    threads,
    alwaysLive: new Set(),
  });
  return actor.index;
}

function addGuest(world: World, guest: Guest, vcpu: Actor, cast: Cast, threads: Thread[]): void {
  const context = enterContext(world, `${vcpu.context.id} guest ${numberOf(world, guest)}`, {
    unit: guest,
    outer: vcpu.context,
    caller: undefined,
    call: undefined,
    process: vcpu.process,
    constants: new Map(),
    bindings: new Map(),
  });
  const body = { kind: 'statement', node: guest.body } as const;
  if (guest.kind === 'guest') {
    const start = plan(world, context, [body, { kind: 'end of guest', node: guest }], undefined);
    threads.push({ role: 'guest', name: guest.name.text, actor: vcpu.index, start });
    return;
  }
  // In a family of vcpus each member has its own: `tick[0]` belongs to `v[0]`.
  const member = vcpu.name.includes('[') ? vcpu.name.slice(vcpu.name.indexOf('[')) : '';
  const actor: Actor = {
    ...vcpu,
    index: cast.actors.length,
    name: `${guest.name.name.text}${member}`,
    kind: 'virtual irq',
    thread: threads.length,
    gate: undefined,
    context,
    target: vcpu.index,
  };
  cast.actors.push(actor);
  const start = plan(world, context, [body], undefined);
  threads.push({ role: 'virtual irq', name: actor.name, actor: actor.index, start });
}

function laneOf(world: World, context: Context, item: ActorItem): number {
  const written = item.on?.index;
  const index = written === undefined ? '' : `[${requireConstant(world, context, written)}]`;
  const lane = world.lanes.indexOf(`${item.on?.name.text}${index}`);
  assert(lane >= 0, `${item.name.name.text} is on no lane`);
  return lane;
}

function aimSignal(world: World, signal: Actor, cast: Cast): void {
  const on = cast.processes[signal.process]?.item.on;
  const index = on?.index === undefined ? 0 : constantValue(world, signal.context, on.index);
  const target = cast.families.get(on?.name.text ?? '')?.[index ?? -1];
  const lane = target === undefined ? undefined : cast.actors[target]?.lane;
  assert(target !== undefined, `${signal.name} is a signal of no task`);
  cast.actors[signal.index] = { ...signal, target, lane };
}

function addMachineActor(
  world: World,
  cast: Cast,
  name: string,
  kind: 'delivery' | 'drain',
  lane: number | undefined,
  target: number | undefined,
): void {
  const parts = { process: -1, thread: 0, endless: true, gate: undefined, context: world.universe };
  cast.actors.push({ ...parts, index: cast.actors.length, name, kind, lane, target });
}

export function conditionOf(world: World, context: Context, expr: Expr | undefined): Agenda {
  return expr === undefined ? undefined : place(world, context, value(expr), undefined);
}
