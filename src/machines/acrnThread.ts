// Status of an ACRN thread (ACRN hypervisor, common/schedule.c since July 2020).
//
// ACRN keeps a status and, beside it, a flag `be_blocking`; BE_BLOCKING is status RUNNING with the flag set.
// Every move is made under the scheduler lock of the thread's pCPU. Where a function finds a thread in a state
// that has no edge for it (a wake of a running thread), it changes nothing: that is how a wake-up gets lost.

import { createMachine } from 'xstate';

export const acrnThread = createMachine({
  id: 'AcrnThread',
  initial: 'RUNNING',
  states: {
    RUNNING: {
      description: 'The thread has its pCPU.',
      meta: { x: 0.2, y: 0.2, bar: 'running' },
      on: {
        sleep_thread: {
          target: 'BE_BLOCKING',
          description:
            'The thread, or whoever puts it to sleep, takes it off the run queue and asks for a reschedule.',
        },
        schedule: {
          target: 'RUNNABLE',
          description: 'The scheduler picks another thread while this one could go on.',
        },
      },
    },
    BE_BLOCKING: {
      description: 'The thread still has its pCPU, but the next schedule() will put it to sleep.',
      meta: { x: 0.8, y: 0.2, bar: 'going to sleep' },
      on: {
        wake_thread: { target: 'RUNNING', description: 'A waker calls the sleep off before it has begun.' },
        schedule: { target: 'BLOCKED', description: 'The thread gives its pCPU away and sleeps.' },
      },
    },
    BLOCKED: {
      description: 'The thread sleeps until somebody wakes it.',
      meta: { x: 0.8, y: 0.8, bar: 'blocked' },
      on: {
        wake_thread: {
          target: 'RUNNABLE',
          description: 'A waker puts it on the run queue, asks for a reschedule and notifies its pCPU.',
        },
      },
    },
    RUNNABLE: {
      description: 'The thread waits for its pCPU.',
      meta: { x: 0.2, y: 0.8, bar: 'runnable' },
      on: {
        schedule: { target: 'RUNNING', description: 'The scheduler picks the thread.' },
        sleep_thread: {
          target: 'BLOCKED',
          description: 'Somebody else puts it to sleep before it got its pCPU.',
        },
      },
    },
  },
});
