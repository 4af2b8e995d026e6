// A report of the kernel's race detector (KCSAN): two accesses to one place, of which nothing says which came first.
// The form is that of kernel/kcsan/report.c; syzbot and others add file names, offsets and frames that were inlined.

import { defined } from '../base/defined.ts';
import type { BareLine } from './prefixes.ts';
import type { Table, TableCell } from './table.ts';

export interface KcsanReport {
  readonly table: Table;
  /** Index of the first line behind it. */
  readonly end: number;
}

const title = /BUG: KCSAN: (?:data-race|assert: race) in (.+)$/;
const access =
  /^(?:race at unknown origin, with )?((?:read-write|read|write|assert no writes|assert no accesses)(?: \([a-z, ]+\))?) to (0x[\da-f]+) of (\d+) bytes by (task \d+|interrupt) on cpu (\d+):$/;
const frame = /^\s+([A-Za-z_][\w.]*)(?:\+0x[\da-f]+\/0x[\da-f]+)?(?:\s.*)?$/;

interface Access {
  readonly line: number;
  readonly what: string;
  readonly cpu: string;
  readonly frames: string[];
}

/** The report whose title stands at a line; undefined where none does, or where it names no access. */
export function kcsanAt(lines: readonly BareLine[], index: number): KcsanReport | undefined {
  const first = lines[index];
  if (first === undefined || !title.test(first.text)) return undefined;
  const accesses: Access[] = [];
  let end = index + 1;
  for (; end < lines.length; end++) {
    const line = defined(lines[end]);
    const { text } = line;
    const found = access.exec(text.trim());
    if (found !== null) {
      const [, what = '', , , , cpu = ''] = found;
      accesses.push({ line: line.number, what, cpu, frames: [] });
      continue;
    }
    const called = frame.exec(text)?.[1];
    if (called !== undefined) accesses.at(-1)?.frames.push(called);
    else if (/^(?:value changed|Reported by Kernel Concurrency|CPU: |={5,})/.test(text.trim())) break;
    else if (text !== '' && !/^\s*(?:\||\+->|\(inlined by\))/.test(text) && accesses.length > 1) break;
  }
  if (accesses.length === 0) return undefined;
  return { table: tableOf(accesses, first.number, lines[end - 1]?.number ?? first.number), end };
}

/** A column for each CPU; one row, so that the accesses have no order. The innermost function names the access. */
function tableOf(accesses: readonly Access[], from: number, to: number): Table {
  const cpus = [...new Set(accesses.map(({ cpu }) => cpu))];
  const cells = accesses.map(({ line, what, cpu, frames }): TableCell => {
    const [name = what] = frames;
    return {
      ...{ line, row: 0, rank: 0, column: cpus.indexOf(cpu), below: false, arrow: false, notes: [] },
      text: frames.length === 0 ? what : `${name}() /* ${what} */`,
      words: frames.length === 0 ? what : `${name}()`,
      form: 'plain',
    };
  });
  return {
    layout: 'report',
    columns: cpus.map((cpu) => ({ heading: `cpu ${cpu}` })),
    cells,
    lines: { from, to },
  };
}
