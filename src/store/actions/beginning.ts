// Actions that begin a goal, and the moves of what the page has asked for.

import { assert } from '../../base/assert.ts';
import { unreachable } from '../../base/unreachable.ts';
import { playFromStart } from '../../engine/playOn.ts';
import { stepFrame } from '../../engine/replay.ts';
import { TURNS_MAX } from '../../model/limits.ts';
import type { Settings } from '../../model/program.ts';
import type { Frame, Schedule, Turn } from '../../model/run.ts';
import { isPrefix, isSameTurn, turnsFollowed, turnsOf } from '../../schedule/turns.ts';
import { impossibleSentence } from '../../words/reasonWords.ts';
import { allHold } from '../goals/allHold.ts';
import { challengeOf, worstMove, yourTurns } from '../goals/challenge.ts';
import type { Goal } from '../goals/goalList.ts';
import { nearSettings } from '../goals/nearSettings.ts';
import type { SessionState } from '../inputs/state.ts';
import { type FailingRun, failingRun, failingRuns, goesWrong } from './failingRun.ts';
import { playDrawn, playRun, step } from './playing.ts';
import type { Change, Tools } from './tools.ts';

/** Begins what a goal asks for. */
export function begin(tools: Tools, state: SessionState, key: string): Change {
  const { goals } = tools.derived.viewOf(state);
  const goal = goals.list.find((each) => each.key === key);
  if (goal === undefined) return {};
  // Help was asked for with one goal, and not with the next.
  const help = key === goals.current ? helpOf(state) : withoutHelp(state);
  return { ...help, problems: [], ...beginning(tools, { ...state, ...help }, goal), aim: key };
}

type Help = Pick<SessionState, 'page' | 'hints' | 'helped'>;

/** What goes on being told. */
function helpOf({ page, hints }: SessionState): Help {
  return { page, hints, helped: page.fates === 'shown' };
}

/** Makes a goal the one that is on. */
export function aimAt({ derived }: Tools, state: SessionState, key: string | undefined): Change {
  const { current } = derived.viewOf(state).goals;
  return { ...(key === current ? {} : withoutHelp(state)), aim: key };
}

/** The same goal once more, with nothing told. */
export function beginAlone(tools: Tools, state: SessionState, key: string): Change {
  return begin(tools, { ...state, ...withoutHelp(state) }, key);
}

function withoutHelp({ page }: SessionState): Help {
  const fates = page.fates === 'shown' ? 'by goal' : page.fates;
  return { page: { ...page, fates }, hints: 0, helped: false };
}

function beginning(tools: Tools, state: SessionState, goal: Goal): Change {
  switch (goal.kind) {
    case 'drawn':
      return tools.derived.viewOf(state).scenario.drawn.length > 0
        ? playDrawn(tools, state, 0)
        : playRun(tools, state, 0);
    case 'predict':
      return beginPredict(tools, state);
    case 'provoke':
      return emptyLine(whereItFails(tools, state, goal));
    case 'avoid': {
      const line = emptyLine(whereItFails(tools, state, goal));
      return { ...line, challenge: { kind: 'avoid', line: line.recorded, theirs: [] } };
    }
    case 'fix':
      return beginFix(tools, state);
    case 'exercise':
      return { page: { ...state.page, mode: 'run', editing: true, part: 'story' } };
    default:
      return unreachable(goal.kind);
  }
}

function emptyLine(settings: Settings): Change & { readonly recorded: Schedule } {
  const line = { settings, under: settings, recorded: [], fair: false, cursor: 0 };
  return { ...line, drawn: undefined, playing: 'paused' };
}

/** The shown settings, or the nearest under which the scenario says that it can go wrong; that a cover can be reached. */
function whereItFails({ cache }: Tools, state: SessionState, { property }: Goal): Settings {
  const scenario = cache.scenario(state.good);
  if (scenario === undefined) return state.settings;
  const found = nearSettings(cache, scenario, state.settings, ({ properties }) =>
    properties.some(
      ({ name, kind, expected }) =>
        name === property?.name && expected === (kind === 'cover' ? 'holds' : 'fails'),
    ),
  );
  return found ?? state.settings;
}

function beginPredict(tools: Tools, state: SessionState): Change {
  // Not the same question twice in a row: another run or, behind them all, what the explorer finds.
  const known = failingRuns(tools, state);
  const asked = state.challenge.kind === 'predict' ? known.findIndex((each) => isAsked(each, state)) : -1;
  const run = known[asked + 1];
  const line = emptyLine(run?.settings ?? known[0]?.settings ?? state.settings);
  const challenge = {
    kind: 'predict',
    line: line.recorded,
    schedule: run?.schedule,
    posed: false,
    answer: undefined,
  } as const;
  return { ...line, challenge };
}

function isAsked({ schedule }: FailingRun, { challenge }: SessionState): boolean {
  if (challenge.kind !== 'predict' || challenge.schedule === undefined) return false;
  return schedule.length === challenge.schedule.length && isPrefix(schedule, challenge.schedule);
}

/** Takes an answer back, to give another one. */
export function answerAgain(_: Tools, { challenge }: SessionState): Change {
  return challenge.kind === 'predict' ? { challenge: { ...challenge, answer: undefined } } : {};
}

/** Once the fates are known: stops the run one step before its point of no return, and asks. */
export function pose({ derived }: Tools, state: SessionState): Change {
  const challenge = challengeOf(state);
  if (challenge.kind !== 'predict' || challenge.posed) return {};
  const { exploration } = derived.viewOf(state);
  const fates = exploration?.fates;
  if (fates === undefined) return {};
  const example = exploration?.report?.verdicts.find(
    ({ kind, verdict }) => kind !== 'cover' && verdict === 'fails',
  )?.example;
  const asked = challenge.schedule ?? example?.schedule;
  const frames = asked === undefined ? [] : playFromStart(derived.machineOf(state), asked).frames;
  const doomed = frames.findIndex((frame) => fates.of(frame.state) === 'doomed');
  if (doomed < 1) {
    const why = 'Under these settings no run that is known here has a point of no return.';
    return { challenge: { kind: 'none' }, problems: [why] };
  }
  const recorded = turnsOf(frames.slice(0, doomed));
  return { recorded, cursor: recorded.length, challenge: { ...challenge, line: recorded, posed: true } };
}

/** The same schedule under the nearest settings under which what it broke holds, from shortly before they part. */
function beginFix(tools: Tools, state: SessionState): Change {
  const { cache, derived } = tools;
  const scenario = cache.scenario(state.good);
  const shown: FailingRun = { settings: state.under, schedule: state.recorded };
  const run = goesWrong(playFromStart(derived.recorderOf(state), shown.schedule))
    ? shown
    : failingRun(tools, state);
  const recorder = run && cache.machine(state.good, run.settings);
  if (scenario === undefined || run === undefined || recorder === undefined)
    return { problems: ['First there must be a run that goes wrong: provoke one.'] };
  // To its end, where the loss shows: a run that is only doomed may have nothing yet for the two to part at.
  const { broken, frames } = playFromStart(recorder, run.schedule);
  const indices = broken.flatMap((at, index) => (at === undefined ? [] : [index]));
  const settings =
    nearSettings(cache, scenario, run.settings, (program) => allHold(program)) ??
    nearSettings(cache, scenario, run.settings, (program) => allHold(program, indices));
  if (settings === undefined) return { problems: ['No setting that is near this one repairs it.'] };
  const line = { settings, under: run.settings, recorded: turnsOf(frames), fair: true };
  const { divergence } = derived.viewOf({ ...state, ...line });
  const cursor = divergence === undefined ? 0 : Math.max(0, divergence.turn - leadIn);
  return { ...line, cursor, playing: 'playing' };
}

/** Turns that are seen again before two settings part. */
const leadIn = 4;

/** A turn that the player takes: an answer, a move of the game, or simply a step. */
export function take(tools: Tools, state: SessionState, turn: Turn): Change {
  const challenge = challengeOf(state);
  const { cursor } = tools.derived.viewOf(state);
  if (challenge.kind === 'predict' && challenge.answer === undefined) {
    if (!challenge.posed || cursor !== challenge.line.length) return {};
    return { challenge: { ...challenge, answer: turn } };
  }
  if (challenge.kind === 'avoid') return yourMove(tools, state, turn);
  return byHand(tools, state, turn);
}

/** You let the adversary move. */
export function pass(tools: Tools, state: SessionState): Change {
  return challengeOf(state).kind === 'avoid' ? yourMove(tools, state, undefined) : {};
}

/** Back to where you moved last: your move and the answer to it are taken back. */
export function takeBack(tools: Tools, state: SessionState): Change {
  const { goals, cursor } = tools.derived.viewOf(state);
  const { challenge } = goals;
  if (challenge.kind !== 'avoid') return {};
  const at = yourTurns(challenge.theirs, cursor).at(-1);
  return at === undefined ? {} : { cursor: at, playing: 'paused' };
}

/** A step, remembered as the player's own where all before it were. */
function byHand(tools: Tools, state: SessionState, turn: Turn): Change {
  const { frames, cursor } = tools.derived.viewOf(state);
  const change = step(tools, state, turn);
  const { chosen } = state;
  const own = turnsFollowed(frames, chosen, cursor) === cursor;
  if (!own || change.problems !== undefined || isSameTurn(chosen[cursor], turn)) return change;
  return { ...change, chosen: [...chosen.slice(0, cursor), turn] };
}

const theirMove = 'Here it is the adversary’s move: go one step back, or forward.';

/** Your move, or none, and the adversary's answer. */
function yourMove(tools: Tools, state: SessionState, turn: Turn | undefined): Change {
  const challenge = challengeOf(state);
  assert(challenge.kind === 'avoid', 'there is a game');
  const { frames, cursor, goals, exploration } = tools.derived.viewOf(state);
  const fates = exploration?.fates;
  const game = exploration?.game;
  const now = frames[cursor];
  if (goals.challenge.kind !== 'avoid' || now === undefined) return {};
  if (goals.challenge.phase === 'theirs') return { problems: [theirMove] };
  if (goals.challenge.phase !== 'yours') return turn === undefined ? {} : byHand(tools, state, turn);
  if (fates === undefined || game === undefined || cursor + 2 > TURNS_MAX) return {};
  const machine = tools.derived.machineOf(state);
  const line: Frame[] = frames.slice(0, cursor + 1);
  const theirs = challenge.theirs.filter((each) => each <= cursor);
  if (turn !== undefined) {
    const mine = stepFrame(machine, now, turn);
    if (mine.kind === 'impossible') return { problems: [impossibleSentence(machine.program, mine.why)] };
    line.push(mine.frame);
  }
  const here = line.at(-1) ?? now;
  const reply = fates.of(here.state) === 'open' ? worstMove(game, machine, here) : undefined;
  if (reply !== undefined) {
    line.push(reply);
    theirs.push(reply.index);
  }
  const recorded = turnsOf(line);
  return {
    ...{ recorded, under: state.settings, fair: false, cursor: recorded.length },
    ...{ playing: 'paused', challenge: { ...challenge, line: recorded, theirs } },
  };
}
