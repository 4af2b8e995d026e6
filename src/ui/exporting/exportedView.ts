// The run that the page shows, as an exporter takes it.

import { assert } from '../../base/assert.ts';
import { moverAt } from '../../facts/movers.ts';
import { textLines } from '../../facts/textLines.ts';
import type { ExportedRun } from '../../formats/exports/exportedRun.ts';
import { type LinkV1, parseLink } from '../../formats/link/link.ts';
import { packer } from '../../formats/link/packedText.ts';
import type { View } from '../../store/derived/view.ts';
import type { Session } from '../../store/session.ts';
import { statusHead, statusOf } from '../../words/statusWords.ts';
import { turnsAsDrawn } from '../parts/asDrawn.ts';
import { notesAt } from '../parts/notes.ts';
import { runMail } from '../reading/runMail.ts';

/** The whole line, what follows now included; what of fates may not be shown is not in it. */
export function exportedView(session: Session): ExportedRun {
  const state = session.store.getState();
  const view = session.viewOf(state);
  const fragment = session.linkOf(state);
  const address = new URL(window.location.href);
  address.hash = fragment;
  const { scenario, program, frames, fates } = view;
  const end = session.endOf(state);
  const status =
    end && statusOf(program, textLines(scenario.text), { frames, cursor: frames.length - 1, fates, ...end });
  return {
    ...{ title: scenario.title, program, frames },
    ends: status === undefined ? '' : `${statusHead(status)} ${status.more}`.trim(),
    link: address.href,
    words: wordsOf(fragment),
    mail: () => runMail(view, end, status, address.href),
    shown: shownIn(view),
  };
}

function wordsOf(fragment: string): LinkV1 {
  const { link } = parseLink(fragment, packer);
  assert(link !== undefined, 'the page reads the links that it writes');
  return link;
}

function shownIn(view: View): ExportedRun['shown'] {
  const { drawn, divergence, fates, goals } = view;
  const theirs = goals.challenge.kind === 'avoid' ? goals.challenge.theirs : undefined;
  return {
    notesOf: (turn) => notesAt(view, turn),
    drawnTurns: turnsAsDrawn(drawn),
    moverOf: theirs && ((turn) => moverAt(theirs, turn)),
    parting: divergence?.turn,
    fates,
  };
}
