/** The strip of an embedded run: no goal is on, so it says how the run stands, and once that is decided, its verdict. */

import type { ReactNode } from 'react';
import { freeMoment } from '../../store/derived/stripMoment.ts';
import type { View } from '../../store/derived/view.ts';
import type { StripMoment } from '../../words/stripMoment.ts';
import { stripText } from '../../words/stripWords.ts';
import { StripFrame, type StripProps } from '../desk/Strip.tsx';
import { BackBefore, BackTo, ShowFates } from '../desk/StripActions.tsx';

export function EmbedStrip({ view, columns, width }: StripProps) {
  const moment = freeMoment(view);
  return (
    <StripFrame
      {...{ view, columns, width }}
      mark={null}
      text={stripText(moment)}
      actions={<div className="strip-actions">{actionOf(moment, view)}</div>}
    />
  );
}

function actionOf({ kind }: StripMoment, view: View): ReactNode {
  switch (kind) {
    case 'doomed':
    case 'stuck':
    case 'error':
      return <BackBefore view={view} />;
    case 'at rest':
      return <BackTo step={0} primary />;
    default:
      // Of a program that is too large nothing is known, and nothing can be shown.
      return view.exploration?.fates === undefined ? null : <ShowFates shown={view.fatesShown} />;
  }
}
