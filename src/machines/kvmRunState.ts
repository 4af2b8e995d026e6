// What a simple host knows of a vCPU: does it run, was it preempted, did it execute HLT?
//
// This is the host that the question about KVM_HC_KICK_CPU assumes, not Linux: there, mp_state, pv_unhalted and the
// state of the host thread share the work. A kick of a vCPU that is not halted finds no edge, and is dropped.

import { createMachine } from 'xstate';

export const kvmRunState = createMachine({
  id: 'KvmRunState',
  initial: 'RUNNING',
  states: {
    RUNNING: {
      description: 'The guest runs.',
      meta: { x: 0.5, y: 0.15, bar: 'guest' },
      on: {
        preempt: { target: 'PREEMPTED', description: 'The host scheduler stops the vCPU between two steps.' },
        hlt: { target: 'HALTED', description: 'The guest executes HLT; it sleeps until it is kicked.' },
      },
    },
    PREEMPTED: {
      description: 'The vCPU could run, but the host runs something else.',
      meta: { x: 0.2, y: 0.85, bar: 'runnable' },
      on: {
        resume: { target: 'RUNNING', description: 'The host scheduler lets the vCPU go on.' },
      },
    },
    HALTED: {
      description: 'The guest executed HLT.',
      meta: { x: 0.8, y: 0.85, bar: 'blocked' },
      on: {
        kick: { target: 'RUNNING', description: 'Another vCPU kicks it by a hypercall.' },
      },
    },
  },
});
