/** What the page around a frame is told of the run in it. */

import type { EmbedState, EmbedVerdict } from '../formats/embed/messages.ts';
import { printSchedule } from '../formats/schedule.ts';
import { settingWords } from '../formats/settings.ts';
import { freeMoment } from '../store/derived/stripMoment.ts';
import type { View } from '../store/derived/view.ts';
import { phraseOf } from '../words/stepWords.ts';
import { stripText } from '../words/stripWords.ts';

/** `link`: the fragment of the link to it. */
export function stateOf({ scenario, program, frames, cursor, outlook }: View, link: string): EmbedState {
  const names = program.actors.map(({ name }) => name);
  return {
    link,
    title: scenario.title,
    step: cursor,
    steps: frames.length - 1,
    settings: Object.fromEntries(settingWords(program.settings, scenario)),
    moves: outlook.flatMap(({ actor, options }) =>
      options.map((option) => ({
        turn: printSchedule([option.turn], names),
        words: phraseOf(program, scenario.text, { actor, ...option }).parts.join(', '),
      })),
    ),
  };
}

export function verdictOf(view: View): EmbedVerdict {
  const { standing, fates, cursor, judgements, program } = view;
  const { lead, one, two } = stripText(freeMoment(view));
  return {
    standing: standing.kind,
    fate: fates?.frames[cursor] ?? 'hidden',
    said: [`${lead} ${one}`.trim(), two],
    broken: program.properties.flatMap(({ name }, index) =>
      judgements[index]?.kind === 'broken' ? [name] : [],
    ),
  };
}
