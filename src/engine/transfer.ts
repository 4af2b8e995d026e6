// The same schedule under other settings (R23): each turn is found again by where in the text it stood.

import type { Location } from '../model/actors.ts';
import { actorIndex } from '../model/indices.ts';
import { NEW_OPERATIONS_MAX } from '../model/limits.ts';
import { actorOfRow } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Impossible, Schedule, Turn } from '../model/run.ts';
import { enabledRows, whyImpossible } from './explain.ts';
import { firstFrame } from './frames.ts';
import { type OtherSight, otherSight } from './loads.ts';
import { locationOf } from './locations.ts';
import type { Machine } from './machine.ts';
import { MemoryTransfer } from './memoryTransfer.ts';
import { replay, stepFrame } from './replay.ts';
import { quote } from './sourceText.ts';

export interface Transferred {
  /** Up to the divergence, if there is one. */
  readonly schedule: Schedule;
  /** For each turn taken, the turn of the recorded schedule (0-based) that it stands for; undefined for operations that only the new program has. */
  readonly from: readonly (number | undefined)[];
  /** Recorded turns (0-based) that the other program has no operation for. */
  readonly dropped: readonly number[];
  readonly divergence: Divergence | undefined;
}

/** Where the two part, as the 1-based turn of `schedule` that could not be taken, and what stands against it. */
export interface Divergence {
  readonly turn: number;
  readonly parting: Parting;
}

export type Parting =
  /** The record itself stops there, on the program that it was made for: the text was edited since. */
  | { readonly kind: 'record stops'; readonly program: Program; readonly why: Impossible }
  | {
      readonly kind: 'other way';
      /** The name of the actor whose turn it was, and what it did there, as labels or as text. */
      readonly actor: string;
      readonly recorded: readonly string[];
      readonly here: InsteadOf;
      /** What the actor found there at its last load, and does not find here: under another memory model alone. */
      readonly saw: OtherSight | undefined;
    };

/** What the actor does in the other program. */
export type InsteadOf =
  | { readonly kind: 'no such actor' }
  | { readonly kind: 'impossible'; readonly why: Impossible }
  /** It stands at another operation; `returned` is the function that it has left and the record has not. */
  | { readonly kind: 'elsewhere'; readonly returned: string | undefined; readonly next: string };

/** Replays a schedule, recorded under one machine's settings, on the machine of other settings of the same text. */
export function transfer(recorded: Machine, schedule: Schedule, other: Machine): Transferred {
  const run = new Transfer(other, recorded);
  const { frames, stopped } = replay(recorded, schedule);
  for (let turn = 0; turn + 1 < frames.length; turn++) {
    const before = frames[turn];
    const after = frames[turn + 1];
    if (before === undefined || after === undefined) break;
    const parting = run.take(turn, before, after);
    if (parting !== undefined) return run.result({ turn: run.schedule.length + 1, parting });
    run.remember(before, after);
  }
  // The text was edited since: where the record itself cannot go on, nobody can say what became of the rest.
  return run.result(
    stopped && {
      turn: run.schedule.length + 1,
      parting: { kind: 'record stops', program: recorded.program, why: stopped.why },
    },
  );
}

class Transfer {
  readonly schedule: Turn[] = [];
  private readonly from: (number | undefined)[] = [];
  private readonly dropped: number[] = [];
  private readonly machine: Machine;
  private readonly program: Program;
  private readonly recorded: Program;
  private readonly recorder: Machine;
  /** Undefined where both have the same memory model. */
  private readonly otherMemory: MemoryTransfer | undefined;
  private readonly recordedAnchors: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
  private frame: Frame;
  /** The one before it. */
  private before: Frame;
  /** The calls that each actor's last recorded turn was made in. */
  private readonly entered = new Map<string, Location['path']>();
  /** Where each actor's last load did not find what was recorded. */
  private readonly sights = new Map<string, OtherSight>();

  constructor(machine: Machine, recorder: Machine) {
    const recorded = recorder.program;
    this.machine = machine;
    this.program = machine.program;
    this.recorded = recorded;
    this.recorder = recorder;
    this.otherMemory =
      recorded.settings.memory === machine.program.settings.memory
        ? undefined
        : new MemoryTransfer(recorded, machine.program);
    this.recordedAnchors = anchorsOf(recorded);
    this.anchors = anchorsOf(machine.program);
    this.frame = firstFrame(machine);
    this.before = this.frame;
  }

  result(divergence: Transferred['divergence']): Transferred {
    return { schedule: this.schedule, from: this.from, dropped: this.dropped, divergence };
  }

  /** Takes one recorded turn; says what stands against it where that is impossible. */
  take(turn: number, before: Frame, after: Frame): Parting | undefined {
    const { turn: wanted } = after;
    if (wanted === undefined) return undefined;
    if (this.otherMemory?.isDropped(wanted, (actor) => this.canMove(actor)) === true) {
      this.dropped.push(turn);
      return undefined;
    }
    const parting = this.takeAsRecorded(turn, wanted, before, after);
    if (this.otherMemory === undefined || this.from.at(-1) !== turn) return parting;
    this.look(wanted, before, after);
    for (const actor of this.otherMemory.addedBehind(after.happenings, this.frame.happenings))
      this.repeat(actor);
    return undefined;
  }

  private repeat(actor: string): boolean {
    let moved = false;
    while (this.canMove(actor) && this.step({ actor, alternative: 0 }, undefined)) moved = true;
    return moved;
  }

  /** Remembers whether the turn's load found here what was recorded. */
  private look({ actor }: Turn, before: Frame, after: Frame): void {
    if (after.choice === undefined || this.frame.choice === undefined) return;
    const there = { machine: this.recorder, before: before.state, row: after.choice };
    const sight = otherSight(there, {
      machine: this.machine,
      before: this.before.state,
      row: this.frame.choice,
    });
    if (sight === undefined) this.sights.delete(actor);
    else this.sights.set(actor, sight);
  }

  private takeAsRecorded(turn: number, wanted: Turn, before: Frame, after: Frame): Parting | undefined {
    const anchor = anchorAt(this.recorded, wanted.actor, before.state);
    const there = anchor === undefined || this.anchors.get(wanted.actor)?.has(anchor) === true;
    if (!there) return this.takeNewOnly(turn, wanted);
    for (let extra = 0; extra < NEW_OPERATIONS_MAX; extra++) {
      const here = anchorAt(this.program, wanted.actor, this.frame.state);
      if (here === anchor || !this.isNewOnly(wanted.actor, here)) break;
      const own = { actor: wanted.actor, alternative: 0 };
      if (this.step(own, undefined) || this.letOthersGo(own, undefined)) continue;
      return this.parting(after, before, wanted);
    }
    const here = anchorAt(this.program, wanted.actor, this.frame.state);
    if (here !== anchor) return this.parting(after, before, wanted);
    if (this.step(wanted, turn) || this.letOthersGo(wanted, turn)) return undefined;
    return this.parting(after, before, wanted);
  }

  remember(before: Frame, { turn }: Frame): void {
    if (turn === undefined) return;
    const at = locationOfNamed(this.recorded, turn.actor, before.state);
    if (at === undefined) this.entered.delete(turn.actor);
    else this.entered.set(turn.actor, at.path);
  }

  /** The anchor is gone: the turn goes to the new operation that the actor stands at, or is dropped. */
  private takeNewOnly(turn: number, wanted: Turn): undefined {
    const here = anchorAt(this.program, wanted.actor, this.frame.state);
    if (!this.isNewOnly(wanted.actor, here) || !this.step({ actor: wanted.actor, alternative: 0 }, turn))
      this.dropped.push(turn);
  }

  private isNewOnly(actor: string, anchor: string | undefined): boolean {
    return anchor !== undefined && this.recordedAnchors.get(actor)?.has(anchor) !== true;
  }

  /** Tasks that stand at operations which only the new program has (an unlock) go first, in task order. */
  private letOthersGo(wanted: Turn, turn: number | undefined): boolean {
    if (this.drainedFor(wanted) && this.step(wanted, turn)) return true;
    for (let extra = 0; extra < NEW_OPERATIONS_MAX; extra++) {
      const helper = this.program.actors.find(
        (actor) =>
          actor.name !== wanted.actor &&
          this.isNewOnly(actor.name, anchorAt(this.program, actor.name, this.frame.state)) &&
          this.canMove(actor.name),
      );
      if (helper === undefined || !this.step({ actor: helper.name, alternative: 0 }, undefined)) return false;
      if (this.step(wanted, turn)) return true;
    }
    return false;
  }

  /** Whether stores that the turn waits for under the other memory model have reached memory. */
  private drainedFor(wanted: Turn): boolean {
    if (this.otherMemory === undefined) return false;
    const why = whyImpossible(this.machine, this.frame.state, wanted);
    if (why === undefined) return false;
    return this.otherMemory.neededBefore(why).filter((actor) => this.repeat(actor)).length > 0;
  }

  private canMove(name: string): boolean {
    return enabledRows(this.machine, this.frame.state).some(
      (row) => actorOfRow(this.program, row).name === name,
    );
  }

  private step(turn: Turn, from: number | undefined): boolean {
    const next = stepFrame(this.machine, this.frame, turn);
    if (next.kind === 'impossible') return false;
    this.before = this.frame;
    this.frame = next.frame;
    this.schedule.push(turn);
    this.from.push(from);
    return true;
  }

  /** What was recorded and what happens here instead. */
  private parting(after: Frame, before: Frame, wanted: Turn): Parting {
    const there = locationOfNamed(this.recorded, wanted.actor, before.state);
    // What memory does by itself stands nowhere in the text.
    const quoted = there === undefined ? [] : [quote(this.recorded, there.at)];
    return {
      kind: 'other way',
      actor: wanted.actor,
      recorded: after.labels.length > 0 ? after.labels : quoted,
      here: this.insteadOf(there, wanted),
      saw: this.sights.get(wanted.actor),
    };
  }

  private insteadOf(there: Location | undefined, wanted: Turn): InsteadOf {
    if (!this.program.actors.some((actor) => actor.name === wanted.actor)) return { kind: 'no such actor' };
    const here = locationOfNamed(this.program, wanted.actor, this.frame.state);
    // Who has finished has no next operation, nor has a handler that does not run.
    const stands = here?.kind.kind !== 'end' && here?.kind.kind !== 'inactive';
    if (here?.anchor === there?.anchor || !stands)
      return { kind: 'impossible', why: whyImpossible(this.machine, this.frame.state, wanted) };
    const entered = this.entered.get(wanted.actor);
    const left = there?.path.find((call) => calls(entered, call.name) && !calls(here?.path, call.name));
    return { kind: 'elsewhere', returned: left?.name, next: quote(this.program, here?.at ?? NOWHERE) };
  }
}

const NOWHERE = { from: 0, to: 0 };

function calls(path: Location['path'] | undefined, name: string): boolean {
  return path?.some((call) => call.name === name) === true;
}

/** Anchors of all places of each actor. */
function anchorsOf(program: Program): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    program.actors.map((actor) => [
      actor.name,
      new Set(actor.threads.flatMap((thread) => thread.locations.map((location) => location.anchor))),
    ]),
  );
}

/** Where an actor stands, as the text names it; in a guest, the guest's place. */
function locationOfNamed(program: Program, name: string, state: Uint32Array): Location | undefined {
  const index = program.actors.findIndex((actor) => actor.name === name);
  return index < 0 ? undefined : locationOf(program, actorIndex(index), state);
}

function anchorAt(program: Program, name: string, state: Uint32Array): string | undefined {
  return locationOfNamed(program, name, state)?.anchor;
}
