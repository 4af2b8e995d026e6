// KVM's vcpu->arch.mp_state (Linux, arch/x86/kvm/x86.c): has the guest executed HLT? It says nothing about IPIs.
//
// Only the two states that HLT moves between: no scenario brings a vCPU up by INIT and SIPI. Both moves are made
// by the vCPU's own thread. A waker does not write mp_state: it makes kvm_arch_vcpu_runnable() true and wakes the thread.

import { createMachine } from 'xstate';

export const kvmMpState = createMachine({
  id: 'KvmMpState',
  initial: 'KVM_MP_STATE_RUNNABLE',
  states: {
    KVM_MP_STATE_RUNNABLE: {
      description: 'The guest may run.',
      meta: { x: 0.5, y: 0.15, bar: 'running' },
      on: {
        kvm_emulate_halt: {
          target: 'KVM_MP_STATE_HALTED',
          description: 'The vCPU thread, on a HLT exit, where it finds no event and no latched kick.',
        },
      },
    },
    KVM_MP_STATE_HALTED: {
      description: 'The guest executed HLT and must not run before something wakes it.',
      meta: { x: 0.5, y: 0.85, bar: 'blocked' },
      on: {
        vcpu_block: {
          target: 'KVM_MP_STATE_RUNNABLE',
          description: 'The vCPU thread, once it finds an event or a latched kick; this clears the latch.',
        },
      },
    },
  },
});
