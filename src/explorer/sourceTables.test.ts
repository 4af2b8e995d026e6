// The cells of drawn tables as they stand in the commits, row by row, column by column: compared with the documents by
// hand, and kept here so that no edit of a scenario changes what its source has drawn.

import { describe, expect, it } from 'vitest';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';

/** By scenario: the cells of its first table, each with its column. What stands in parentheses is not the source's. */
const sources: readonly (readonly [scenario: string, table: string, cells: readonly string[]])[] = [
  [
    'acrn-idle-hlt',
    'The drawing of 064be1e3e',
    ['0 sleep', '0 schedule to idle', '0 IRQ ON', '1 wake', '1 kick', '0 HLT', '0 (kick missed)'],
  ],
  [
    'io-wq',
    'The table of 87df7fb922d1',
    [
      '0 lock',
      '0 insert work',
      '0 unlock',
      '0 atomic_read(nr_running) != 0',
      '1 lock',
      '1 atomic_dec(nr_running)',
      '0 no wakeup needed',
    ],
  ],
  [
    'xen-vcpu-block',
    'Drawn in the commit message',
    [
      '0 A <- read local events',
      '1 set local events',
      '1 test_and_clear_bit(_VPF_blocked)',
      '1 -> Bail out as the bit if not set',
      '0 set_bit(_VFP_blocked)',
      '0 check A',
    ],
  ],
  [
    'virtio-notify',
    'The table of the commit, in the order that is right',
    [
      '1 (takes all that is there)',
      '0 update vring.avail->idx',
      '1 update avail_event_idx',
      '0 mb()',
      '1 mb()',
      '0 read avail_event_idx',
      '1 read vring.avail->idx',
    ],
  ],
];

describe('the source of', () => {
  it.each(sources)('%s has drawn “%s” with these cells', (name, title, cells) => {
    const { source } = parseScenario(name, shippedTexts.get(name) ?? '', charts);
    const table = source?.scenario.drawn.find((drawn) => drawn.title === title);
    expect(table?.cells.map(({ column, phrase }) => `${column} ${phrase}`)).toEqual(cells);
  });
});
