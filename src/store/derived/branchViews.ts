// The branches of a run as the page shows them: where each parts from the line, its name, and how it ends.

import { rememberEach, rememberLast } from '../../base/remember.ts';
import { standingOf } from '../../engine/explain.ts';
import type { FateMap } from '../../engine/fateMap.ts';
import { judge } from '../../engine/judge.ts';
import type { Machine } from '../../engine/machine.ts';
import { spoken } from '../../engine/names.ts';
import type { Frame } from '../../model/run.ts';
import { turnsFollowed, turnsOf } from '../../schedule/turns.ts';
import type { SessionState } from '../inputs/state.ts';
import type { Branch } from '../inputs/time.ts';
import type { LineOf } from '../line/line.ts';

/** How a way through the scenario ends: `unfinished` where it just stops and nothing more is known. */
/** `hidden`: the goal that is on is to find such things out. */
export type BranchEnd =
  | 'hidden'
  | 'safe'
  | 'open'
  | 'doomed'
  | 'broken'
  | 'stuck'
  | 'error'
  | 'finished'
  | 'unfinished';

export interface BranchView {
  readonly id: number;
  /** As the user called it, or after the step at which it parts. */
  readonly name: string;
  readonly isNamed: boolean;
  /** As many leading turns are the line's. */
  readonly parts: number;
  /** Turns under the settings that are shown. */
  readonly turns: number;
  readonly end: BranchEnd;
}

export interface BranchesView {
  readonly line: Pick<BranchView, 'name' | 'isNamed' | 'turns' | 'end'>;
  /** The newest first. */
  readonly others: readonly BranchView[];
}

/** Undefined where they are not known. */
type KnownFates = FateMap | 'hidden' | undefined;

interface Line {
  readonly machine: Machine;
  readonly frames: readonly Frame[];
  readonly name: string;
}

export interface BranchParts {
  readonly machineOf: (state: SessionState) => Machine;
  readonly recorderOf: (state: SessionState) => Machine;
  readonly lineOf: LineOf;
}

interface Played {
  readonly branch: Branch;
  readonly frames: readonly Frame[];
}

/** Makes a function that compares the branches of a state with its line. */
export function createBranchViews({ machineOf, recorderOf, lineOf }: BranchParts) {
  const compare = createComparison();
  return rememberLast(
    (state: SessionState, frames: readonly Frame[], map: KnownFates): BranchesView => {
      const machine = machineOf(state);
      const played = state.branches.map((branch) => {
        const recorder = recorderOf({ ...state, under: branch.under });
        return { branch, frames: lineOf(recorder, branch.recorded, machine, branch.fair).frames };
      });
      return compare({ machine, frames, name: state.lineName }, played, map);
    },
    (state, frames, map) => [frames, state.branches, state.lineName, machineOf(state), map],
  );
}

/** Makes a function that compares played branches with the line, and remembers how each of them ends. */
function createComparison(): (line: Line, branches: readonly Played[], map: KnownFates) => BranchesView {
  const known = rememberEach(findEnd);
  const endOf = (machine: Machine, frames: readonly Frame[], map: KnownFates): BranchEnd =>
    map === 'hidden' ? 'hidden' : known(machine, frames, map);

  return ({ machine, frames, name }, branches, map) => {
    const others = branches.toReversed().map(({ branch, frames: own }) => {
      const parts = turnsFollowed(frames, turnsOf(own));
      const given = branch.name === '' ? partingName(frames, own, parts) : branch.name;
      const isNamed = branch.name !== '';
      return {
        ...{ id: branch.id, name: given, isNamed, parts, turns: own.length - 1 },
        end: endOf(machine, own, map),
      };
    });
    const line = {
      ...{ name: name === '' ? 'this line' : name, isNamed: name !== '', turns: frames.length - 1 },
      // A line changes with every step, and its end is asked for where the list is open.
      get end() {
        return endOf(machine, frames, map);
      },
    };
    return { line, others: toldApart(others) };
  };
}

/** After the step that parts: who steps there first, where on the line somebody else does. */
function partingName(line: readonly Frame[], branch: readonly Frame[], parts: number): string {
  const actor = branch[parts + 1]?.turn?.actor;
  if (actor === undefined) return `ends at step ${parts}`;
  return line.length - 1 === parts ? `${spoken(actor)} next` : `${spoken(actor)} first`;
}

/** Branches of one name are told apart by a number, in the order in which they were left. */
function toldApart(branches: readonly BranchView[]): readonly BranchView[] {
  return branches.map((branch, index) => {
    const older = branches.slice(index + 1).filter(({ name }) => name === branch.name).length;
    return branch.isNamed || older === 0 ? branch : { ...branch, name: `${branch.name} (${older + 1})` };
  });
}

function findEnd(machine: Machine, frames: readonly Frame[], map: FateMap | undefined): BranchEnd {
  const last = frames.at(-1);
  if (last === undefined) return 'unfinished';
  const { kind } = standingOf(machine, last.state, last.happenings);
  if (kind === 'stuck' || kind === 'error') return kind;
  if (judge(machine, frames, frames.length - 1).some((each) => each.kind === 'broken')) return 'broken';
  if (map === undefined) return kind === 'finished' ? kind : 'unfinished';
  // A run that has been bad once stays doomed (R15).
  if (frames.some(({ state }) => map.of(state) === 'doomed')) return 'doomed';
  return map.of(last.state) ?? (kind === 'finished' ? kind : 'unfinished');
}
