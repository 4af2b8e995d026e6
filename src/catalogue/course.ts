// The parts of the course. A level belongs to the part that began last before it, so that a new one names none.

import type { CoursePart } from '../model/level.ts';

export const course: readonly CoursePart[] = [
  { title: 'Primer', origin: 'no kernel needed', first: 'primer-sleep' },
  { title: 'Sleep and wake', origin: 'KVM, Xen, Linux, Cloud Hypervisor', first: 'kvm-hc-kick-cpu' },
  { title: 'Into the guest and out again', origin: 'KVM_RUN and who calls it', first: 'kvm-run-kick' },
  { title: 'Kicks and posted interrupts', origin: 'KVM on x86, ACRN', first: 'acrn-idle-hlt' },
  { title: 'Signals of a scheduler', origin: 'ACRN, 2020 to 2023', first: 'acrn-hlt-order' },
  { title: 'A clock for guests', origin: 'KVM’s TSC patches, 2009', first: 'kvm-tsc-torn-read' },
  { title: 'Weak memory', origin: 'as on Arm', first: 'weak-message' },
];
