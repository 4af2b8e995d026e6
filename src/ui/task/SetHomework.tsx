/** Makes a homework of the scenario that is open, under the settings that are chosen: a link for students. */

import './task.css';
import { useState } from 'react';
import { parseLink } from '../../formats/link/link.ts';
import { packer } from '../../formats/link/packedText.ts';
import { printStudyFile } from '../../formats/study/printStudyFile.ts';
import { printStudy } from '../../formats/study/studyLink.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Study, StudyTask, TaskGoal } from '../../model/study.ts';
import { goalSentence } from '../../words/taskWords.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { saveAsFile } from '../parts/saveAsFile.ts';
import { useActions, useSession, useView, useWholeSession } from '../parts/useSession.ts';

/** What a lecturer has written into the form. */
interface Form {
  readonly title: string;
  readonly before: string;
  /** Index in the goals that are offered. */
  readonly goal: number;
  readonly free: readonly string[];
  readonly question: string;
  readonly hidden: boolean;
}

export function SetHomework() {
  const { showSheet } = useActions();
  const { scenario } = useView();
  const [form, setForm] = useState<Form>(() => ({
    ...{ title: scenario.title, before: '', goal: 0, free: [], question: '', hidden: true },
  }));
  const change = (more: Partial<Form>): void => setForm({ ...form, ...more });
  return (
    <Sheet title="Set this as homework" className="homework-sheet" close={() => showSheet(undefined)}>
      <p className="task-small">
        Students open the link, play, and give you a link back. The settings are those that are chosen now.
      </p>
      <Fields form={form} change={change} scenario={scenario} />
      <TheLink form={form} scenario={scenario} />
    </Sheet>
  );
}

interface FieldsProps {
  readonly form: Form;
  readonly change: (more: Partial<Form>) => void;
  readonly scenario: Scenario;
}

function Fields({ form, change, scenario }: FieldsProps) {
  const goals = goalsOf(scenario);
  const names = settingsOf(scenario);
  return (
    <div className="task-sheet">
      <label className="task-field">
        Title
        <input value={form.title} onChange={({ target }) => change({ title: target.value })} />
      </label>
      <label className="task-field">
        To be read before
        <textarea rows={3} value={form.before} onChange={({ target }) => change({ before: target.value })} />
      </label>
      <label className="task-field">
        What is to be done
        <select value={form.goal} onChange={({ target }) => change({ goal: Number(target.value) })}>
          {goals.map((goal, index) => (
            <option key={JSON.stringify(goal)} value={index}>
              {goalSentence({ goal }, scenario)}
            </option>
          ))}
        </select>
      </label>
      <label className="task-field">
        A question, answered in words (may be empty)
        <textarea
          rows={2}
          value={form.question}
          onChange={({ target }) => change({ question: target.value })}
        />
      </label>
      {names.length > 0 && (
        <fieldset className="task-field">
          <legend>Settings that students may choose</legend>
          {names.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={form.free.includes(name)}
                onChange={({ target }) =>
                  change({
                    free: target.checked ? [...form.free, name] : form.free.filter((each) => each !== name),
                  })
                }
              />{' '}
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <label>
        <input
          type="checkbox"
          checked={form.hidden}
          onChange={({ target }) => change({ hidden: target.checked })}
        />{' '}
        Do not tell where each step leads, and do not count an answer for which somebody looked
      </label>
    </div>
  );
}

function TheLink({ form, scenario }: { readonly form: Form; readonly scenario: Scenario }) {
  const session = useWholeSession();
  const state = useSession((each) => each);
  const study = (): Study => ({
    title: form.title,
    note: '',
    tasks: taskOf(form, scenario, session.linkOf(state)),
  });
  const link = () => {
    const { origin, pathname } = window.location;
    return `${origin}${pathname}#${printStudy(study(), packer)}`;
  };
  return (
    <p className="task-actions">
      <CopyButton name="Copy the link for students" text={link} />
      <button
        type="button"
        className="link"
        onClick={() => saveAsFile(form.title, printStudyFile(study()), 'yaml')}
      >
        Save it as a file
      </button>
      <span className="task-small">
        To the file more tasks can be added, and it is what answers are graded with.
      </span>
    </p>
  );
}

/** The task; none where the link of what is open cannot be read. */
function taskOf(form: Form, scenario: Scenario, fragment: string): readonly StudyTask[] {
  const { link } = parseLink(fragment, packer);
  const goal = goalsOf(scenario)[form.goal];
  if (link === undefined || goal === undefined) return [];
  const { title, before, free, question, hidden } = form;
  return [
    {
      ...{ title, before, scenario: link.scenario, text: link.text, goal, free },
      fixed: link.settings.filter(([name]) => !free.includes(name)),
      question: question.trim() === '' ? undefined : { text: question, choices: [], right: undefined },
      fates: hidden ? 'hidden' : 'shown',
    },
  ];
}

function goalsOf({ properties }: Scenario): readonly TaskGoal[] {
  const broken = properties.filter(({ kind }) => kind !== 'cover');
  return [
    ...broken.map(({ name }): TaskGoal => ({ kind: 'provoke', property: name })),
    { kind: 'avoid' },
    { kind: 'repair' },
    { kind: 'change', lines: 1 },
  ];
}

function settingsOf({ params, memories }: Scenario): readonly string[] {
  const names = params.map(({ name }) => name);
  return memories.length > 1 ? [...names, 'memory'] : names;
}
