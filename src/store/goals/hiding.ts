// Whether the page may say what the explorer knows of this run: not while the goal that is on is to find it out.

import { unreachable } from '../../base/unreachable.ts';
import type { Program } from '../../model/program.ts';
import type { GoalKind } from '../../model/scenario.ts';
import type { FatesShown } from '../inputs/page.ts';
import { isRight } from './challengeView.ts';
import type { GoalsView, GoalView } from './goals.ts';

/** True for what one is to find out for oneself. */
export function isFoundOut(kind: GoalKind): boolean {
  return kind === 'predict' || kind === 'provoke' || kind === 'avoid';
}

export function areShown(asked: FatesShown, goals: GoalsView, program: Program): boolean {
  switch (asked) {
    case 'shown':
      return true;
    case 'hidden':
      return false;
    case 'by goal': {
      const goal = goals.list.find(({ key }) => key === goals.current);
      return goal === undefined || isDecided(goal, goals, program);
    }
    case 'until decided':
      return goals.doomedAt !== undefined || goals.safeSince !== undefined;
    default:
      return unreachable(asked);
  }
}

/** True where nothing is left to be found out, or nothing was asked. */
function isDecided(goal: GoalView, { challenge, doomedAt, safeSince }: GoalsView, program: Program): boolean {
  switch (goal.kind) {
    case 'predict':
      return challenge.kind === 'predict' && challenge.phase === 'answered' && isRight(challenge);
    case 'provoke': {
      const property = program.properties.find(({ name }) => name === goal.property?.name);
      // Fates say nothing of a cover, and where nothing breaks there is nothing to find out.
      if (property === undefined || property.kind === 'cover' || property.expected === 'holds') return true;
      return goal.reached || goal.brokenAt !== undefined || doomedAt !== undefined || safeSince !== undefined;
    }
    case 'avoid':
      return challenge.kind === 'avoid' && ['won', 'lost', 'refused'].includes(challenge.phase);
    case 'drawn':
    case 'fix':
    case 'exercise':
      return true;
    default:
      return unreachable(goal.kind);
  }
}
