// The run that the page shows as it stands in a mail, worked out once for each run.

import { useMemo } from 'react';
import type { View } from '../../store/derived/view.ts';
import { statusOf } from '../../words/statusWords.ts';
import { useTextLines } from '../parts/picture.ts';
import { useSession, useWholeSession } from '../parts/useSession.ts';
import { runMail } from './runMail.ts';

export function useRunMail(view: View): string {
  const { scenario } = view;
  const session = useWholeSession();
  const end = useSession(session.endOf);
  const link = useSession(session.linkOf);
  const lines = useTextLines(scenario.text);
  return useMemo(() => {
    const { program, frames, fates } = view;
    const status = end && statusOf(program, lines, { frames, cursor: frames.length - 1, fates, ...end });
    const url = new URL(window.location.href);
    url.hash = link;
    return runMail(view, end, status, url.href);
  }, [view, end, link, lines]);
}
