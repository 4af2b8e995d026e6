// The goals of a scenario in words: what each is called, and what is to be done.

import { unreachable } from '../base/unreachable.ts';
import type { PropertyKind } from '../model/program.ts';
import type { GoalKind } from '../model/scenario.ts';

interface Goal {
  readonly kind: GoalKind;
  readonly property: { readonly kind: PropertyKind; readonly sentence: string } | undefined;
}

/** `drawn`: whether the document has a table of its own. */
export function goalTitle({ kind, property }: Goal, drawn: boolean): string {
  switch (kind) {
    case 'drawn':
      return drawn ? 'Play it as drawn' : 'Play it through';
    case 'predict':
      return 'Predict who breaks it';
    case 'provoke':
      return property?.kind === 'cover' ? 'Get there yourself' : 'Provoke it yourself';
    case 'avoid':
      return 'Avoid it';
    case 'fix':
      return 'Same schedule, with the fix';
    case 'exercise':
      return 'Mend it yourself';
    default:
      return unreachable(kind);
  }
}

/** What is to be done, in one or two sentences. */
export function goalTask({ kind, property }: Goal): string {
  switch (kind) {
    case 'drawn':
      return 'Watch the document’s own schedule, or step it: the next step is marked under its lane.';
    case 'predict':
      return 'A run stops one step before it can no longer be saved. Which step is it? Fates are hidden until you answer.';
    case 'provoke':
      return property?.kind === 'cover'
        ? 'Step by step, with the buttons under the lanes, make this happen:'
        : 'Step by step, with the buttons under the lanes, make a run that breaks this:';
    case 'avoid':
      return 'You step anybody once, or pass; then the adversary steps anybody once, and so on. You win when no step can break anything any more, the adversary when nothing can save the run.';
    case 'fix':
      return 'The schedule that went wrong is played again under the setting that repairs it, up to where the two part, and on to the end.';
    case 'exercise':
      return 'Change the text. The page then tries every schedule, and says what holds now and what does not any more.';
    default:
      return unreachable(kind);
  }
}

/** What the button says that begins it; `again` where it was begun before. */
export function beginWords(kind: GoalKind, again: boolean): string {
  switch (kind) {
    case 'drawn':
      return again ? 'Play it again' : 'Play';
    case 'predict':
      return again ? 'Ask me again' : 'Ask me';
    case 'provoke':
      return 'Start from the beginning';
    case 'avoid':
      return again ? 'Start again' : 'Start the game';
    case 'fix':
      return again ? 'Play it again' : 'Play it with the fix';
    case 'exercise':
      return 'Open the text';
    default:
      return unreachable(kind);
  }
}

/** What is to be made happen, in the author's words or in those of its property. */
export function provokeWords(phrase: string | undefined, cover: boolean): string {
  if (phrase !== undefined) return cover ? `Get there: ${phrase}` : `Provoke it: ${phrase}`;
  return cover ? 'Get there yourself' : 'Provoke it: break the property';
}

/** What the button says that goes on to a goal. */
export function nextGoalName(kind: GoalKind): string {
  switch (kind) {
    case 'drawn':
      return 'Play it';
    case 'predict':
      return 'Predict';
    case 'provoke':
      return 'Provoke it';
    case 'avoid':
      return 'Avoid it';
    case 'fix':
      return 'The fix';
    case 'exercise':
      return 'Mend it';
    default:
      return unreachable(kind);
  }
}
