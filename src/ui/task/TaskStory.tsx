/** The homework in the place of the story, beside the run that is played for it. */

import './task.css';
import { threeParts } from 'virtual:sizes';
import { useStore } from 'zustand';
import type { Session } from '../../store/session.ts';
import { useMedia } from '../parts/useMedia.ts';
import { HandIn } from './HandIn.tsx';
import { TaskSheet } from './TaskSheet.tsx';
import { isAboutText, type TaskDesk } from './taskDesk.ts';

interface Props {
  readonly desk: TaskDesk;
  readonly session: Session;
}

export function TaskStory({ desk, session }: Props) {
  const { scenario, program } = useStore(session.store, session.viewOf);
  const beside = useMedia(threeParts);
  const task = useStore(desk.store, ({ study, at }) => study.tasks[at]);
  return (
    <section className="story-place task" aria-label="Homework">
      <TaskSheet desk={desk} scenario={scenario} settings={program.settings} handIn={!beside}>
        {task !== undefined && isAboutText(task) && (
          <button type="button" className="outlined" onClick={session.actions.toggleEditing}>
            Change the text
          </button>
        )}
      </TaskSheet>
    </section>
  );
}

/** Over the state, where that has a column of its own; else it stands below the task. */
export function HandInBeside({ desk }: { readonly desk: TaskDesk }) {
  return useMedia(threeParts) && <HandIn desk={desk} />;
}
