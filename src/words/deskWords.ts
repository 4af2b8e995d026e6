// What is said about the goal that is on: how it stands, what was won or lost, and why.

import { unreachable } from '../base/unreachable.ts';
import type { Judgement } from '../engine/judge.ts';
import type { PlayedOn } from '../engine/playOn.ts';
import { actorName } from '../facts/lanes.ts';
import type { ActorIndex } from '../model/indices.ts';
import type { Program, PropertyKind } from '../model/program.ts';
import type { Fate } from '../model/report.ts';
import type { Frame, Option, Turn } from '../model/run.ts';
import type { Exercise, GoalKind } from '../model/scenario.ts';
import { isSameTurn } from '../schedule/turns.ts';
import { vainSentence } from './judgementWords.ts';
import { phraseOf } from './stepWords.ts';
import { deedOf, whyLost } from './why.ts';

export interface Desk {
  readonly tone: 'open' | 'good' | 'bad';
  readonly head: string;
  readonly more: string;
}

/** What of a challenge is on screen. */
export type ChallengeView =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'predict';
      /** `away`: another moment of the run is shown. */
      readonly phase: 'waiting' | 'unknown' | 'asked' | 'away' | 'answered';
      /** The turns after which the question stands. */
      readonly at: number;
      readonly answer: Turn | undefined;
      /** Filled when it is answered. */
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly kind: 'avoid';
      /** `refused`: the solved game says that the adversary can win, or at least not lose. */
      readonly phase: 'waiting' | 'unknown' | 'refused' | 'yours' | 'theirs' | 'won' | 'lost';
      /** Of the shown position: see `GameMap`. */
      readonly code: number | undefined;
      readonly theirs: readonly number[];
    };

export interface Alternative {
  readonly actor: ActorIndex;
  readonly option: Option;
  readonly fate: Fate | undefined;
  /** Where it dooms the run: the run with it, played on fairly. */
  readonly end: PlayedOn | undefined;
}

export interface DeskInput {
  readonly program: Program;
  readonly text: string;
  readonly frames: readonly Frame[];
  readonly cursor: number;
  readonly goal: {
    readonly kind: GoalKind;
    readonly property: { readonly name: string; readonly kind: PropertyKind } | undefined;
    readonly reached: boolean;
    readonly won: boolean;
    readonly begun: boolean;
    /** The turn at which its property was broken, or met, whoever chose the turns. */
    readonly brokenAt: number | undefined;
  };
  readonly judgements: readonly Judgement[];
  readonly challenge: ChallengeView;
  readonly end: PlayedOn | undefined;
  readonly doomedAt: number | undefined;
  /** Where the same schedule went another way under these settings. */
  readonly divergence: string | undefined;
  readonly exercise: Exercise | undefined;
}

/** How the goal stands. Nothing is said of one that has not been begun. */
export function deskOf(input: DeskInput): Desk {
  const { goal, challenge, exercise } = input;
  switch (goal.kind) {
    case 'drawn':
      return goal.reached
        ? good('Played to its end.', whyIfLost(input) || 'As it stands, it breaks nothing.')
        : nothing;
    case 'predict':
      return challenge.kind === 'predict' ? predictDesk(input, challenge) : nothing;
    case 'provoke':
      return provokeDesk(input);
    case 'avoid':
      return challenge.kind === 'avoid' ? avoidDesk(input, challenge) : nothing;
    case 'fix':
      return fixDesk(input);
    case 'exercise':
      return goal.reached ? good('Right.', exercise?.solved) : nothing;
    default:
      return unreachable(goal.kind);
  }
}

/** What stands over the lanes while the page waits for an answer or a move; else undefined. */
export function challengeStatus(challenge: ChallengeView): Desk | undefined {
  if (challenge.kind === 'predict' && challenge.phase === 'asked')
    return open(
      'Which task breaks it now?',
      'One of the next steps leaves no way back. Answer with its button.',
    );
  if (challenge.kind === 'avoid' && challenge.phase === 'yours')
    return open('Your move:', 'step anybody once, or pass with 0. Then the adversary moves.');
  return undefined;
}

const nothing: Desk = { tone: 'open', head: '', more: '' };

function open(head: string, more = ''): Desk {
  return { tone: 'open', head, more };
}

function good(head: string, more = ''): Desk {
  return { tone: 'good', head, more };
}

function bad(head: string, more = ''): Desk {
  return { tone: 'bad', head, more };
}

function whyIfLost({ program, text, end, doomedAt }: DeskInput): string {
  return end === undefined ? '' : whyLost(program, text, { end, doomedAt });
}

function predictDesk(
  { program, text }: DeskInput,
  { phase, at, answer, alternatives }: Extract<ChallengeView, { readonly kind: 'predict' }>,
): Desk {
  switch (phase) {
    case 'waiting':
      return open('One moment:', 'the explorer is still trying every schedule.');
    case 'unknown':
      return open('Nobody knows:', 'the explorer could not try every schedule.');
    case 'asked':
      return open('Which task breaks it now?', 'Answer with its step button.');
    case 'away':
      return open(`The question stands at step ${at}.`);
    case 'answered': {
      const named = alternatives.find(({ option }) => isSameTurn(option.turn, answer));
      const dooming = named?.fate === 'doomed' ? named : alternatives.find(({ fate }) => fate === 'doomed');
      const why =
        dooming?.end === undefined ? '' : whyLost(program, text, { end: dooming.end, doomedAt: at + 1 });
      if (named === undefined || named.fate === 'doomed') return good('Right.', why);
      const after = named.fate === 'safe' ? 'no step can break anything any more' : 'it can still be saved';
      return bad(`No: after ${stepName(program, text, named)} ${after}.`, why);
    }
    default:
      return unreachable(phase);
  }
}

/** `signal 0 by vCPU2` */
export function stepName(
  program: Program,
  text: string,
  { actor, option }: { readonly actor: ActorIndex; readonly option: Option },
): string {
  const { choice, labels, happenings, at } = option;
  const { parts } = phraseOf(program, text, { actor, choice, labels, happenings, at });
  return `${parts.join(', ')} by ${actorName(program, actor)}`;
}

function provokeDesk(input: DeskInput): Desk {
  const { program, text, frames, cursor, goal, end } = input;
  const index = program.properties.findIndex(({ name }) => name === goal.property?.name);
  const property = program.properties[index];
  const cover = goal.property?.kind === 'cover';
  if (goal.reached) {
    if (cover) return good('You got there.', deedOf(program, text, frames, cursor));
    const vain = property && vainSentence(property, input.judgements[index] ?? { kind: 'kept' });
    return good('You broke it.', vain ?? whyIfLost(input));
  }
  if (property !== undefined && property.expected === (cover ? 'fails' : 'holds')) {
    const never = cover ? 'it never happens' : 'it always holds';
    return open(`Under these settings ${never}, says the scenario:`, 'choose others, or start here.');
  }
  if (goal.brokenAt !== undefined)
    return open(
      `This run ${cover ? 'gets there' : 'breaks it'}, but not by your steps alone.`,
      'Start from the beginning, and step it yourself.',
    );
  if (end === undefined || cover) return nothing;
  // A run that is only doomed has broken nothing yet.
  return end.broken[index] === undefined
    ? bad('This run is lost, but not in this way.', whyIfLost(input))
    : open('Not broken yet:', 'step on, to where it shows.');
}

function avoidDesk(
  input: DeskInput,
  { phase, code, theirs }: Extract<ChallengeView, { readonly kind: 'avoid' }>,
): Desk {
  const { program, text, frames, cursor } = input;
  switch (phase) {
    case 'waiting':
      return open('One moment:', 'the explorer is still trying every schedule.');
    case 'unknown':
      return open('No game:', 'the explorer could not try every schedule.');
    case 'refused':
      return open('No game under these settings:', refusal(code));
    case 'theirs':
      return open('The adversary’s move.', 'Go one step back, or forward.');
    case 'won':
      return good('You win.', 'No step can break anything any more, whoever steps.');
    case 'lost':
      return bad('The adversary wins.', whyIfLost(input));
    case 'yours': {
      const moved = theirs.includes(cursor) ? `The adversary: ${deedOf(program, text, frames, cursor)}` : '';
      const late = code !== undefined && code <= 0 ? 'You have let it come too far: go back.' : '';
      return open(
        'Your move:',
        ['step anybody, or pass.', moved, late].filter((each) => each !== '').join(' '),
      );
    }
    default:
      return unreachable(phase);
  }
}

function refusal(code: number | undefined): string {
  if (code !== undefined && code > 0) return 'no step can break anything. Choose others.';
  return code === 0 ? 'neither of you could force an end.' : 'the adversary would win whatever you do.';
}

function fixDesk({ goal, divergence }: DeskInput): Desk {
  if (goal.reached) {
    const parted = divergence ?? 'The same schedule runs to its end.';
    return good('Repaired.', `${parted} Nothing is broken at the end.`);
  }
  return goal.begun && divergence !== undefined ? open('The two part:', divergence) : nothing;
}
