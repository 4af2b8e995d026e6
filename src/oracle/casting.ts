// Who takes part: the actors in their order, each with the code that it runs.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { ActorItem, FileSyntax, Guest } from '../lang/syntax/fileSyntax.ts';
import type { Expr } from '../lang/syntax/syntax.ts';
import { place, plan } from './agenda.ts';
import { type Agenda, value } from './cell.ts';
import type { Context } from './context.ts';
import { requireConstant } from './statics.ts';
import {
  type Actor,
  enterContext,
  type Irq,
  numberOf,
  type Process,
  type Signal,
  type Task,
  type Thread,
  type VirtualIrq,
  type World,
} from './world.ts';

/** The lists of the world that are filled here. */
interface Lists {
  readonly actors: Actor[];
  readonly processes: Process[];
  readonly families: Map<string, readonly (number | undefined)[]>;
}

/** A signal's task may stand behind it in the text. */
type Unaimed = Omit<Signal, 'kind' | 'lane' | 'task'> & { readonly kind: 'unaimed signal' };

interface Cast extends Pick<Lists, 'processes' | 'families'> {
  readonly drafts: (Exclude<Actor, Signal> | Unaimed)[];
}

export function castActors(world: World, file: FileSyntax, lists: Lists): void {
  const cast: Cast = { processes: lists.processes, families: lists.families, drafts: [] };
  for (const item of file.items) if (item.kind === 'actor') castFamily(world, item, cast);
  const { actors } = lists;
  for (const draft of cast.drafts)
    actors.push(draft.kind === 'unaimed signal' ? aimSignal(world, draft, cast) : draft);
  for (const irq of actors.filter(({ kind }) => kind === 'irq')) {
    if (irq.kind !== 'irq' || !flies(world, irq)) continue;
    const name = `${irq.name}.${irq.isTimer ? 'expiry' : 'delivery'}`;
    actors.push({ kind: 'delivery', index: actors.length, name, irq: irq.index });
  }
  if (world.memory === 'tso') {
    for (const [lane, name] of world.lanes.entries())
      actors.push({ kind: 'drain', index: actors.length, name: `${name}.drain`, lane });
  }
}

/** Whether something comes between raising the interrupt and its being pending. */
export function flies(world: World, irq: Irq): boolean {
  return world.ipiFlight || irq.isTimer;
}

/** Who moves on what lanes keep, when it is known what they may keep. */
export function castOldValues(world: World, { actors }: Pick<Lists, 'actors'>): void {
  for (const [lane, text] of world.lanes.entries()) {
    const { kept, stores } = defined(world.facts[lane]);
    for (const kind of ['drain', 'pass'] as const)
      if (stores) actors.push({ kind, index: actors.length, name: `${text}.${kind}`, lane });
    for (const place of kept)
      actors.push({ kind: 'news', index: actors.length, name: `${text}.news.${place}`, lane, place });
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
    const own = cast.drafts.find(
      (each) => each.kind === 'virtual irq' && each.vcpu === vcpu && each.context.unit === guest,
    );
    return vcpu === undefined ? undefined : own?.index;
  });
}

function castMember(world: World, item: ActorItem, name: string, context: Context, cast: Cast): number {
  const process = cast.processes.length;
  const index = cast.drafts.length;
  const { endless } = item;
  const gate = conditionOf(world, context, item.when);
  const running = { index, name, process, thread: 0, endless, gate, context };
  const body: Agenda = plan(world, context, [{ kind: 'statement', node: item.body }], undefined);
  const threads: Thread[] = [{ role: 'host', name, actor: index, start: body }];
  switch (item.actor) {
    case 'signal':
      cast.drafts.push({ ...running, kind: 'unaimed signal' });
      break;
    case 'env':
      cast.drafts.push({ ...running, kind: 'env' });
      break;
    case 'irq':
      cast.drafts.push({
        ...running,
        kind: 'irq',
        lane: laneOf(world, context, item),
        isTimer: item.late === true,
      });
      break;
    case 'task':
    case 'vcpu': {
      const task: Task = { ...running, kind: item.actor, lane: laneOf(world, context, item) };
      cast.drafts.push(task);
      for (const guest of item.guests) addGuest(world, guest, task, cast, threads);
    }
  }
  cast.processes.push({ index: process, actor: index, item, context, threads, alwaysLive: new Set() });
  return index;
}

function addGuest(world: World, guest: Guest, vcpu: Task, cast: Cast, threads: Thread[]): void {
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
  const actor: VirtualIrq = {
    ...vcpu,
    index: cast.drafts.length,
    name: `${guest.name.name.text}${member}`,
    kind: 'virtual irq',
    thread: threads.length,
    gate: undefined,
    context,
    vcpu: vcpu.index,
  };
  cast.drafts.push(actor);
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

function aimSignal(world: World, signal: Unaimed, cast: Cast): Signal {
  const { on } = defined(cast.processes[signal.process]).item;
  assert(on !== undefined, `${signal.name} is a signal of nobody`);
  const index = on.index === undefined ? 0 : requireConstant(world, signal.context, on.index);
  const task = cast.families.get(on.name.text)?.[index];
  const draft = task === undefined ? undefined : cast.drafts[task];
  assert(
    task !== undefined && (draft?.kind === 'task' || draft?.kind === 'vcpu'),
    `${signal.name} is a signal of no task`,
  );
  return { ...signal, kind: 'signal', task, lane: draft.lane };
}

export function conditionOf(world: World, context: Context, expr: Expr | undefined): Agenda {
  return expr === undefined ? undefined : place(world, context, value(expr), undefined);
}
