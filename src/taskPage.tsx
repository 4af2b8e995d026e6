/** The composition root of a homework, fetched when its link is opened: each task is a run of its own. */

import { charts } from 'virtual:charts';
import { levels } from 'virtual:levels';
import { type ComponentType, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { findDrawn } from './explorer/drawn.ts';
import { printLink } from './formats/link/link.ts';
import { packer } from './formats/link/packedText.ts';
import { printStudy, readStudy } from './formats/study/studyLink.ts';
import { createGrader } from './grading/grader.ts';
import { keepAnswers, keptAnswers } from './kept/answers.ts';
import type { StudyTask, TaskAnswer } from './model/study.ts';
import { createSupply, fetchShipped, needsOf } from './runFiles.ts';
import { createSession, type Session } from './store/session.ts';
import { App } from './ui/app/App.tsx';
import { LinkProblem } from './ui/task/LinkProblem.tsx';
import { QuestionPage } from './ui/task/QuestionPage.tsx';
import { HandInBeside, TaskStory } from './ui/task/TaskStory.tsx';
import { createTaskDesk, type TaskDesk } from './ui/task/taskDesk.ts';
import { solutionNow, taskLink, withinTask } from './ui/task/taskRun.ts';
import { createExplorer } from './worker/explorer.ts';

/** While one steps, nothing need be graded. */
const restMs = 400;

/** Opens the homework that the address names, and returns the page that shows it. */
export async function openTaskPage(): Promise<ComponentType> {
  const read = readStudy(window.location.hash, packer);
  if (read.kind === 'problem') return () => <LinkProblem sentence={read.sentence} />;
  const handed = read.kind === 'handed' ? read.handed : undefined;
  const study = handed?.study ?? (read.kind === 'study' ? read.study : undefined);
  if (study === undefined) return () => null;
  const name = printStudy(study, packer);
  const kept = handed ?? (await keptAnswers(name)) ?? { by: '', answers: [] };
  const desk = createTaskDesk({
    study,
    given: kept,
    handedIn: handed !== undefined,
    charts,
    grade: createGrader(),
    textOf: async (scenario) => (await fetchShipped(scenario)).text,
    keep: (answers) => keepAnswers(name, answers),
  });
  document.title = `${study.title} · Wakelane`;
  return () => <TaskPage desk={desk} />;
}

function TaskPage({ desk }: { readonly desk: TaskDesk }) {
  const at = useStore(desk.store, (state) => state.at);
  const task = desk.store.getState().study.tasks[at];
  if (task === undefined) return null;
  return task.goal.kind === 'question' ? (
    <QuestionPage desk={desk} />
  ) : (
    <TaskRun key={at} at={at} task={task} desk={desk} />
  );
}

interface TaskRunProps {
  /** Place of the task in the study. */
  readonly at: number;
  readonly task: StudyTask;
  readonly desk: TaskDesk;
}

function TaskRun({ at, task, desk }: TaskRunProps) {
  const [opened, setOpened] = useState<Session | 'failed' | undefined>(undefined);
  useEffect(() => {
    let left = false;
    let stop = () => {};
    // With the answer that it has then: what is done later comes from the run.
    openTask(task, desk.store.getState().answers[at]).then(
      (session) => {
        if (left) return;
        stop = followTask(session, task, desk);
        setOpened(session);
      },
      () => setOpened('failed'),
    );
    return () => {
      left = true;
      stop();
    };
  }, [task, desk, at]);
  if (opened === 'failed')
    return (
      <LinkProblem sentence="The scenario of this task did not come: the connection is down, or there is none of its name." />
    );
  return opened === undefined ? null : (
    <App
      session={opened}
      story={<TaskStory desk={desk} session={opened} />}
      aboveState={<HandInBeside desk={desk} />}
    />
  );
}

/** A session on the task's scenario, at the run that was handed in or tried last. */
async function openTask(task: StudyTask, answer: TaskAnswer | undefined): Promise<Session> {
  const link = taskLink(task, answer);
  const fragment = `#${printLink(link, packer)}`;
  const shipped = await fetchShipped(needsOf(fragment).id);
  const session = createSession({
    library: [shipped],
    levels,
    charts,
    findDrawn,
    explore: createExplorer(),
    whenWaiting: () => supply.hurry(),
  });
  const supply = createSupply(session, shipped);
  // Fetches what it needs; it is opened as it was handed in, whatever its length.
  await supply.linkOf(fragment);
  session.actions.openLink({ link, problems: [] });
  const { getState, setState } = session.store;
  const tour = { status: 'off' } as const;
  setState({
    page: { ...getState().page, fates: task.fates === 'hidden' ? 'hidden' : 'by goal', tour, part: 'story' },
  });
  if (answer === undefined && task.goal.kind === 'avoid') beginGame(session);
  supply.complete();
  return session;
}

function beginGame({ actions, viewOf, store }: Session): void {
  const game = viewOf(store.getState()).goals.list.find(({ kind }) => kind === 'avoid');
  if (game !== undefined) actions.begin(game.key);
}

/** What is played is what is handed in; settings that the lecturer has fixed are set back. Returns how to stop. */
function followTask(session: Session, task: StudyTask, desk: TaskDesk): () => void {
  let timer: number | undefined;
  let before = session.store.getState();
  const stop = session.store.subscribe((state) => {
    const back = withinTask(task, session.viewOf(state));
    if (back !== undefined) {
      session.actions.choose(back);
      session.store.setState({ problems: ['Your lecturer has fixed this setting.'] });
      return;
    }
    const isSame =
      state.recorded === before.recorded && state.cursor === before.cursor && state.good === before.good;
    before = state;
    if (isSame || desk.store.getState().handedIn) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const solution = solutionNow(task, session.store.getState(), session.viewOf(session.store.getState()));
      if (solution !== undefined) desk.try(solution, session.store.getState().page.fates === 'shown');
    }, restMs);
  });
  return () => {
    window.clearTimeout(timer);
    stop();
  };
}
