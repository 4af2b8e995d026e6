// KVM's vcpu->mode (Linux, include/linux/kvm_host.h): must a kicker send an IPI? It says nothing about HLT.
//
// The vCPU's own thread makes every move but one: IN_GUEST_MODE to EXITING_GUEST_MODE is made by whoever kicks.
// The entries below are parts of vcpu_enter_guest() and have no function of their own, hence `enter` and `leave`.

import { createMachine } from 'xstate';

export const kvmMode = createMachine({
  id: 'KvmMode',
  initial: 'OUTSIDE_GUEST_MODE',
  states: {
    OUTSIDE_GUEST_MODE: {
      description: 'The thread is in the host: it looks at its requests before it enters the guest.',
      meta: { x: 0.2, y: 0.5, bar: 'running' },
      on: {
        enter: {
          target: 'IN_GUEST_MODE',
          description: 'The vCPU thread, interrupts off, before its last look at the requests.',
        },
        walk_shadow_page_lockless_begin: {
          target: 'READING_SHADOW_PAGE_TABLES',
          description: 'The vCPU thread, interrupts off, begins to walk page tables without a lock.',
        },
      },
    },
    IN_GUEST_MODE: {
      description: 'The thread is in the guest or past the point of no return: only an IPI gets it out.',
      meta: { x: 0.8, y: 0.1, bar: 'guest' },
      on: {
        kvm_vcpu_exiting_guest_mode: {
          target: 'EXITING_GUEST_MODE',
          description:
            'A kicker, by cmpxchg, before it sends the IPI; since v5.17 also the vCPU thread, kicking itself.',
        },
        leave: {
          target: 'OUTSIDE_GUEST_MODE',
          description:
            'The vCPU thread, after a VM exit or where it gives the entry up; interrupts are still off.',
        },
      },
    },
    EXITING_GUEST_MODE: {
      description: 'Somebody kicked: an IPI is on its way, and no other kicker need send one.',
      meta: { x: 0.8, y: 0.9, bar: 'guest' },
      on: {
        leave: {
          target: 'OUTSIDE_GUEST_MODE',
          description:
            'The vCPU thread, after a VM exit or where it gives the entry up; interrupts are still off.',
        },
      },
    },
    READING_SHADOW_PAGE_TABLES: {
      description: 'The thread walks page tables without a lock: who flushes the TLB must wait for it.',
      meta: { x: 0.2, y: 0.9, bar: 'running' },
      on: {
        walk_shadow_page_lockless_end: {
          target: 'OUTSIDE_GUEST_MODE',
          description: 'The vCPU thread has finished the walk.',
        },
      },
    },
  },
});
