// The schedule of each drawn table that is shipped: goals, links and pictures begin with it, so that it must not change
// when tables are read or searched in another way.

import { describe, expect, it } from 'vitest';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { createMachine } from '../engine/machine.ts';
import { printSchedule } from '../formats/schedule.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { findDrawn } from './drawn.ts';

const schedules = [
  [
    'acrn-sched-event',
    "The commit's table",
    'vCPU0*3,vCPU1*7,vCPU2*2,vCPU1*2,vCPU2,vCPU2.2,vCPU2,notify2,vCPU2*4,vCPU0.2,vCPU0,idle2,notify0,vCPU0*4,vCPU1*2,idle0*2,notify2,idle2*2,vCPU2*8,idle0,vCPU2,vCPU0*2,vCPU0.2,vCPU0,notify0,vCPU0*4',
  ],
  [
    'kvm-hc-kick-cpu',
    "The question's sequence",
    'waiter*2,holder,host_scheduler,holder*3,host_scheduler,waiter*2',
  ],
  ['kvm-run-kick', 'The race, as the patch draws it', 'vCPU,service*2,kick,vCPU'],
  ['kvm-run-kick', 'The cure, as the patch draws it', 'vCPU,service*2,kick,vCPU*3'],
  ['lost-update', 'The update that is lost', 'a,b*2,a'],
  ['store-buffering', 'Both loads overtake the stores', 'a,b,a,b'],
  ['acrn-idle-hlt', 'The drawing of 064be1e3e', 'vCPU*2,idle*2,waker*2,notify,idle'],
  ['io-wq', 'The table of 87df7fb922d1', 'worker*3,adder*2,worker,adder'],
  [
    'virtio-notify',
    'The cells of the commit, with both looks first',
    'drv,dev*4,vm.drain,drv*4,clh.drain,dev*5,vm.drain,drv*2',
  ],
  [
    'virtio-notify',
    'The table of the commit, in the order that is right',
    'drv,dev*3,vm.drain,drv,clh.drain,dev,drv,dev',
  ],
  ['xen-vcpu-block', 'Drawn in the commit message', 'A.1,waker*2,A*2'],
] as const;

describe('the schedule of', () => {
  it.each(schedules)('%s, “%s”, is as it was', (name, title, schedule) => {
    const { source } = parseScenario(name, shippedTexts.get(name) ?? '', charts);
    const table = source?.scenario.drawn.find((each) => each.title === title);
    const program = source && table && compile(source, table.settings).program;
    if (table === undefined || program === undefined) throw new Error('does not compile');
    const found = findDrawn(createMachine(program), table);
    const names = program.actors.map((actor) => actor.name);
    expect('schedule' in found ? printSchedule(found.schedule, names) : found.lost.kind).toBe(schedule);
  });

  it('every shipped table is listed here', () => {
    const titles = [...shippedTexts].flatMap(([name, text]) =>
      (parseScenario(name, text, charts).source?.scenario.drawn ?? []).map(({ title }) => title),
    );
    expect(titles.sort()).toEqual(schedules.map(([, title]) => title).sort());
  });
});
