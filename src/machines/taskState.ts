// State of a host thread around kvm_vcpu_block() (Linux, kernel/sched/core.c).
//
// Linux has no value for ASLEEP: a thread that is TASK_INTERRUPTIBLE when it calls schedule() leaves the run queue
// and keeps its state. The picture needs the difference, because a wake-up between the two makes schedule() return.

import { createMachine } from 'xstate';

export const taskState = createMachine({
  id: 'TaskState',
  initial: 'TASK_RUNNING',
  states: {
    TASK_RUNNING: {
      description: 'The thread runs, or may run.',
      meta: { x: 0.5, y: 0.15, bar: 'running' },
      on: {
        set_current_state: {
          target: 'TASK_INTERRUPTIBLE',
          description:
            'The thread says that it is going to sleep: a store and a full barrier, before its last look.',
        },
      },
    },
    TASK_INTERRUPTIBLE: {
      description: 'The thread still runs, but schedule() would put it to sleep.',
      meta: { x: 0.8, y: 0.85, bar: 'going to sleep' },
      on: {
        wake_up_process: {
          target: 'TASK_RUNNING',
          description: 'A waker comes before schedule(); or the thread itself found that it need not sleep.',
        },
        schedule: { target: 'ASLEEP', description: 'The thread gives its CPU away.' },
      },
    },
    ASLEEP: {
      description: 'The thread is off the run queue until somebody wakes it.',
      meta: { x: 0.2, y: 0.85, bar: 'blocked' },
      on: {
        wake_up_process: { target: 'TASK_RUNNING', description: 'A waker puts it back on the run queue.' },
      },
    },
  },
});
