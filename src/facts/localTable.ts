// The tasks' own variables as tables: a column a task, tasks with the same variables side by side. The registers and
// the flags of guests in assembly have tables of their own.
//
//           vCPU0    vCPU1    vCPU2
//   left    0        1        –         a dead one has no value that anybody could read (R3)
//   why     –        WBINVD   –

import { group } from 'd3';
import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { formatValue, readSlot } from '../engine/values.ts';
import { type ActorIndex, type SlotIndex, slotIndex } from '../model/indices.ts';
import { actorAt, actorIndices, slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { slotsOf } from '../model/slotsOf.ts';
import { actorName } from './lanes.ts';

interface LocalRow {
  readonly name: string;
  /** One a task: its value, or `–` for a dead one. */
  readonly cells: readonly string[];
}

type Part = 'local' | 'register' | 'flag';

export interface LocalTable {
  readonly part: Part;
  readonly owners: readonly string[];
  readonly rows: readonly LocalRow[];
}

interface Local {
  readonly name: string;
  readonly slot: SlotIndex;
}

const dead = '–';

const parts: readonly Part[] = ['local', 'register', 'flag'];

/** What a task has of one kind, whether it lives or not. */
interface Owner {
  readonly actor: ActorIndex;
  readonly part: Part;
  readonly locals: readonly Local[];
  readonly names: readonly string[];
}

/** Makes the function that tells the tables of a frame; empty where no task keeps anything from one step to the next. */
export function localTables(program: Program): (frame: Frame) => readonly LocalTable[] {
  const judged = new Set(program.properties.flatMap(({ expr }) => slotsOf(expr)));
  const owners = parts.map((part) =>
    actorIndices(program).flatMap((actor): readonly Owner[] => {
      const locals = localsOf(program, actor, part);
      const names = [...new Set(locals.map(({ name }) => name))];
      return names.length === 0 ? [] : [{ actor, part, locals, names }];
    }),
  );
  const families = owners.flatMap((ofPart) => [...group(ofPart, ({ names }) => names.join(' ')).values()]);
  return (frame) => families.map((alike) => tableOf(program, frame, alike, judged));
}

function tableOf(
  program: Program,
  frame: Frame,
  alike: readonly Owner[],
  judged: ReadonlySet<SlotIndex>,
): LocalTable {
  const held = alike.map(({ actor, locals }) => {
    const live = new Set(liveSlots(program, frame.state, actor));
    return locals.filter(({ slot }) => judged.has(slot) || live.has(slot));
  });
  const first = alike[0];
  assert(first !== undefined, 'a table has an owner');
  return {
    part: first.part,
    owners: alike.map(({ actor }) => actorName(program, actor)),
    rows: first.names.map((name) => ({
      name,
      cells: held.map((locals) =>
        cellOf(
          program,
          frame,
          locals.find((local) => local.name === name),
        ),
      ),
    })),
  };
}

/** What the task wrote down itself, as far as it lives from one step to another; blocks may have locals of one name. */
function localsOf(program: Program, actor: ActorIndex, part: Part): readonly Local[] {
  return program.slots.flatMap(({ name, role, word }, slot) => {
    const own = role.kind === 'local' && role.actor === actor && !role.temporary;
    const wanted = own && (role.part ?? 'local') === part;
    return wanted && word < program.words
      ? [{ name: name.slice(name.lastIndexOf('.') + 1), slot: slotIndex(slot) }]
      : [];
  });
}

/** Host program and guests: a guest keeps its locals while the host runs. */
function liveSlots(program: Program, state: Uint32Array, actor: ActorIndex): readonly SlotIndex[] {
  return actorAt(program, actor).threads.flatMap(
    ({ pc, locations }) => defined(locations[readSlot(program, state, pc)]).live,
  );
}

function cellOf(program: Program, { state }: Frame, local: Local | undefined): string {
  if (local === undefined) return dead;
  return formatValue(program, slotAt(program, local.slot).type, readSlot(program, state, local.slot));
}
