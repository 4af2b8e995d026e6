/** A task that is a question alone: there is no run beside it. */

import './task.css';
import { firstPageAddress } from '../parts/address.ts';
import { Logo } from '../parts/Logo.tsx';
import { TaskSheet } from './TaskSheet.tsx';
import type { TaskDesk } from './taskDesk.ts';

export function QuestionPage({ desk }: { readonly desk: TaskDesk }) {
  return (
    <>
      <header className="task-brand">
        <a href={firstPageAddress} title="All levels">
          <Logo /> Wakelane
        </a>
      </header>
      <main className="task-alone">
        <TaskSheet desk={desk} scenario={undefined} settings={undefined} handIn />
      </main>
    </>
  );
}
