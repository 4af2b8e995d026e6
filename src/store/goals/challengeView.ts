// How the run stands to what the page has asked: what the answer led to, or who is to move in the game and who wins it.

import { rememberEach } from '../../base/remember.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { Machine } from '../../engine/machine.ts';
import { type PlayedOn, playOn } from '../../engine/playOn.ts';
import { stepFrame } from '../../engine/replay.ts';
import type { Frame, Option } from '../../model/run.ts';
import { isSameTurn } from '../../schedule/turns.ts';
import type { ChallengeView, OtherStep } from '../../words/deskWords.ts';
import type { Challenge } from '../inputs/challenge.ts';
import type { SessionState } from '../inputs/state.ts';
import { challengeOf, isYours } from './challenge.ts';
import type { Shown } from './shown.ts';

/** True where the step that was named is one that dooms the run. */
export function isRight({
  answer,
  alternatives,
}: Extract<ChallengeView, { readonly kind: 'predict' }>): boolean {
  return alternatives.some(({ option, fate }) => fate === 'doomed' && isSameTurn(option.turn, answer));
}

/** Makes a function that looks at the challenge, and remembers what it played on. */
export function createChallengeView(): (state: SessionState, shown: Shown) => ChallengeView {
  const endAfter = rememberEach(
    (machine: Machine, run: readonly Frame[], option: Option): PlayedOn | undefined => {
      const now = run.at(-1);
      const next = now && stepFrame(machine, now, option.turn);
      return next?.kind === 'taken' ? playOn(machine, [...run, next.frame]) : undefined;
    },
    // An option belongs to the frame that it was found at, and that to its run.
    (_, __, option) => [option],
  );

  function alternativesOf({ machine, outlook, frames, cursor, fates }: Shown): readonly OtherStep[] {
    const run = frames.slice(0, cursor + 1);
    return outlook.flatMap(({ actor, options }) =>
      options.map((option): OtherStep => {
        const fate = fates?.choices.get(option.choice);
        return { actor, option, fate, end: fate === 'doomed' ? endAfter(machine, run, option) : undefined };
      }),
    );
  }

  return (state, shown) => {
    const challenge = challengeOf(state);
    switch (challenge.kind) {
      case 'none':
        return challenge;
      case 'predict': {
        const { answer, line } = challenge;
        const phase = questionPhase(challenge, shown);
        const alternatives = phase === 'answered' ? alternativesOf(shown) : [];
        return { kind: 'predict', phase, at: line.length, answer, alternatives };
      }
      case 'avoid': {
        const now = shown.frames[shown.cursor];
        const code = now && shown.exploration?.game?.of(now.state);
        return { kind: 'avoid', phase: gamePhase(challenge, shown), code, theirs: challenge.theirs };
      }
      default:
        return unreachable(challenge);
    }
  };
}

type Phase<Kind> = Extract<ChallengeView, { readonly kind: Kind; readonly phase: unknown }>['phase'];

function questionPhase(
  { posed, line, answer }: Extract<Challenge, { readonly kind: 'predict' }>,
  { exploration, cursor }: Shown,
): Phase<'predict'> {
  if (!posed) return isUnknown(exploration) ? 'unknown' : 'waiting';
  if (cursor !== line.length) return 'away';
  return answer === undefined ? 'asked' : 'answered';
}

function gamePhase(
  { theirs }: Extract<Challenge, { readonly kind: 'avoid' }>,
  { exploration, fates, frames, cursor }: Shown,
): Phase<'avoid'> {
  const fate = fates?.frames[cursor];
  const start = frames[0] && exploration?.game?.of(frames[0].state);
  if (start === undefined || fate === undefined) return isUnknown(exploration) ? 'unknown' : 'waiting';
  // 1 is a start from which nothing can go wrong.
  if (start <= 1) return 'refused';
  if (fate === 'safe') return 'won';
  if (fate === 'doomed') return 'lost';
  return isYours(theirs, cursor) ? 'yours' : 'theirs';
}

/** The explorer has given up, or stopped at a bound: fates will not come. */
function isUnknown(exploration: Shown['exploration']): boolean {
  return exploration?.status === 'failed' || exploration?.report?.complete === false;
}
