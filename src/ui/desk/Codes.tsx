/**
 * The code of each lane's next step: a few lines under its button and, on demand, all of it, which opens upwards over
 * the timeline, so that nothing else moves.
 */

import { codeLine } from 'virtual:sizes';
import type { Desk } from '../../drawing/desk.ts';
import type { Columns } from '../../drawing/laneColumns.ts';
import { columnIndexOf } from '../../facts/lanes.ts';
import type { TextLines } from '../../facts/textLines.ts';
import type { View } from '../../store/derived/view.ts';
import type { ColumnFoot } from '../../words/feet.ts';
import { shortcutsOf } from '../../words/keys.ts';
import { CodeExcerpt } from '../parts/CodeExcerpt.tsx';
import { useActions, useSession } from '../parts/useSession.ts';
import { isDrawnNext } from './StepButton.tsx';

interface Props {
  readonly feet: readonly ColumnFoot[];
  readonly view: View;
  readonly columns: Columns;
  readonly lines: TextLines;
  readonly desk: Desk;
}

export function Codes(props: Props) {
  const { columns, desk } = props;
  const { toggleCode } = useActions();
  const open = useSession(({ page }) => page.codeOpen);
  if (desk.codeLines === 0) return null;
  return (
    <div className="codes">
      <button
        type="button"
        className="code-opener link"
        style={{ width: columns.gutter - 14 }}
        aria-expanded={open}
        aria-keyshortcuts={shortcutsOf('code')}
        title="All of it (Shift S)"
        onClick={toggleCode}
      >
        code
      </button>
      <Places {...props} count={desk.codeLines} />
    </div>
  );
}

/** Narrower lanes have no room for code: then it is that of one of them. */
const codeWidthMin = 190;

/** All of it, over the timeline. */
export function CodeSheet(props: Props) {
  const { feet, view, lines, desk, columns } = props;
  const { toggleCode } = useActions();
  const count = Math.max(3, Math.floor((desk.timeline - 60) / codeLine));
  const [lane] = columns.lanes;
  const narrow = lane !== undefined && lane.right - lane.x < codeWidthMin;
  const foremost = foremostFoot(feet, view);
  return (
    <section className="code-sheet" aria-label="Code of the next steps" style={{ maxHeight: desk.timeline }}>
      <p className="code-sheet-head">
        {narrow && foremost !== undefined && <b>{foremost.name}</b>}
        <button type="button" className="link" onClick={toggleCode}>
          Close the code
        </button>
      </p>
      {narrow && foremost !== undefined ? (
        <div className="code-sheet-lone">
          <CodeExcerpt foot={foremost} view={view} lines={lines} count={count} />
        </div>
      ) : (
        <div className="code-sheet-lanes" style={{ height: count * codeLine + 12 }}>
          <Places {...props} count={count} />
        </div>
      )}
    </section>
  );
}

function Places({ feet, view, columns, lines, count }: Omit<Props, 'desk'> & { readonly count: number }) {
  return feet.map((foot) => {
    const column = columns.lanes[foot.column];
    if (column === undefined) return null;
    return (
      <div
        key={foot.column}
        className="code-place"
        style={{ '--left': `${column.x}px`, '--width': `${column.right - column.x}px` }}
      >
        <CodeExcerpt foot={foot} view={view} lines={lines} count={count} />
      </div>
    );
  });
}

/** That of the lane that stepped last; at the start, of the drawn step or of the first that can be taken. */
function foremostFoot(feet: readonly ColumnFoot[], view: View): ColumnFoot | undefined {
  const actor = view.frames[view.cursor]?.actor;
  if (actor !== undefined) return feet[columnIndexOf(view.program, actor)];
  const drawn = feet.find(({ main }) => main !== undefined && isDrawnNext(view, main.option));
  return drawn ?? feet.find(({ main }) => main !== undefined) ?? feet[0];
}
