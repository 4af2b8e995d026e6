// What the strip is about: how the run stands to the goal that is on, or by itself where none is.

import { defined } from '../../base/defined.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { PlayedOn } from '../../engine/playOn.ts';
import type { Program } from '../../model/program.ts';
import type { Cause } from '../../model/scenario.ts';
import { isSameTurn } from '../../schedule/turns.ts';
import { causeSentence } from '../../words/causeWords.ts';
import { provokeWords } from '../../words/goalWords.ts';
import { shortParting } from '../../words/partingWords.ts';
import { stepSentence } from '../../words/stepSentence.ts';
import type { Known, Parted, StripMoment, Why } from '../../words/stripMoment.ts';
import { thatFits } from '../../words/stripWords.ts';
import type { GoalView } from '../goals/goals.ts';
import type { View } from './view.ts';

export function stripMoment(view: View): StripMoment {
  const { goals, standing, cursor } = view;
  // An error ends every goal but the one that provokes it, which is told by what it breaks.
  const goal = goals.list.find(({ key }) => key === goals.current);
  if (goal === undefined) return runMoment(view);
  if (standing.kind === 'error' && !goal.reached) return { kind: 'error', at: cursor };
  // Whoever has come to a run in another way, by a link say, is told of the run.
  const isSought = goals.aimed || goal.begun || goal.reached || goal.kind === 'drawn';
  if (!isSought && cursor > 0) return runMoment(view);
  switch (goal.kind) {
    case 'drawn':
      return drawnMoment(view, goal);
    case 'predict':
      return predictMoment(view);
    case 'provoke':
      return provokeMoment(view, goal);
    case 'avoid':
      return avoidMoment(view, goal);
    case 'fix':
      return fixMoment(view, goal);
    case 'exercise':
      return { kind: 'exercise', solved: goal.reached, doomedAt: cursor > 0 ? goals.doomedAt : undefined };
    default:
      return unreachable(goal.kind);
  }
}

/** By itself, whatever the goal is. */
export function runMoment(view: View): StripMoment {
  const { standing, cursor, goals } = view;
  switch (standing.kind) {
    case 'running':
      if (view.fates !== undefined && goals.doomedAt !== undefined)
        return { kind: 'doomed', since: goals.doomedAt, cause: whyBroken(view) };
      return { kind: 'free', first: cursor === 0, last: lastStep(view) };
    case 'finished':
      return {
        kind: 'at rest',
        broken: goals.end?.broken.some((at) => at !== undefined) === true,
        parted: partedOf(view),
      };
    case 'stuck':
      return { kind: 'stuck', cause: whyBroken(view) };
    case 'error':
      return { kind: 'error', at: cursor };
    default:
      return unreachable(standing);
  }
}

/** The same, and that nothing can break it any more, for whom no goal is on at all. */
export function freeMoment(view: View): StripMoment {
  const moment = runMoment(view);
  const { safeSince } = view.goals;
  return moment.kind === 'free' && view.fates !== undefined && safeSince !== undefined
    ? { kind: 'safe', since: safeSince, last: moment.last }
    : moment;
}

/** Of what may be code, which is wider than words. */
const codeCharsMax = 40;

/** The step that was just taken, in as many words as there is room for. */
function lastStep({ program, frames, cursor }: View): string {
  const step = stepSentence(program, frames, cursor);
  if (step === undefined) return '';
  const { who, what, effect } = step;
  return thatFits(
    [`${who}: ${what}; ${effect}.`, `${who}: ${what}.`, `${effect}.`, `${who} has stepped.`],
    codeCharsMax,
  );
}

function drawnMoment(view: View, goal: GoalView): StripMoment {
  const { cursor, drawn, goals } = view;
  if (goal.reached)
    return { kind: 'drawn to its end', stuck: view.standing.kind === 'stuck', cause: whyBroken(view) };
  if (view.divergence !== undefined && cursor > 0)
    return view.standing.kind === 'running'
      ? { kind: 'fix', parted: partedOf(view), begun: true }
      : runMoment(view);
  if (cursor === 0 || drawn === undefined)
    return cursor === 0
      ? { kind: 'drawn', last: 'Step it, or let it play.', doomedAt: undefined, cause: { kind: 'unknown' } }
      : runMoment(view);
  if (!drawn.onTrack) return { kind: 'off the drawn way', back: drawn.followed };
  return { kind: 'drawn', last: lastStep(view), doomedAt: goals.doomedAt, cause: whyBroken(view) };
}

function predictMoment(view: View): StripMoment {
  const { challenge } = view.goals;
  if (challenge.kind !== 'predict') return { kind: 'predict', phase: 'waiting' };
  if (challenge.phase !== 'answered') return { kind: 'predict', phase: challenge.phase };
  const named = challenge.alternatives.find(({ option }) => isSameTurn(option.turn, challenge.answer));
  const right = named?.fate === 'doomed';
  const fate = named?.fate === 'safe' ? 'safe' : 'open';
  const cause = right && named.end !== undefined ? whyAfter(view, named.end) : { kind: 'unknown' as const };
  return { kind: 'predicted', right, fate, cause };
}

function provokeMoment(view: View, goal: GoalView): StripMoment {
  const { program, goals, exploration } = view;
  const index = program.properties.findIndex(({ name }) => name === goal.property?.name);
  const property = program.properties[index];
  const cover = goal.property?.kind === 'cover';
  if (goal.reached) {
    const why = whyOf(view, goal.causes, goal.brokenAt);
    const round = view.judgements[index]?.kind === 'in vain' && why.kind !== 'said';
    return { kind: 'provoked', cover, cause: round ? { kind: 'round' } : why };
  }
  if (property !== undefined && property.expected === (cover ? 'fails' : 'holds'))
    return { kind: 'never here', cover };
  if (goal.brokenAt !== undefined) return { kind: 'not by hand' };
  const { doomedAt, safeSince, end } = goals;
  if (!cover && doomedAt !== undefined && end !== undefined)
    return end.broken[index] === undefined
      ? { kind: 'lost otherwise', since: doomedAt }
      : { kind: 'nearly provoked' };
  if (!cover && safeSince !== undefined && safeSince > 0)
    return { kind: 'out of reach', since: safeSince, cause: whyOf(view, avoidCauses(view, goal), undefined) };
  const what = provokeWords(goal.phrase, cover);
  // Fates say nothing of a cover.
  const known = cover ? 'not all' : knownOf(exploration);
  return { kind: 'provoke', what, known, fates: view.fatesShown };
}

function knownOf(exploration: View['exploration']): Known {
  if (exploration?.fates !== undefined) return 'all';
  return exploration?.status === 'failed' || exploration?.report?.complete === false ? 'not all' : 'trying';
}

function avoidMoment(view: View, goal: GoalView): StripMoment {
  const { goals, program, frames, cursor } = view;
  const { challenge } = goals;
  if (challenge.kind !== 'avoid') return { kind: 'your move', first: true, last: '', late: false };
  const frame = frames[cursor];
  const theirs = challenge.theirs.includes(cursor) && frame?.actor !== undefined;
  const said = theirs ? defined(stepSentence(program, frames, cursor)).what : '';
  const last = theirs
    ? thatFits([`The adversary: ${said.replace(/;$/, '')}`, 'The adversary has stepped.'], codeCharsMax)
    : '';
  const { phase } = challenge;
  switch (phase) {
    case 'waiting':
    case 'unknown':
    case 'theirs':
    case 'refused':
      return { kind: 'avoid', phase, last };
    case 'yours': {
      const late = challenge.code !== undefined && challenge.code <= 0;
      return { kind: 'your move', first: cursor === 0, last, late };
    }
    case 'won':
      return { kind: 'avoided', cause: whyOf(view, goal.causes, undefined) };
    case 'lost':
      return { kind: 'not avoided', at: goals.doomedAt ?? cursor, cause: whyBroken(view) };
    default:
      return unreachable(phase);
  }
}

function fixMoment(view: View, goal: GoalView): StripMoment {
  const parted = partedOf(view);
  return goal.reached ? { kind: 'repaired', parted } : { kind: 'fix', parted, begun: goal.begun };
}

function partedOf({ divergence, program }: View): Parted | undefined {
  if (divergence === undefined) return undefined;
  const at = divergence.turn;
  return {
    at,
    what: thatFits([...shortParting(program, divergence.parting), 'Here they go on in another way.']),
  };
}

/** Why the run with the step that was named breaks what it breaks. */
function whyAfter({ goals, program }: View, { broken, frames }: PlayedOn): Why {
  const sentence = causeSentence(program, frames, frames.length - 1, causesOf(goals.list, program, broken));
  return sentence === undefined ? { kind: 'unknown' } : { kind: 'said', sentence };
}

/** What the author wrote of the properties that are broken. */
function causesOf(
  list: readonly GoalView[],
  { properties }: Program,
  broken: PlayedOn['broken'],
): readonly Cause[] {
  const names = properties.flatMap(({ name }, index) => (broken[index] === undefined ? [] : [name]));
  return list.flatMap(({ kind, property, causes }) =>
    kind === 'provoke' && property !== undefined && names.includes(property.name) ? causes : [],
  );
}

/** Why the run is doomed or broken: in the words of the first property that it breaks, and that the author wrote of. */
function whyBroken(view: View): Why {
  const { goals, program } = view;
  const broken = goals.end === undefined ? [] : goals.end.broken;
  if (broken.every((at) => at === undefined) && goals.doomedAt === undefined)
    return { kind: 'nothing broken' };
  return whyOf(view, causesOf(goals.list, program, broken), goals.doomedAt);
}

/** The author's sentence, or since which step; of what has not been broken, nothing more. */
function whyOf(view: View, causes: readonly Cause[], since: number | undefined): Why {
  const { program, frames, cursor } = view;
  const sentence = causeSentence(program, frames, cursor, causes);
  if (sentence !== undefined) return { kind: 'said', sentence };
  return since === undefined || since === 0 ? { kind: 'unknown' } : { kind: 'since', step: since };
}

/** Why a property can no longer be broken is told where it is to be avoided. */
function avoidCauses({ goals }: View, { property }: GoalView): readonly Cause[] {
  const avoid = goals.list.find((each) => each.kind === 'avoid' && each.property?.name === property?.name);
  return avoid === undefined ? [] : avoid.causes;
}
