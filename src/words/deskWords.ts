// What the page has asked of the player, as it stands, and how it names the steps that it asks for.

import type { PlayedOn } from '../engine/playOn.ts';
import { actorName } from '../facts/lanes.ts';
import type { ActorIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';
import type { Fate } from '../model/report.ts';
import type { Option, Turn } from '../model/run.ts';
import { phraseOf } from './stepWords.ts';

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
      readonly alternatives: readonly OtherStep[];
    }
  | {
      readonly kind: 'avoid';
      /** `refused`: the solved game says that the adversary can win, or at least not lose. */
      readonly phase: 'waiting' | 'unknown' | 'refused' | 'yours' | 'theirs' | 'won' | 'lost';
      /** Of the shown position: see `GameMap`. */
      readonly code: number | undefined;
      readonly theirs: readonly number[];
    };

export interface OtherStep {
  readonly actor: ActorIndex;
  readonly option: Option;
  readonly fate: Fate | undefined;
  /** Where it dooms the run: the run with it, played on fairly. */
  readonly end: PlayedOn | undefined;
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
