// How the run stands to the goals of its scenario: which it reaches, and what is to be said about it. Whether a goal
// was reached by the player himself is told from his own turns: those that he chose one by one from the start.

import { rememberEach } from '../../base/remember.ts';
import { unreachable } from '../../base/unreachable.ts';
import { type PlayedOn, playFromStart, playOn } from '../../engine/playOn.ts';
import { readSchedule } from '../../formats/schedule.ts';
import { fitSettings } from '../../formats/settings.ts';
import type { Frame, Schedule } from '../../model/run.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import type { GoalKind, Scenario } from '../../model/scenario.ts';
import { follows, turnsFollowed } from '../../schedule/turns.ts';
import type { ChallengeView } from '../../words/deskWords.ts';
import type { CompileCache } from '../inputs/compileCache.ts';
import type { SessionState } from '../inputs/state.ts';
import { isPlayed } from '../line/drawnLine.ts';
import { createChallengeView, isRight } from './challengeView.ts';
import { createGoalLists, type Goal } from './goalList.ts';
import type { Shown } from './shown.ts';

export interface GoalView extends Goal {
  /** At some time, here or in an earlier visit. */
  readonly won: boolean;
  /** It was won, and only with help so far. */
  readonly helped: boolean;
  /** The run that is shown reaches it now. */
  readonly reached: boolean;
  /** The turn at which its property was broken, or met, whoever chose the turns. */
  readonly brokenAt: number | undefined;
  /** Under way. */
  readonly begun: boolean;
  /** Cells of the drawn table, or turns of the run. */
  readonly count: { readonly done: number; readonly of: number } | undefined;
}

export interface GoalsView {
  readonly list: readonly GoalView[];
  /** The one to go on to from there: not reached yet, and not made impossible by a text that solves the exercise. */
  readonly next: GoalView | undefined;
  /** Key of the one that is on: chosen, or the first that was not reached; none where all were. */
  readonly current: string | undefined;
  /** The player chose that one, or has just reached it. */
  readonly aimed: boolean;
  readonly challenge: ChallengeView;
  /** The run up to now, played on fairly: where it is doomed or broken by now. */
  readonly end: PlayedOn | undefined;
  /** The turn that doomed it; known even while fates are hidden. */
  readonly doomedAt: number | undefined;
  /** The turn since which nothing can break any more; known even while fates are hidden. */
  readonly safeSince: number | undefined;
  /** Hints that were asked for. */
  readonly hints: number;
}

/** Makes a function that looks at the goals, and remembers what it played on. */
export function createGoals(cache: CompileCache): (state: SessionState, shown: Shown) => GoalsView {
  const listOf = createGoalLists(cache);
  const challengeView = createChallengeView();
  const endOfRecorded = rememberEach(playFromStart);
  // A frame belongs to the turns before it.
  const endOf = rememberEach(playOn, (machine, run) => [machine, run.at(-1)]);

  return (state, shown) => {
    const { machine, recorder, frames, cursor, fates, judgements, standing } = shown;
    const doomedAt = fates?.doomedAt !== undefined && fates.doomedAt <= cursor ? fates.doomedAt : undefined;
    const lost = standing.kind === 'stuck' || standing.kind === 'error';
    const ends = doomedAt !== undefined || lost || judgements.some(isAgainst);
    const end = ends ? endOf(machine, frames.slice(0, cursor + 1)) : undefined;
    const challenge = challengeView(state, shown);
    const own = ownTurns(state.chosen, frames, cursor);
    const repaired = () =>
      recorder !== machine && isRepaired(shown, () => endOfRecorded(recorder, state.recorded).broken);
    const { answer } = state;
    const found = answer?.text === state.good ? answer.found : undefined;
    const solved = found?.kind === 'judged' && found.solved;
    const edited = cache.texts.get(state.id) !== state.good;
    const list = listOf(shown.scenario).map((goal): GoalView => {
      const count = goal.kind === 'drawn' ? countOf(shown) : undefined;
      const hows = [state.id, progressKey(cache, state, goal.kind)].map((of) =>
        state.won.get(of)?.get(goal.key),
      );
      const won = hows.some((how) => how !== undefined);
      const helped = won && !hows.includes('alone');
      const reached = isReached(goal, { shown, challenge, own, end, doomedAt, count, repaired, solved });
      const begun = !reached && isBegun(goal, { shown, challenge, own, count, edited });
      return {
        ...{ ...goal, won, helped, reached, begun, count },
        brokenAt: brokenAt(shown, goal.property?.name),
      };
    });
    // The text may have changed since the aim was chosen.
    const aimed = list.find(({ key }) => key === state.aim);
    const current = (aimed ?? list.find((goal) => !goal.won))?.key;
    const canWait = new Set<GoalKind>(solved ? ['predict', 'provoke', 'avoid'] : []);
    return {
      list,
      next: goalAfter(list, current, canWait),
      current,
      aimed: aimed !== undefined,
      challenge,
      end,
      doomedAt,
      safeSince: safeSince(shown),
      hints: state.hints,
    };
  };
}

/**
 * What progress goes by: the name of a shipped scenario; any other text by itself. An exercise is solved by a text that
 * was changed, and belongs to the scenario that asks for it. What was won there stays won while its text is changed,
 * for who has mended a race is not asked to provoke it.
 */
export function progressKey(
  { texts }: CompileCache,
  { id, good }: Pick<SessionState, 'id' | 'good'>,
  kind: GoalKind,
): string {
  return texts.get(id) === good || (kind === 'exercise' && texts.has(id)) ? id : good;
}

/** The next goal that was not reached or, behind the last, the first that was left out. */
function goalAfter(
  list: readonly GoalView[],
  current: string | undefined,
  canWait: ReadonlySet<GoalKind>,
): GoalView | undefined {
  const here = list.findIndex(({ key }) => key === current);
  const isLeft = ({ won, reached, key, kind }: GoalView): boolean =>
    !won && !reached && key !== current && !canWait.has(kind);
  return list.slice(here + 1).find(isLeft) ?? list.find(isLeft);
}

/** Nothing that is safe can become anything else. */
function safeSince({ fates, cursor }: Shown): number | undefined {
  if (fates?.frames[cursor] !== 'safe') return undefined;
  let since = cursor;
  while (since > 0 && fates.frames[since - 1] === 'safe') since--;
  return since;
}

/** Turns from the start to now that the player chose himself, one by one. */
function ownTurns(chosen: Schedule, frames: readonly Frame[], cursor: number): number {
  return turnsFollowed(frames, chosen, cursor);
}

interface Known {
  readonly shown: Shown;
  readonly challenge: ChallengeView;
  readonly own: number;
  readonly end: PlayedOn | undefined;
  readonly doomedAt: number | undefined;
  readonly count: GoalView['count'];
  readonly repaired: () => boolean;
  readonly solved: boolean;
}

function isReached(goal: Goal, known: Known): boolean {
  const { challenge, count } = known;
  switch (goal.kind) {
    case 'drawn':
      return count !== undefined && count.done === count.of && count.of > 0;
    case 'predict':
      return challenge.kind === 'predict' && isRight(challenge);
    case 'provoke':
      return isProvoked(goal, known);
    case 'avoid':
      return challenge.kind === 'avoid' && challenge.phase === 'won';
    case 'fix':
      return known.repaired();
    case 'exercise':
      return known.solved;
    default:
      return unreachable(goal.kind);
  }
}

/** By the player's own turns the run has come to where this very property is broken, or waits in vain. */
function isProvoked({ property }: Goal, { shown, own }: Known): boolean {
  const at = brokenAt(shown, property?.name);
  return at !== undefined && at <= own;
}

/** Where the run has broken a property, met it, or lost it for good. */
function brokenAt({ machine, judgements, lost }: Shown, name: string | undefined): number | undefined {
  const index = machine.program.properties.findIndex((property) => property.name === name);
  const judgement = judgements[index];
  return lost[index] ?? (judgement === undefined || judgement.kind === 'kept' ? undefined : judgement.at);
}

/** What the recorded run breaks holds here to the end, and the scenario says that it always does. */
function isRepaired(
  { machine, frames, cursor, judgements }: Shown,
  brokenThere: () => PlayedOn['broken'],
): boolean {
  const last = frames[cursor];
  const { program } = machine;
  if (last === undefined || cursor === 0 || cursor + 1 < frames.length) return false;
  if (machine.evaluate(machine.condition(program.rest), last.state, 0) === 0) return false;
  const broken = brokenThere();
  return (
    broken.some((at) => at !== undefined) &&
    program.properties.every(
      ({ expected }, index) =>
        !isAgainst(judgements[index]) && (broken[index] === undefined || expected === 'holds'),
    )
  );
}

function isAgainst(judgement: Shown['judgements'][number] | undefined): boolean {
  return judgement?.kind === 'broken' || judgement?.kind === 'in vain';
}

function isBegun(
  { kind }: Goal,
  {
    shown,
    challenge,
    own,
    count,
    edited,
  }: Pick<Known, 'shown' | 'challenge' | 'own' | 'count'> & { readonly edited: boolean },
): boolean {
  switch (kind) {
    case 'drawn':
      return count !== undefined && count.done > 0;
    case 'predict':
    case 'avoid':
      return challenge.kind === kind;
    case 'provoke':
      return own > 0 && own === shown.cursor;
    case 'fix':
      return shown.recorder !== shown.machine && shown.frames.length > 1;
    case 'exercise':
      return edited;
    default:
      return unreachable(kind);
  }
}

/** How much of the document's table has been played under its settings or, where there is none, of the first run. */
function countOf({ scenario, machine, frames, cursor, drawn }: Shown): GoalView['count'] {
  const { settings, actors } = machine.program;
  if (scenario.drawn.length > 0) {
    if (drawn === undefined || !isFor(drawn.table.settings, settings, scenario)) return undefined;
    const played = new Set(drawn.cellsOfTurn.slice(0, cursor).flat());
    const cells = drawn.table.cells.flatMap((cell, index) => (isPlayed(cell) ? [index] : []));
    return { done: cells.filter((cell) => played.has(cell)).length, of: cells.length };
  }
  const [run] = scenario.runs;
  if (run === undefined || !isSameSettings(fitSettings(run.settings, scenario), settings)) return undefined;
  const names = actors.map(({ name }) => name);
  const { schedule } = readSchedule(run.turns, names);
  const isFollowed = follows(frames, schedule);
  return isFollowed ? { done: Math.min(cursor, schedule.length), of: schedule.length } : undefined;
}

/** What a table does not name may have any value. */
function isFor(
  table: Shown['machine']['program']['settings'],
  shown: typeof table,
  scenario: Scenario,
): boolean {
  const values = { ...shown.values, ...table.values };
  return isSameSettings(fitSettings({ values, memory: table.memory }, scenario), shown);
}
