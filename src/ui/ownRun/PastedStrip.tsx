/** The strip under the run of a pasted table: the verdict, then where the run stands once somebody goes on by himself. */

import { runMoment, stripMoment } from '../../store/derived/stripMoment.ts';
import type { View } from '../../store/derived/view.ts';
import { type StripText, stripText } from '../../words/stripWords.ts';
import { StripFrame, type StripProps } from '../desk/Strip.tsx';
import type { OwnStrip } from '../own/ownRunProps.ts';
import { useActions } from '../parts/useSession.ts';

interface Props extends StripProps {
  readonly words: OwnStrip;
  /** Nobody has gone on since the run was opened. */
  readonly untouched: boolean;
  /** It is played as it was pasted, step by step. */
  readonly asPasted: boolean;
}

export function PastedStrip({ view, columns, width, words, untouched, asPasted }: Props) {
  return (
    <StripFrame
      {...{ view, columns, width }}
      mark={null}
      text={untouched ? words : textOf(view, asPasted)}
      actions={
        <div className="strip-actions">
          {words.actions}
          {asPasted && <AsPasted view={view} />}
        </div>
      }
    />
  );
}

function textOf(view: View, asPasted: boolean): StripText {
  const moment = asPasted ? stripMoment(view) : runMoment(view);
  return stripText(moment);
}

function AsPasted({ view }: Pick<StripProps, 'view'>) {
  const { forward, jump, restart } = useActions();
  const { drawn, cursor, frames } = view;
  if (drawn === undefined || cursor === 0 || drawn.onTrack) {
    if (cursor + 1 >= frames.length)
      return (
        <button type="button" className="solid" onClick={restart}>
          Again
        </button>
      );
    return (
      <button type="button" className="solid" onClick={forward}>
        Step<span className="wide-only"> as pasted</span>
      </button>
    );
  }
  return (
    <button type="button" className="solid" onClick={() => jump(drawn.followed)}>
      Back to {drawn.followed}
    </button>
  );
}
