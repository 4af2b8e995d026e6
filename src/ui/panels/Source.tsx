/** The whole scenario, with every task where it stands, and greyed what the settings removed. */

import { memo, useCallback, useMemo } from 'react';
import { Multimap } from '../../base/multimap.ts';
import { allLines } from '../../facts/codeLines.ts';
import { actorName } from '../../facts/lanes.ts';
import { lineAt, type TextLines } from '../../facts/textLines.ts';
import { isTask } from '../../model/actors.ts';
import { actorAt } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import type { View } from '../../store/derived/view.ts';
import { CodeLine } from '../parts/CodeLine.tsx';
import { useTextLines } from '../parts/picture.ts';
import { useActions } from '../parts/useSession.ts';

interface Props {
  readonly view: View;
}

export const Source = memo(function Source({ view }: Props) {
  const { program, scenario, outlook } = view;
  const { runUntil } = useActions();
  const runTo = useCallback((line: number) => runUntil({ kind: 'line', line }), [runUntil]);
  const lines = useTextLines(scenario.text);
  const all = useMemo(() => allLines(program, lines), [program, lines]);
  const tasks = outlook
    .filter(({ actor, finished }) => !finished && isTask(actorAt(program, actor)))
    .map(({ actor, at }) => ({ name: actorName(program, actor), line: lineAt(lines, at.from) }));
  const reached = useMemo(() => linesOfPlaces(program, lines), [program, lines]);
  const standing = new Multimap<number, string>();
  for (const { name, line } of tasks) standing.add(line, name);
  return (
    <div className="source">
      <p className="source-places">
        {tasks.map(({ name, line }) => (
          <button key={name} type="button" className="link" onClick={() => showLine(line)}>
            {name}:{line}
          </button>
        ))}
      </p>
      <div className="code-lines" data-whole="true">
        {all.map((line) => (
          <div key={line.number} id={lineId(line.number)}>
            <CodeLine
              line={line}
              text={lines.text}
              standing={standing.of(line.number)}
              onRunTo={reached.has(line.number) ? runTo : undefined}
            />
          </div>
        ))}
      </div>
    </div>
  );
});

/** The lines at which somebody may stand. */
function linesOfPlaces(program: Program, lines: TextLines): ReadonlySet<number> {
  const places = program.actors.flatMap(({ threads }) => threads.flatMap(({ locations }) => locations));
  return new Set(places.map(({ at }) => lineAt(lines, at.from)));
}

function lineId(line: number): string {
  return `line-${line}`;
}

function showLine(line: number): void {
  document.getElementById(lineId(line))?.scrollIntoView({ block: 'center', inline: 'nearest' });
}
