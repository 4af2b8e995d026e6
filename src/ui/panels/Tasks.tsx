/** Every task: that it can step, or why it cannot; the feet of the lanes have room for one reason each. */

import { isTask } from '../../model/actors.ts';
import { actorAt } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import { outlookSentence } from '../../words/reasonWords.ts';
import './tasks.css';
import { actorName } from '../../facts/lanes.ts';
import type { Outlook } from '../../model/run.ts';
import type { View } from '../../store/derived/view.ts';
import { CodeWords } from '../parts/CodeWords.tsx';

export function Tasks({ view }: { readonly view: View }) {
  const { program, outlook, cursor } = view;
  const tasks = outlook.filter(({ actor }) => isTask(actorAt(program, actor)));
  return (
    <section className="part" aria-label="Tasks">
      <h2>Tasks {cursor === 0 ? 'at the start' : `after step ${cursor}`}</h2>
      <dl className="tasks">
        {tasks.map((task) => (
          <div key={task.actor} data-waits={outlookSentence(program, task) !== undefined}>
            <dt>{actorName(program, task.actor)}</dt>
            <dd>
              <CodeWords text={standing(program, task)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function standing(program: Program, task: Outlook): string {
  return outlookSentence(program, task) ?? (task.finished ? 'has finished' : 'can step');
}
