// Scenario and settings in, program out: declare, lower, check, cut into steps, pack.

import { defined } from '../base/defined.ts';
import { bufferLimitOf } from '../memory/bufferLimit.ts';
import { lowerProgram } from '../memory/lowerProgram.ts';
import type { StepOf, Watched } from '../memory/memory.ts';
import type { RawInstruction, RawRow } from '../memory/rawCode.ts';
import type { Actor } from '../model/actors.ts';
import type { ChartTable } from '../model/chart.ts';
import type { Expr } from '../model/code.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import {
  type ActorIndex,
  actorIndex,
  laneIndex,
  type Pc,
  pcIndex,
  type SlotIndex,
  slotIndex,
} from '../model/indices.ts';
import { BUFFER_SLOTS } from '../model/limits.ts';
import { actorIndices } from '../model/lookup.ts';
import type { Program, Settings } from '../model/program.ts';
import { checkBlocked } from './checks/blockedCycles.ts';
import { checkFlow } from './checks/flowChecks.ts';
import { neededGhosts } from './checks/ghosts.ts';
import { ghostParts } from './checks/overwritten.ts';
import { checkWindowPlaces } from './checks/windowPlaces.ts';
import { liveness } from './flow/liveSlots.ts';
import { laneOfDraft } from './flow/lowering.ts';
import { Guards } from './lowering/guards.ts';
import { type LoweredActor, lowerActors } from './lowering/lowerActors.ts';
import { answerQueries } from './lowering/placeQueries.ts';
import { lowerProperties } from './lowering/properties.ts';
import { becameUnder } from './names/became.ts';
import { Build } from './names/build.ts';
import { declareActors, placeActors } from './names/declareActors.ts';
import { declareNames } from './names/declareNames.ts';
import { Declarations } from './names/declareVariables.ts';
import { checkColumns, lowerShows } from './names/shows.ts';
import { TypeTable } from './names/typeTable.ts';
import { intType } from './names/valueTypes.ts';
import type { Source } from './scenario.ts';
import { Cutter } from './steps/cut.ts';
import { fingerprintOf } from './steps/fingerprint.ts';
import { machineActor } from './steps/machineActor.ts';
import { pack } from './steps/pack.ts';
import { prepareMemory } from './steps/prepareMemory.ts';
import { inferRanges } from './steps/ranges.ts';
import type { ThreadFlow } from './steps/stops.ts';
import type { FileSyntax } from './syntax/fileSyntax.ts';

export interface Compiled {
  /** Undefined where a diagnostic is an error. */
  readonly program: Program | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a scenario for one combination of settings. Never throws for what a text says. */
export function compile(source: Source, settings: Settings, grain: 'coarse' | 'fine' = 'coarse'): Compiled {
  const { file, prelude, charts, scenario } = source;
  const flight = file.items.some((item) => item.kind === 'ipi flight');
  const buffer = settings.buffer ?? scenario.buffer;
  const build = new Build(
    { settings, charts, grain, text: scenario.text, models: scenario.memories, flight, buffer },
    file.isPasted === true,
  );
  readWord(build, file);
  declareNames(build, prelude, file);
  declareActors(build, file);
  const types = new TypeTable(build, file);
  new Declarations(build, file, types).declareAll(neededGhosts(file));
  placeActors(build);
  const lowered = lowerActors(build, types);
  if (build.oversized) return { program: undefined, diagnostics: build.report.diagnostics };
  inferRanges(
    build,
    lowered.flatMap((actor) => actor.threads.flatMap((thread) => thread.nodes)),
  );
  prepareMemory(build, lowered);
  const { queries, ...properties } = lowerProperties(
    build,
    file,
    lowered.map((actor) => actor.topLocals),
  );
  const shows = lowerShows(build, file);
  checkWindowPlaces(build, file);
  checkColumns(build, file);
  const became = becameUnder(build, file);
  checkFlow(build, lowered);
  keepSharedLocals(build, lowered);
  if (build.report.failed) return { program: undefined, diagnostics: build.report.diagnostics };
  const cut = cutActors(build, lowered);
  if (build.oversized) return { program: undefined, diagnostics: build.report.diagnostics };
  checkBlocked(build, cut.actors, cut.rows);
  const places = answerQueries(build, queries, cut.actors);
  build.closeLists();
  const parts = [...properties.parts, ...places];
  const program = assemble(build, charts, cut, { ...properties, parts, shows, became });
  return { program: build.report.failed ? undefined : program, diagnostics: build.report.diagnostics };
}

/** The width of a register. A value of the state has 32 bits at most. */
function readWord(build: Build, file: FileSyntax): void {
  for (const item of file.items) {
    if (item.kind !== 'word') continue;
    const { bits } = item;
    if (bits === 8 || bits === 16 || bits === 32) build.word = bits;
    else
      build.report.error(
        item,
        bits === 64
          ? 'A register of 64 bits cannot be kept: a value of the state has at most 32.'
          : `A word has 8, 16 or 32 bits, not ${bits}.`,
        'Write word 32; most races need no more than word 8, and every bit is state.',
      );
  }
}

/** A local of a vcpu that two of its programs mention is live everywhere: they may run at any time. */
function keepSharedLocals(build: Build, lowered: readonly LoweredActor[]): void {
  lowered.forEach((actor, index) => {
    const virtual = build
      .actorsWhere((draft) => draft.kind === 'virtual irq' && draft.vcpu === index)
      .map((other) => defined(lowered[other]));
    const seen = new Set<SlotIndex>();
    for (const thread of [...actor.threads, ...virtual.flatMap((other) => other.threads)])
      for (const slot of thread.slots)
        if (seen.has(slot)) build.alwaysLive.add(slot);
        else seen.add(slot);
  });
}

interface Cut {
  readonly actors: readonly Actor[];
  readonly rows: readonly RawRow[];
  readonly prologue: readonly (readonly RawInstruction[])[];
  readonly watched: readonly (readonly Watched[])[];
}

function cutActors(build: Build, lowered: readonly LoweredActor[]): Cut {
  const inGuest = new Map<ActorIndex, Expr & { readonly op: 'one of'; readonly values: Pc[] }>();
  for (const vcpu of build.actorsWhere(({ kind }) => kind === 'vcpu'))
    inGuest.set(vcpu, { op: 'one of', slot: build.hostPc(vcpu), values: build.openList() });
  noteInstructionsInHalves(build, lowered);
  const guards = new Guards(build, inGuest);
  const rows: RawRow[] = [];
  const prologue: (readonly RawInstruction[])[] = [];
  const watched: (readonly Watched[])[] = [];
  const isLocal = (slot: SlotIndex): boolean => build.slots[slot]?.role.kind === 'local';
  const actors = build.actors.map((draft, number): Actor => {
    const index = actorIndex(number);
    if (draft.kind === 'delivery' || 'machine' in draft) {
      watched.push([]);
      return machineActor(draft, index, rows);
    }
    const flows = defined(lowered[index]).threads.map(
      (thread): ThreadFlow => ({
        guest: thread.guest,
        nodes: thread.nodes,
        liveness: liveness(thread.nodes, isLocal),
      }),
    );
    const cutter = new Cutter(build, index, flows, guards, rows.length);
    prologue.push(...cutter.cut());
    rows.push(...cutter.rows);
    watched.push(cutter.watched());
    const actor = cutter.actor();
    noteEnds(build, index, actor, inGuest.get(index)?.values);
    return actor;
  });
  return { actors, rows, prologue, watched };
}

/** The cutter fills in where a guest stands inside an instruction; which guests ever do must be known before. */
function noteInstructionsInHalves(build: Build, lowered: readonly LoweredActor[]): void {
  lowered.forEach((actor, index) => {
    actor.threads.forEach((thread, guest) => {
      const pc = defined(build.draft(actorIndex(index)).pcs[guest]);
      if (thread.nodes.some(({ op }) => op.op === 'write' && op.midway === true))
        build.midway.set(pc, build.openList());
    });
  });
}

/** Fills in what could only be known after the cut: where the actor has finished, where it is in a guest, how many places it has. */
function noteEnds(build: Build, index: ActorIndex, actor: Actor, inside: Pc[] | undefined): void {
  actor.threads.forEach((thread) => {
    const draft = build.slots[thread.pc];
    if (draft !== undefined) draft.type = intType(0, Math.max(0, thread.locations.length - 1));
  });
  const ends = build.ends.get(index) ?? build.openList();
  build.ends.set(index, ends);
  actor.threads[0]?.locations.forEach((location, place) => {
    const pc = pcIndex(place);
    if (location.kind.kind === 'end') ends.push(pc);
    if (location.kind.kind === 'in guest') inside?.push(pc);
  });
}

type Conditions = Pick<
  Program,
  'rest' | 'mustStay' | 'expected' | 'checks' | 'properties' | 'parts' | 'shows' | 'became'
>;

function assemble(build: Build, charts: readonly ChartTable[], cut: Cut, conditions: Conditions): Program {
  const runaway = build.fault('runaway', { from: 0, to: 0 });
  const fault = build.slot('fault', intType(0, Math.max(runaway, build.faults.length)), { kind: 'fault' }, 0);
  const live = new Set([ALWAYS, ...build.alwaysLive]);
  for (const actor of cut.actors)
    for (const thread of actor.threads)
      for (const location of thread.locations) for (const slot of location.live) live.add(slot);
  const isStored = (slot: SlotIndex): boolean => live.has(localOf(build, slot) ?? ALWAYS);
  const packed = pack(build, isStored);
  const onlyStored = (list: readonly SlotIndex[]): readonly SlotIndex[] => list.filter(isStored);
  const rows = cut.rows.map((row) => ({
    ...row,
    code: row.code.map((i) => (i.op === 'stop' ? { ...i, dead: onlyStored(i.dead) } : i)),
    resetOnFault: onlyStored(row.resetOnFault),
  }));
  const prologue = cut.prologue.map((code) =>
    code.map((i) => (i.op === 'stop' ? { ...i, dead: onlyStored(i.dead) } : i)),
  );
  const lowered = lowerProgram(build.programMemory, {
    ...packed,
    rows,
    prologue,
    lateChecks: build.lateChecks,
    watched: cut.watched,
    memorySize: build.memorySize,
    steps: stepsOf(build),
  });
  const initial = build.slots.map((draft, slot) =>
    draft.role.kind === 'local' && !build.alwaysLive.has(slotIndex(slot))
      ? defined(packed.slots[slot]).min
      : Math.max(draft.type.min, Math.min(draft.type.max, draft.initial)),
  );
  const lanes = build.lanes.map(({ name }, number) => {
    const index = laneIndex(number);
    return {
      name,
      interruptsOn: build.interruptsOn(index),
      view: build.memoryOfLane(index).view,
      actors: actorIndices(cut).filter((actor) => laneOfDraft(build, actor) === index),
    };
  });
  return {
    text: build.text,
    settings: build.settings,
    slots: lowered.slots,
    words: packed.words,
    variables: build.variables,
    initial,
    prologue: lowered.prologue,
    lanes,
    actors: cut.actors,
    choices: lowered.rows,
    charts,
    faults: build.faults,
    fault,
    ...conditions,
    parts: [
      ...conditions.parts,
      ...ghostParts({ ...lowered, choices: lowered.rows, properties: conditions.properties }),
    ],
    removed: build.removed,
    inForce: build.inForce,
    bufferLimit: bufferLimitOf(storesOf(build), cut.actors, lowered.rows),
    // Of what the text says: how a memory model goes about it does not matter.
    fingerprint: fingerprintOf({ slots: packed.slots, initial, rows }),
  };
}

/** Whose steps the rows are. */
function stepsOf(build: Build): readonly StepOf[] {
  return actorIndices(build).map((actor) => {
    const { kind, pcs } = build.draft(actor);
    return { actor, kind, pcs, lane: laneOfDraft(build, actor) };
  });
}

/** How many stores a lane's buffer holds. */
function storesOf({ memory, buffer }: Build): number {
  return memory.buffer === undefined ? BUFFER_SLOTS : buffer;
}

/** Stands for what is no local. */
const ALWAYS = slotIndex(-1);

/** The local that a slot is, or that it means nothing without. */
function localOf(build: Build, slot: SlotIndex): SlotIndex | undefined {
  const role = build.slots[slot]?.role;
  if (role?.kind === 'newer in local') return role.local;
  return role?.kind === 'local' ? slot : undefined;
}
