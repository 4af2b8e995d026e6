// Tasks, vCPUs, interrupts, signals, environment: families become single actors; lanes are then filled.

import { unreachable } from '../../base/unreachable.ts';
import type { MachineActor } from '../../memory/memory.ts';
import type { ActorKind } from '../../model/actors.ts';
import type { TextRange } from '../../model/code.ts';
import {
  type ActorIndex,
  actorIndex,
  type LaneIndex,
  laneIndex,
  type SlotIndex,
  threadIndex,
} from '../../model/indices.ts';
import { ACTORS_MAX } from '../../model/limits.ts';
import type { ActorItem, FileSyntax, Guest } from '../syntax/fileSyntax.ts';
import type { ActorRef, Node } from '../syntax/syntax.ts';
import type { ActorDraft, DeclaredActor } from './actorDrafts.ts';
import type { Build } from './build.ts';
import { declare, foldTruth, numberOr, reportUnknown } from './declareNames.ts';
import { Scope } from './symbols.ts';
import { BOOL, intType } from './valueTypes.ts';

/** Names all actors, in file order; each vcpu is followed by its virtual interrupts. */
export function declareActors(build: Build, file: FileSyntax): void {
  for (const item of file.items) {
    if (item.kind !== 'actor') continue;
    const removed = item.onlyIf !== undefined && foldTruth(build, item.onlyIf, build.globals) === false;
    if (removed && item.onlyIf !== undefined)
      build.removed.push({ range: { from: item.from, to: item.to }, because: build.textOf(item.onlyIf) });
    checkGuests(build, item);
    const before = build.actorCount;
    declareFamily(build, item, removed ? 0 : familySize(build, item));
    checkActorCount(build, before, item.name);
  }
}

function familySize(build: Build, { name: { count } }: ActorItem): number {
  if (count === undefined) return 1;
  return Math.max(0, Math.min(ACTORS_MAX + 1, numberOr(1, build, count, build.globals)));
}

/** Said once, where the bound is passed. */
function checkActorCount(build: Build, before: number, at: TextRange): void {
  if (before > ACTORS_MAX || build.actorCount <= ACTORS_MAX) return;
  build.report.error(
    at,
    `With this there are more than ${ACTORS_MAX} actors: tasks, handlers, deliveries and drains.`,
    'Make the families smaller.',
  );
}

function declareFamily(build: Build, item: ActorItem, size: number): void {
  const { name, index } = item.name;
  const actors: ActorIndex[] = [];
  const virtual = item.guests
    .filter((guest) => guest.kind === 'virtual irq')
    .map((irq): { readonly irq: Guest & { kind: 'virtual irq' }; readonly actors: ActorIndex[] } => ({
      irq,
      actors: [],
    }));
  for (let i = 0; i < size; i++) {
    const scope = new Scope(build.globals);
    if (index !== undefined) scope.bind(index.text, { kind: 'constant', value: i, type: { kind: 'int' } });
    const suffix = index === undefined ? '' : `[${i}]`;
    const vcpu = actorIndex(build.declared.length);
    actors.push(vcpu);
    build.declared.push({ kind: item.actor, name: name.text + suffix, item, scope, at: rangeOf(item) });
    for (const { irq, actors: members } of virtual) {
      members.push(actorIndex(build.declared.length));
      const own = irq.name.name.text + suffix;
      build.declared.push({ kind: 'virtual irq', name: own, irq, vcpu, scope, at: rangeOf(irq) });
    }
  }
  const family = index !== undefined;
  declare(build, build.globals, name, { kind: 'actor', actors, family });
  for (const { irq, actors: members } of virtual)
    declare(build, build.globals, irq.name.name, { kind: 'actor', actors: members, family });
}

function checkGuests(build: Build, item: ActorItem): void {
  const names = new Scope(undefined);
  for (const guest of item.guests)
    if (guest.kind === 'guest')
      declare(build, names, guest.name, { kind: 'actor', actors: [], family: false });
}

function rangeOf({ from, to }: Node): TextRange {
  return { from, to };
}

/** Puts actors on their lanes (signals on their tasks), adds deliveries and what the memory model has, where that does not hang on the code, and gives all their flags. */
export function placeActors(build: Build): void {
  build.declared.forEach((actor, index) => {
    build.actors.push(placed(build, actor, actorIndex(index)));
  });
  [...build.actors].forEach((actor, irq) => {
    if (actor.kind !== 'irq' || actor.inFlight === undefined) return;
    const { scope, at, inFlight, pending } = actor;
    const expires = actor.item.late === true;
    const name = `${actor.name}.${expires ? 'expiry' : 'delivery'}`;
    const common = { name, scope, at, pcs: [] };
    build.actors.push({ ...common, kind: 'delivery', irq: actorIndex(irq), expires, inFlight, pending });
    checkActorCount(build, build.actors.length - 1, at);
  });
  if (!build.memory.keeps) addMachineActors(build);
}

/** What the memory model adds: it moves on what the lanes keep. */
export function addMachineActors(build: Build): void {
  build.lanes.forEach((lane, number) => {
    const index = laneIndex(number);
    for (const machine of build.memoryOfLane(index).actors) {
      const name = nameOf(lane.name, machine);
      const common = { name, at: { from: 0, to: 0 }, scope: build.globals, pcs: [] };
      build.actors.push({ ...common, kind: machine.kind, lane: index, machine });
      if (machine.kind !== 'news') checkActorCount(build, build.actors.length - 1, lane.at);
    }
  });
  checkNews(build);
}

/** Most of a weak machine's actors tell a lane of a place that others write. */
function checkNews(build: Build): void {
  const news = build.actors.filter(({ kind }) => kind === 'news').length;
  const [first] = build.lanes;
  if (news === 0 || first === undefined || build.actors.length <= ACTORS_MAX) return;
  build.report.error(
    first.at,
    `${news} places are read by lanes that do not write them; under weak each may be old. With that there are more than ${ACTORS_MAX} actors.`,
    'Guard them by a lock or leave weak out.',
  );
}

function nameOf(lane: string, { kind, of }: MachineActor): string {
  return `${lane}.${kind}${of === undefined ? '' : `.${of}`}`;
}

/** Puts an actor on its lane, or on its task, and gives it its positions and flags, in this order. */
function placed(build: Build, actor: DeclaredActor, index: ActorIndex): ActorDraft {
  const { name, scope, at } = actor;
  const guests = 'item' in actor ? actor.item.guests.filter((guest) => guest.kind === 'guest') : [];
  const pcs = [undefined, ...guests].map((_, thread) => {
    const role = { kind: 'pc', actor: index, thread: threadIndex(thread) } as const;
    return build.slot(`${name}.pc${thread === 0 ? '' : thread}`, intType(0, 0), role, 0);
  });
  const common = { name, scope, at, pcs };
  if (actor.kind === 'virtual irq') {
    const { vcpu, irq } = actor;
    return { ...common, kind: actor.kind, body: irq.body, vcpu, pending: pendingSlot(build, name, index) };
  }
  const { kind, item } = actor;
  switch (kind) {
    case 'task':
      return { ...common, kind, item, lane: laneOn(build, actor) };
    case 'vcpu': {
      const lane = laneOn(build, actor);
      return {
        ...common,
        kind,
        item,
        lane,
        guestInterruptsOn: guestFlag(build, item, name, index),
        shadow: undefined,
      };
    }
    case 'irq': {
      const lane = laneOn(build, actor);
      const pending = pendingSlot(build, name, index);
      return {
        ...common,
        kind,
        item,
        lane,
        pending,
        inFlight: isLate(build, item) ? flightSlot(build, name, index) : undefined,
      };
    }
    case 'signal': {
      const task = item.on && resolveActor(build, item.on, scope, ['task', 'vcpu']);
      return { ...common, kind, item, task, pending: pendingSlot(build, name, index) };
    }
    case 'env':
      return { ...common, kind, item };
    default:
      return unreachable(kind);
  }
}

/** Between raise and pending there is a step: an IPI is on its way, or a timer has not expired yet. */
function isLate(build: Build, { late }: ActorItem): boolean {
  return build.flight || late === true;
}

function laneOn(
  build: Build,
  { item, scope }: DeclaredActor & { readonly item: ActorItem },
): LaneIndex | undefined {
  return item.on && resolveLane(build, item.on, scope);
}

function guestFlag(
  build: Build,
  { guests }: ActorItem,
  name: string,
  index: ActorIndex,
): SlotIndex | undefined {
  if (guests.length === 0) return undefined;
  return build.slot(`${name}.IF`, BOOL, { kind: 'guest interrupts on', actor: index }, 1);
}

function pendingSlot(build: Build, name: string, index: ActorIndex): SlotIndex {
  return build.slot(`${name}.pending`, BOOL, { kind: 'pending', actor: index }, 0);
}

function flightSlot(build: Build, name: string, index: ActorIndex): SlotIndex {
  return build.slot(`${name}.flight`, BOOL, { kind: 'in flight', actor: index }, 0);
}

export function resolveLane(build: Build, ref: ActorRef, scope: Scope): LaneIndex | undefined {
  const symbol = scope.find(ref.name.text);
  if (symbol === undefined) {
    const family = ref.index === undefined ? '' : '[2]';
    build.report.error(
      ref,
      `There is no lane ${ref.name.text}.`,
      `Declare it: lane ${ref.name.text}${family};`,
    );
    return undefined;
  }
  if (symbol.kind !== 'lane') {
    build.report.error(ref, `${ref.name.text} is not a lane.`, 'Name a lane here.');
    return undefined;
  }
  return member(build, ref, symbol.lanes, symbol.family, scope);
}

/** Index of the actor that a reference names; undefined after a diagnostic, or where settings removed it. */
export function resolveActor(
  build: Build,
  ref: ActorRef,
  scope: Scope,
  kinds: readonly ActorKind[],
): ActorIndex | undefined {
  const symbol = scope.find(ref.name.text);
  if (symbol === undefined) {
    reportUnknown(build, ref, ref.name.text, scope);
    return undefined;
  }
  if (symbol.kind !== 'actor') {
    build.report.error(
      ref,
      `${ref.name.text} is not a task or a handler.`,
      `Name ${kinds.join(' or ')} here.`,
    );
    return undefined;
  }
  const index = member(build, ref, symbol.actors, symbol.family, scope);
  const kind = index === undefined ? undefined : build.declared[index]?.kind;
  if (kind === undefined || kinds.includes(kind)) return index;
  build.report.error(ref, `${ref.name.text} is declared as ${kind}; this needs ${kinds.join(' or ')}.`);
  return undefined;
}

function member<Index extends number>(
  build: Build,
  ref: ActorRef,
  members: readonly Index[],
  family: boolean,
  scope: Scope,
): Index | undefined {
  if (ref.index === undefined) {
    if (family)
      build.report.error(ref, `${ref.name.text} is a family: which one?`, `Write ${ref.name.text}[0].`);
    return members[0];
  }
  if (!family)
    build.report.error(ref, `${ref.name.text} is not a family.`, `Write ${ref.name.text} without an index.`);
  const index = numberOr(0, build, ref.index, scope);
  if (members.length > 0 && (index < 0 || index >= members.length)) {
    build.report.error(
      ref.index,
      `${ref.name.text} has the members 0 to ${members.length - 1}.`,
      'Choose one of them.',
    );
  }
  return members[index];
}
