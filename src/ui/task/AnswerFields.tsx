/** What a task asks for beside a run: the gaps of a table, a choice, words. */

import { useState } from 'react';
import { useStore } from 'zustand';
import type { StudyTask } from '../../model/study.ts';
import type { TaskDesk } from './taskDesk.ts';

interface Props {
  readonly desk: TaskDesk;
  readonly task: StudyTask;
}

export function AnswerFields({ desk, task }: Props) {
  return (
    <>
      {task.goal.kind === 'table' && <TableField desk={desk} table={task.goal.table} />}
      {task.question !== undefined && <QuestionField desk={desk} question={task.question} />}
    </>
  );
}

function TableField({ desk, table }: { readonly desk: TaskDesk; readonly table: string }) {
  const handedIn = useStore(desk.store, (state) => state.handedIn);
  const solution = useStore(desk.store, ({ answers, at }) => answers[at]?.solution);
  // What was typed last stays in the field, whatever is kept as the answer.
  const [text, setText] = useState(solution?.kind === 'table' ? solution.table : table);
  return (
    <label className="task-field">
      The table
      <textarea
        className="task-table"
        rows={table.split('\n').length + 1}
        wrap="off"
        spellCheck={false}
        readOnly={handedIn}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          desk.try({ kind: 'table', table: event.target.value }, false);
        }}
      />
    </label>
  );
}

function QuestionField({
  desk,
  question,
}: {
  readonly desk: TaskDesk;
  readonly question: NonNullable<StudyTask['question']>;
}) {
  const answer = useStore(desk.store, ({ answers, at }) => answers[at]);
  const handedIn = useStore(desk.store, (state) => state.handedIn);
  const { text, choices } = question;
  if (choices.length === 0)
    return (
      <label className="task-field">
        {text}
        <textarea
          rows={4}
          readOnly={handedIn}
          value={answer === undefined ? '' : answer.words}
          onChange={(event) => desk.say(event.target.value)}
        />
      </label>
    );
  return (
    <fieldset className="task-field" disabled={handedIn}>
      <legend>{text}</legend>
      {choices.map((choice, index) => (
        <label key={choice}>
          <input
            type="radio"
            name="choice"
            checked={answer?.choice === index + 1}
            onChange={() => desk.choose(index + 1)}
          />{' '}
          {choice}
        </label>
      ))}
    </fieldset>
  );
}
