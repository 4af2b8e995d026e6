// What the strip says: one line of what is to be done or has happened, one of why. Short sentences about one property.

import { unreachable } from '../base/unreachable.ts';
import type { Known, StripMoment, Why } from './stripMoment.ts';

type Ground = 'plain' | 'won' | 'lost' | 'safe';

export interface StripText {
  readonly ground: Ground;
  /** The first words, in the colour of the ground. */
  readonly lead: string;
  readonly one: string;
  readonly two: string;
}

/** Of line one and line two: the strip has room for as much on every width. */
export const ONE_CHARS_MAX = 48;
export const TWO_CHARS_MAX = 56;

const trying = 'The page is still trying every schedule.';
const notAll = 'There are too many schedules to try them all.';

export function stripText(moment: StripMoment): StripText {
  switch (moment.kind) {
    case 'drawn':
    case 'off the drawn way':
    case 'drawn to its end':
      return drawnText(moment);
    case 'predict':
      return predictText(moment.phase);
    case 'predicted':
      return predictedText(moment);
    case 'provoke':
    case 'provoked':
    case 'nearly provoked':
    case 'out of reach':
    case 'lost otherwise':
    case 'not by hand':
    case 'never here':
      return provokeText(moment);
    case 'avoid':
    case 'your move':
    case 'avoided':
    case 'not avoided':
      return gameText(moment);
    case 'fix':
    case 'repaired':
      return fixText(moment);
    case 'exercise':
      return moment.solved
        ? won('Right.', 'Every schedule was tried.', 'No order of steps breaks it any more.')
        : plain('Mend it yourself.', exerciseHelp(moment.doomedAt));
    case 'free':
    case 'safe':
    case 'doomed':
    case 'at rest':
    case 'stuck':
    case 'error':
      return runText(moment);
    default:
      return unreachable(moment);
  }
}

function exerciseHelp(doomedAt: number | undefined): string {
  if (doomedAt !== undefined) return `Not yet: this run is doomed since step ${doomedAt}.`;
  return 'Edit the text; the page tries every schedule.';
}

type Of<Kind extends StripMoment['kind']> = Extract<StripMoment, { readonly kind: Kind }>;

function runText(moment: Of<'free' | 'safe' | 'doomed' | 'at rest' | 'stuck' | 'error'>): StripText {
  switch (moment.kind) {
    case 'free':
      return plain(
        moment.first ? 'You are the scheduler: who steps first?' : 'You are the scheduler: who steps next?',
        moment.last,
      );
    case 'safe':
      return safe(
        moment.since === 0 ? 'Nothing can break here,' : 'It cannot break any more,',
        moment.since === 0 ? 'in any order of steps.' : `since step ${moment.since}.`,
        moment.last,
      );
    case 'doomed':
      return lost(
        moment.since === 0 ? 'Doomed from the start.' : `Doomed since step ${moment.since}.`,
        '',
        moment.cause.kind === 'said' ? moment.cause.sentence : 'No order of steps helps any more.',
      );
    case 'at rest':
      return plain(
        'Finished. All are at rest.',
        moment.parted?.what ?? (moment.broken ? 'Something was broken on the way.' : 'Nothing was broken.'),
      );
    case 'stuck':
      return lost(
        'Stuck for ever.',
        '',
        moment.cause.kind === 'said' ? moment.cause.sentence : 'Somebody waits, and nobody can move.',
      );
    case 'error':
      return lost('Error', `at step ${moment.at}.`, 'The run ends here: see the properties.');
    default:
      return unreachable(moment);
  }
}

function drawnText(moment: Of<'drawn' | 'off the drawn way' | 'drawn to its end'>): StripText {
  switch (moment.kind) {
    case 'drawn':
      return moment.doomedAt === undefined
        ? plain('Play it as drawn, cell by cell.', moment.last)
        : plain(
            `Play it as drawn. Doomed since step ${moment.doomedAt}.`,
            moment.cause.kind === 'said' ? moment.cause.sentence : 'No order of steps helps any more.',
          );
    case 'off the drawn way':
      return plain(
        'This is not what the document draws.',
        `It parts at step ${moment.back + 1}. Go back, or go on your own way.`,
      );
    case 'drawn to its end':
      return won(
        'Done.',
        moment.stuck ? 'Stuck for ever.' : 'Played as the document draws it.',
        whyWords(moment.cause),
      );
    default:
      return unreachable(moment);
  }
}

function predictedText({ right, fate, cause }: Of<'predicted'>): StripText {
  if (right) return won('Right.', 'From here no order of steps helps.', whyWords(cause));
  const safe = fate === 'safe';
  return plain(
    'Not that one.',
    safe ? 'After it nothing can break any more.' : 'After it the run can still be saved.',
  );
}

type Provoking = Of<
  | 'provoke'
  | 'provoked'
  | 'nearly provoked'
  | 'out of reach'
  | 'lost otherwise'
  | 'not by hand'
  | 'never here'
>;

function provokeText(moment: Provoking): StripText {
  switch (moment.kind) {
    case 'provoke':
      return plain(`${moment.what}.`, provokeHelp(moment.known, moment.fates));
    case 'provoked':
      return won('Won.', moment.cover ? 'You got there.' : 'You made it happen.', whyWords(moment.cause));
    case 'nearly provoked':
      return plain('It cannot be saved any more.', 'Step on, to where it shows.');
    case 'out of reach':
      return safe(
        'It cannot break any more,',
        `since step ${moment.since}.`,
        whyWords(moment.cause) || 'Go back, and try another order.',
      );
    case 'lost otherwise':
      return plain(`Lost since step ${moment.since}, but in another way.`, 'Go back, and try another order.');
    case 'not by hand':
      return plain('It has happened, but not by your steps.', 'Start again, and choose every step.');
    case 'never here':
      return plain(
        moment.cover ? 'With these settings it never happens.' : 'With these settings it never breaks.',
        'Start, and the page chooses others.',
      );
    default:
      return unreachable(moment);
  }
}

function gameText(moment: Of<'avoid' | 'your move' | 'avoided' | 'not avoided'>): StripText {
  switch (moment.kind) {
    case 'avoid':
      return avoidText(moment.phase, moment.last);
    case 'your move':
      return plain('Avoid it: your move.', moveWords(moment));
    case 'avoided':
      return won('Won.', 'Nothing can break it any more.', whyWords(moment.cause));
    case 'not avoided':
      return lost('Lost', `at step ${moment.at}.`, whyWords(moment.cause));
    default:
      return unreachable(moment);
  }
}

function moveWords({ late, first, last }: Of<'your move'>): string {
  if (late) return 'From here you cannot force a win. Go back.';
  return first ? 'Step anybody, or pass. Then the adversary moves.' : last;
}

function fixText(moment: Of<'fix' | 'repaired'>): StripText {
  const { parted } = moment;
  switch (moment.kind) {
    case 'fix':
      if (parted === undefined)
        return plain(
          'Same steps, with the fix on.',
          moment.begun ? 'So far both do the same.' : 'See where the two part.',
        );
      return plain(`Same steps, parted at step ${parted.at}.`, parted.what);
    case 'repaired':
      return won('Repaired.', 'With the fix nothing breaks.', parted?.what ?? 'Every step is the same.');
    default:
      return unreachable(moment);
  }
}

function lost(lead: string, one: string, two: string): StripText {
  return { ground: 'lost', lead, one, two };
}

function safe(lead: string, one: string, two: string): StripText {
  return { ground: 'safe', lead, one, two };
}

function plain(one: string, two: string): StripText {
  return { ground: 'plain', lead: '', one, two };
}

function won(lead: string, one: string, two: string): StripText {
  return { ground: 'won', lead, one, two };
}

function whyWords(why: Why): string {
  switch (why.kind) {
    case 'said':
      return why.sentence;
    case 'since':
      return `Since step ${why.step} no order of steps can help.`;
    case 'round':
      return 'The run goes round, and it waits in vain.';
    case 'nothing broken':
      return 'As it stands, it breaks nothing.';
    case 'unknown':
      return '';
    default:
      return unreachable(why);
  }
}

function predictText(phase: Extract<StripMoment, { readonly kind: 'predict' }>['phase']): StripText {
  switch (phase) {
    case 'waiting':
      return plain('Which step will break it?', trying);
    case 'unknown':
      return plain('Which step will break it?', notAll);
    case 'asked':
      return plain('Which of these steps breaks it?', 'Answer with its button.');
    case 'away':
      return plain('The question stands at another step.', 'Go back to it to answer.');
    default:
      return unreachable(phase);
  }
}

function provokeHelp(known: Known, fates: boolean): string {
  switch (known) {
    case 'trying':
      return trying;
    case 'not all':
      return 'You choose every step.';
    case 'all':
      return fates ? 'It can go either way.' : 'It can go either way. Fates are hidden.';
    default:
      return unreachable(known);
  }
}

function avoidText(
  phase: Extract<StripMoment, { readonly kind: 'avoid' }>['phase'],
  last: string,
): StripText {
  switch (phase) {
    case 'waiting':
      return plain('Avoid it.', trying);
    case 'unknown':
      return plain('Avoid it: no game here.', notAll);
    case 'refused':
      return plain('Avoid it: no game with these settings.', 'One of you would always win. Choose others.');
    case 'theirs':
      return plain('Avoid it: the adversary’s move.', last === '' ? 'Go one step back, or forward.' : last);
    default:
      return unreachable(phase);
  }
}

/** The first of these that is short enough: the second line has room for it, or for code, which is wider. */
export function thatFits(candidates: readonly string[], charsMax = TWO_CHARS_MAX): string {
  return candidates.find((each) => each.length <= charsMax) ?? '';
}
