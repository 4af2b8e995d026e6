// Tasks, vCPUs, interrupts, signals, environment: families become single actors; lanes are then filled.

import type { MachineActor } from '../../memory/memory.ts';
import type { ActorKind } from '../../model/actors.ts';
import type { TextRange } from '../../model/code.ts';
import { type ActorIndex, actorIndex, type LaneIndex, laneIndex, threadIndex } from '../../model/indices.ts';
import { ACTORS_MAX } from '../../model/limits.ts';
import type { ActorItem, FileSyntax, Guest } from '../syntax/fileSyntax.ts';
import type { ActorRef, Block, Node } from '../syntax/syntax.ts';
import type { ActorDraft, Build } from './build.ts';
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
    const before = build.actors.length;
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
  if (before > ACTORS_MAX || build.actors.length <= ACTORS_MAX) return;
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
    const vcpu = actorIndex(build.actors.length);
    actors.push(vcpu);
    build.actors.push(draft(name.text + suffix, item.actor, item, item.body, scope, item));
    for (const { irq, actors: members } of virtual) {
      members.push(actorIndex(build.actors.length));
      build.actors.push({
        ...draft(irq.name.name.text + suffix, 'virtual irq', undefined, irq.body, scope, irq),
        target: vcpu,
      });
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

function draft(
  name: string,
  kind: ActorKind,
  item: ActorItem | undefined,
  body: Block | undefined,
  scope: Scope,
  at: Node,
): ActorDraft {
  return {
    name,
    kind,
    item,
    body,
    scope,
    at: { from: at.from, to: at.to },
    lane: undefined,
    target: undefined,
    pending: undefined,
    inFlight: undefined,
    guestInterruptsOn: undefined,
    shadow: undefined,
    machine: undefined,
    pcs: [],
  };
}

/** Puts actors on their lanes (signals on their tasks), adds deliveries and what the memory model has, where that does not hang on the code, and gives all their flags. */
export function placeActors(build: Build): void {
  for (const actor of build.actors) placeActor(build, actor);
  const declared = build.actors.length;
  for (let irq = 0; irq < declared; irq++) {
    const actor = build.actors[irq];
    if (actor === undefined || !isLate(build, actor)) continue;
    const step = actor.item?.late === true ? 'expiry' : 'delivery';
    build.actors.push({
      ...draftOf(`${actor.name}.${step}`, 'delivery', actor),
      target: actorIndex(irq),
      inFlight: actor.inFlight,
      pending: actor.pending,
    });
    checkActorCount(build, build.actors.length - 1, actor.at);
  }
  if (!build.memory.keeps) addMachineActors(build);
}

/** What the memory model adds: it moves on what the lanes keep. */
export function addMachineActors(build: Build): void {
  build.lanes.forEach((lane, number) => {
    const index = laneIndex(number);
    for (const machine of build.memoryOfLane(index).actors) {
      const like = { at: { from: 0, to: 0 }, scope: build.globals };
      build.actors.push({
        ...draftOf(nameOf(lane.name, machine), machine.kind, like),
        lane: index,
        machine,
      });
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

function draftOf(name: string, kind: ActorKind, like: Pick<ActorDraft, 'at' | 'scope'>): ActorDraft {
  return { ...draft(name, kind, undefined, undefined, like.scope, { ...like.at, source: 'scenario' }) };
}

function placeActor(build: Build, actor: ActorDraft): void {
  const index = actorIndex(build.actors.indexOf(actor));
  const { item } = actor;
  const guests = item?.guests.filter((guest) => guest.kind === 'guest').length ?? 0;
  for (let thread = 0; thread <= guests; thread++) {
    actor.pcs.push(
      build.slot(
        `${actor.name}.pc${thread === 0 ? '' : thread}`,
        intType(0, 0),
        { kind: 'pc', actor: index, thread: threadIndex(thread) },
        0,
      ),
    );
  }
  if (actor.kind === 'virtual irq') {
    addPending(build, actor, index);
    return;
  }
  if (item?.on === undefined) return;
  if (item.actor === 'signal') actor.target = resolveActor(build, item.on, actor.scope, ['task', 'vcpu']);
  else actor.lane = resolveLane(build, item.on, actor.scope);
  if (item.actor === 'irq' || item.actor === 'signal') addPending(build, actor, index);
  if (item.actor === 'vcpu' && item.guests.length > 0) {
    actor.guestInterruptsOn = build.slot(
      `${actor.name}.IF`,
      BOOL,
      { kind: 'guest interrupts on', actor: index },
      1,
    );
  }
}

/** Between raise and pending there is a step: an IPI is on its way, or a timer has not expired yet. */
function isLate(build: Build, { kind, item }: ActorDraft): boolean {
  return kind === 'irq' && (build.flight || item?.late === true);
}

function addPending(build: Build, actor: ActorDraft, index: ActorIndex): void {
  actor.pending = build.slot(`${actor.name}.pending`, BOOL, { kind: 'pending', actor: index }, 0);
  if (isLate(build, actor))
    actor.inFlight = build.slot(`${actor.name}.flight`, BOOL, { kind: 'in flight', actor: index }, 0);
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
  const kind = index === undefined ? undefined : build.draft(index).kind;
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
