/** What to do, what is set, the answer, and how to hand it in. */

import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../model/program.ts';
import type { Scenario } from '../../model/scenario.ts';
import { goalSentence, markSentence, settingLines } from '../../words/taskWords.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { AnswerFields } from './AnswerFields.tsx';
import { HandIn } from './HandIn.tsx';
import type { TaskDesk } from './taskDesk.ts';

interface Props {
  readonly desk: TaskDesk;
  /** Undefined where the task has none. */
  readonly scenario: Scenario | undefined;
  readonly settings: Settings | undefined;
  /** The panel that hands in stands below the task. */
  readonly handIn: boolean;
  readonly children?: ReactNode;
}

export function TaskSheet({ desk, scenario, settings, handIn, children }: Props) {
  const { study, at, marks, by, handedIn } = useStore(desk.store);
  const task = study.tasks[at];
  if (task === undefined) return null;
  return (
    <div className="task-sheet">
      <header>
        <h2 className="task-title">{study.title}</h2>
        <p className="task-note">
          {handedIn ? `Handed in by ${by === '' ? 'somebody without a name' : by}` : study.note}
        </p>
      </header>
      <nav aria-label="Tasks">
        <ol className="task-list">
          {study.tasks.map(({ title }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: tasks have no other name, and their order stays
            <li key={index}>
              <button
                type="button"
                className="link"
                aria-current={index === at ? 'step' : undefined}
                onClick={() => desk.goTo(index)}
              >
                {index + 1}. {title}
              </button>
              <span className="task-mark" data-mark={marks[index]?.kind}>
                {marks[index]?.kind === 'solved' ? 'solved' : ''}
              </span>
            </li>
          ))}
        </ol>
      </nav>
      <h3>{task.title}</h3>
      {paragraphs(task.before).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {task.goal.kind !== 'question' && (
        <p className="task-goal">
          <CodeWords text={goalSentence(task, scenario)} />
        </p>
      )}
      {children}
      {scenario !== undefined && settings !== undefined && (
        <SetByLecturer {...{ task, scenario, settings }} />
      )}
      <AnswerFields key={at} desk={desk} task={task} />
      <p role="status" aria-label="Your answer" className="task-said" data-mark={marks[at]?.kind}>
        {markSentence(marks[at])}
      </p>
      {handIn && <HandIn desk={desk} />}
    </div>
  );
}

function SetByLecturer({
  task,
  scenario,
  settings,
}: {
  readonly task: Parameters<typeof settingLines>[0];
  readonly scenario: Scenario;
  readonly settings: Settings;
}) {
  const lines = settingLines(task, scenario, settings);
  if (lines.length === 0) return null;
  return (
    <table className="task-settings">
      <caption>Set by your lecturer</caption>
      <tbody>
        {lines.map(({ name, value, free }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <CodeWords text={value} />
            </td>
            <td>{free ? <b>yours</b> : 'fixed'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function paragraphs(text: string): readonly string[] {
  return text.split(/\n\s*\n/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}
