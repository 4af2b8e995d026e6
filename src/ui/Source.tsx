/** The whole scenario, with every task where it stands, and greyed what the settings removed. */

import { useMemo } from 'react';
import { allLines } from '../layout/codeLines.ts';
import { actorAt, isTask } from '../layout/lanes.ts';
import { lineAt } from '../layout/textLines.ts';
import type { Frame } from '../model/run.ts';
import type { View } from '../store/view.ts';
import { CodeLine } from './CodeLine.tsx';
import { useTextLines } from './picture.ts';

export function Source({ view, frame }: { readonly view: View; readonly frame: Frame }) {
  const { program, scenario, outlook } = view;
  const lines = useTextLines(scenario.text);
  const all = useMemo(() => allLines(program, lines), [program, lines]);
  const standing = new Map<number, string[]>();
  for (const { actor, at, finished } of outlook) {
    if (finished || !isTask(actorAt(program, actor))) continue;
    const line = lineAt(lines, at.from);
    standing.set(line, [...(standing.get(line) ?? []), actorAt(program, actor).name]);
  }
  return (
    <section className="source" aria-label={`Source after step ${frame.index}`}>
      <div className="code-lines">
        {all.map((line) => (
          <CodeLine
            key={line.number}
            line={line}
            indent={0}
            text={lines.text}
            standing={standing.get(line.number) ?? []}
          />
        ))}
      </div>
    </section>
  );
}
