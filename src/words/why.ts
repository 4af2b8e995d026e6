// Why a run is lost, told from the run itself: the step that doomed it, what it did, and how it ends after that.

import { unreachable } from '../base/unreachable.ts';
import type { PlayedOn } from '../engine/playOn.ts';
import { formatValue } from '../engine/values.ts';
import { actorName } from '../facts/lanes.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { effectOf } from './effects.ts';
import { faultSentence } from './faultWords.ts';
import { brokenBecause } from './judgementWords.ts';
import { waitingWords } from './statusWords.ts';
import { phraseOf } from './stepWords.ts';

export interface Lost {
  readonly end: PlayedOn;
  /** The turn from which no schedule could save the run; undefined where that is not known. */
  readonly doomedAt: number | undefined;
}

/**
 * `Step 48, signal 0 by vCPU2, wrote true over true: one credit is lost. From then on no schedule saves it: vCPU0
 * waits in wait_event …`
 */
export function whyLost(program: Program, text: string, { end, doomedAt }: Lost): string {
  const firstBroken = Math.min(...end.broken.flatMap((at) => at ?? []));
  const at = doomedAt ?? (Number.isFinite(firstBroken) ? firstBroken : end.frames.length - 1);
  const ending = endingOf(program, end, at);
  if (at === 0) return `It is lost from the start: ${ending}`;
  const from = doomedAt === undefined ? 'So it ends:' : 'From then on no schedule saves it:';
  return `${deedOf(program, text, end.frames, at)} ${from} ${ending}`;
}

/** `Step 48, signal 0 by vCPU2, wrote true over true: one credit is lost.` */
export function deedOf(program: Program, text: string, frames: readonly Frame[], at: number): string {
  const frame = frames[at];
  if (frame?.actor === undefined || frame.choice === undefined) return `Step ${at}.`;
  const { actor, choice, labels, happenings } = frame;
  const { parts } = phraseOf(program, text, { actor, choice, labels, happenings, at: frame.at });
  const head = `Step ${at}, ${parts.join(', ')} by ${actorName(program, actor)}`;
  const over = mergedIn(program, frame);
  if (over !== undefined) return `${head}, wrote ${over} over ${over}: one credit is lost.`;
  const before = frames[at - 1]?.state ?? frame.state;
  return `${head}: ${effectOf(program, before, { actor, choice, happenings })}.`;
}

/** The value that was written over itself where a credit should have been added (R29): a flag cannot hold two. */
function mergedIn(program: Program, { happenings, actor }: Frame): string | undefined {
  for (const { actor: owner, credits } of program.shows) {
    for (const { slot, direction } of credits) {
      const merges = happenings.some(
        (happening) =>
          happening.kind === 'write' &&
          happening.slot === slot &&
          happening.before === happening.after &&
          (direction === 'up' ? happening.after > 0 : happening.after < 0),
      );
      const written = happenings.find((each) => each.kind === 'write' && each.slot === slot);
      const { type } = program.slots[slot] ?? {};
      if (merges && actor !== owner && type !== undefined && written?.kind === 'write')
        return formatValue(program, type, written.after);
    }
  }
  return undefined;
}

/** How the run ends, as a clause with a full stop. */
function endingOf(program: Program, end: PlayedOn, doomedAt: number): string {
  const { standing, broken } = end;
  const clauses = broken.flatMap((at, index) => {
    const property = program.properties[index];
    if (at === undefined || property === undefined) return [];
    const because = brokenBecause(program, property, end.frames[at]);
    switch (property.kind) {
      case 'never':
        return [`“${property.sentence}” is broken at step ${at}${because === '' ? '' : `, ${because}`}`];
      case 'final':
        return [because === '' ? `“${property.sentence}” does not hold in the end` : `in the end ${because}`];
      case 'possible':
      case 'always eventually':
      case 'leads to':
        // Who waits says it better.
        return standing.kind === 'stuck' ? [] : [`“${property.sentence}” will never be so again`];
      case 'cover':
        return [];
      default:
        return unreachable(property.kind);
    }
  });
  switch (standing.kind) {
    case 'stuck':
      return [waitingWords(program, standing.waiting), ...clauses].join('; ').concat('.');
    case 'error':
      return faultSentence(program, standing);
    case 'running':
    case 'finished': {
      const rounds = end.cycleFrom !== undefined && end.frames.length - 1 > doomedAt;
      const round = rounds ? ['the same steps come again and again'] : [];
      const all = [...round, ...clauses];
      return all.length === 0 ? 'nobody who matters can move any more.' : `${all.join('; ')}.`;
    }
    default:
      return unreachable(standing);
  }
}
