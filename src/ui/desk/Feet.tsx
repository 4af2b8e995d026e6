/** The feet of the lanes: under each lane the next step as a button or who cannot move, and below it the further moves. */

import './feet.css';
import { denseLine, space4, space6, space8, typeDense } from 'virtual:sizes';
import type { Desk } from '../../drawing/desk.ts';
import { fitsInLine, fitWords, lineHeight, wholeWords } from '../../drawing/fitWords.ts';
import type { Columns } from '../../drawing/laneColumns.ts';
import type { View } from '../../store/derived/view.ts';
import type { ColumnFoot } from '../../words/feet.ts';
import { shortcutsOf } from '../../words/keys.ts';
import { useActions } from '../parts/useSession.ts';
import { OtherButton, StepButton } from './StepButton.tsx';

interface Props {
  readonly feet: readonly ColumnFoot[];
  readonly view: View;
  readonly columns: Columns;
  readonly desk: Desk;
}

export function Feet({ feet, view, columns, desk }: Props) {
  return (
    <div className="feet">
      {mayPass(view) ? (
        <Pass width={columns.gutter} />
      ) : (
        <span className="feet-number" style={{ width: columns.number }} aria-hidden="true">
          {view.cursor + 1}
        </span>
      )}
      {feet.map((foot) => {
        const column = columns.lanes[foot.column];
        if (column === undefined) return null;
        const width = column.right - column.x;
        return (
          <section
            key={foot.column}
            className="foot"
            aria-label={`Next on ${foot.name}`}
            style={{ '--left': `${column.x}px`, '--width': `${width}px` }}
          >
            <Main foot={foot} view={view} box={{ width, height: desk.buttons - buttonAir }} />
            {desk.others > 0 && (
              <Others foot={foot} view={view} box={{ width, height: desk.others - space6 }} />
            )}
          </section>
        );
      })}
    </div>
  );
}

function mayPass({ goals: { challenge } }: View): boolean {
  return challenge.kind === 'avoid' && challenge.phase === 'yours';
}

/** In line with the steps, for it is a move. */
function Pass({ width }: { readonly width: number }) {
  const { pass } = useActions();
  return (
    <button
      type="button"
      className="pass-button"
      style={{ width: width - passAir }}
      aria-keyshortcuts={shortcutsOf('pass')}
      onClick={pass}
    >
      <kbd>0</kbd>
      <span>Pass</span>
    </button>
  );
}

const passAir = 6;

/** Over and under the buttons. */
const buttonAir = 2 * space6;

interface FootProps {
  readonly foot: ColumnFoot;
  readonly view: View;
  readonly box: { readonly width: number; readonly height: number };
}

function Main({ foot, view, box }: FootProps) {
  if (foot.main !== undefined) return <StepButton move={foot.main} view={view} box={box} />;
  const { cannot } = foot;
  if (cannot === undefined) return <p className="step-button cannot" />;
  const room = { width: box.width - 2 * (space8 + 1), height: box.height - 6 };
  const head = fitsInLine([cannot.head], 'bold', room.width, [typeDense]);
  const below = { ...room, height: room.height - (head === undefined ? 0 : denseLine) };
  const whole = head && wholeWords([cannot.why], 'sans', below, [12.5, 12]);
  const reason = whole ?? fitWords([cannot.short], 'sans', below, [12.5, 12, 11]);
  return (
    <p className="step-button cannot" title={foot.waiting[0]}>
      {head !== undefined && cannot.head !== '' && <b>{cannot.head}</b>}
      <span style={{ fontSize: reason.size, lineHeight: `${lineHeight(reason.size)}px` }}>
        {reason.lines.map((line) => (
          <span key={line} className="fitted-line">
            {line}
          </span>
        ))}
      </span>
      <span className="visually-hidden">{foot.waiting[0]}</span>
    </p>
  );
}

function Others({ foot, view, box }: FootProps) {
  const { others, waiting, cannot } = foot;
  const width = (box.width - gap * (others.length - 1)) / Math.max(1, others.length);
  const sentence = cannot === undefined ? waiting[0] : waiting[1];
  return (
    <div className="others">
      {others.map((move) => (
        <OtherButton key={move.key} move={move} view={view} box={{ width, height: box.height }} />
      ))}
      {others.length === 0 && sentence !== undefined && (
        <p className="others-wait" title={sentence}>
          {sentence}
        </p>
      )}
    </div>
  );
}

const gap = space4;
