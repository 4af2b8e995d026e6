/** A few lines of the scenario around a step, those that the step runs marked at the edge. */

import { defined } from '../../base/defined.ts';
import { codeWindow } from '../../facts/codeLines.ts';
import { actorName } from '../../facts/lanes.ts';
import { currentLocation } from '../../facts/places.ts';
import type { TextLines } from '../../facts/textLines.ts';
import type { ActorIndex } from '../../model/indices.ts';
import type { View } from '../../store/derived/view.ts';
import type { ColumnFoot } from '../../words/feet.ts';

import { CodeLine } from './CodeLine.tsx';

interface Props {
  readonly foot: Pick<ColumnFoot, 'code' | 'main'>;
  readonly view: View;
  readonly lines: TextLines;
  /** Lines that there is room for. */
  readonly count: number;
}

export function CodeExcerpt({ foot, view, lines, count }: Props) {
  if (foot.code === undefined) return <div className="code-excerpt" />;
  const { actor, at, happenings } = foot.code;
  const excerpt = codeWindow(view.program, lines, at, happenings, count);
  const steps =
    excerpt.first === excerpt.last ? `line ${excerpt.first}` : `${excerpt.first} to ${excerpt.last}`;
  const { atEnd, finished } = defined(view.outlook[actor]);
  const standing = finished ? 'finished' : atEnd ? 'asleep at its end' : `waits at ${steps}`;
  return (
    <div className="code-excerpt">
      <section
        className="code-lines"
        aria-label={`Code of ${nameOf(view, actor, excerpt.head)}`}
        title={foot.main === undefined ? standing : `one step, ${steps}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        data-scrolls="true"
      >
        {excerpt.lines.map((line) => (
          <CodeLine
            key={line.number}
            line={atEnd ? { ...line, current: false, runs: false } : line}
            indent={excerpt.indent}
            text={lines.text}
            narrow={excerpt.framed ? 'framed' : 'open'}
          />
        ))}
      </section>
    </div>
  );
}

/** The task and, where it stands in a function of the scenario, that function. */
function nameOf({ program, frames, cursor }: View, actor: ActorIndex, head: string): string {
  const { state } = defined(frames[cursor]);
  const name = actorName(program, actor);
  const inner = currentLocation(program, state, actor)?.path.findLast((call) =>
    head.includes(`${call.name}(`),
  );
  return inner === undefined ? name : `${name} in ${inner.name}`;
}
