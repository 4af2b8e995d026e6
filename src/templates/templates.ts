// Scenarios to begin with, for page and command line alike: each plays, has one property that breaks under its first
// setting, and a fix under its second.

import lock from './lock.race?raw';
import queue from './queue.race?raw';
import rcu from './rcu.race?raw';
import sleep from './sleep.race?raw';
import timer from './timer.race?raw';
import vcpu from './vcpu.race?raw';

export interface Template {
  /** What `wakelane new --from` takes. */
  readonly word: string;
  readonly title: string;
  /** The race that it begins with, in a line. */
  readonly race: string;
  readonly text: string;
}

export const templates: readonly Template[] = [
  {
    word: 'lock',
    title: 'Two tasks and a lock',
    race: 'Both look, then both act on what they saw.',
    text: lock,
  },
  {
    word: 'sleep',
    title: 'Sleep and wake',
    race: 'The wake-up comes between the look and the sleep.',
    text: sleep,
  },
  {
    word: 'vcpu',
    title: 'vCPU and host',
    race: 'The kick comes before the vCPU is in its guest.',
    text: vcpu,
  },
  {
    word: 'timer',
    title: 'Timer against teardown',
    race: 'The handler still runs when its device is freed.',
    text: timer,
  },
  {
    word: 'rcu',
    title: 'RCU reader against writer',
    race: 'The writer frees what a reader still holds.',
    text: rcu,
  },
  {
    word: 'queue',
    title: 'Producer and consumer',
    race: 'Somebody else was faster than the one who was woken.',
    text: queue,
  },
];
