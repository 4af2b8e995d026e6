/** A few lines of the scenario around a step, those that the step runs marked at the edge. */

import { codeWindow } from '../layout/codeLines.ts';
import type { Foot } from '../layout/feet.ts';
import { currentLocation } from '../layout/places.ts';
import type { TextLines } from '../layout/textLines.ts';
import type { View } from '../store/view.ts';
import { CodeLine } from './CodeLine.tsx';

interface Props {
  readonly foot: Foot;
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
    excerpt.first === excerpt.last ? `line ${excerpt.first}` : `lines ${excerpt.first} to ${excerpt.last}`;
  const moves = foot.moves.length > 0;
  return (
    <div className="code-excerpt">
      <p className="code-head">
        <span className="code-name">{nameOf(view, actor)}</span>
        <span>{moves ? `one step, ${steps}` : `waits at ${steps}`}</span>
      </p>
      <div className="code-lines">
        {excerpt.lines.map((line) => (
          <CodeLine key={line.number} line={line} indent={excerpt.indent} text={lines.text} />
        ))}
      </div>
    </div>
  );
}

/** The task and the innermost function that it stands in. */
function nameOf({ program, frames, cursor }: View, actor: number): string {
  const state = frames[cursor]?.state;
  const name = program.actors[actor]?.name ?? '';
  const inner = state === undefined ? undefined : currentLocation(program, state, actor)?.path.at(-1)?.name;
  return inner === undefined ? name : `${name} in ${inner}`;
}
