// Kernel C pasted into a scenario, as files in ../cases: a title, a text, ==>, what is said of it.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/defined.ts';
import { createMachine } from '../../engine/machine.ts';
import { analysisOf } from '../../explorer/analysis.ts';
import { explore } from '../../explorer/startSearch.ts';
import { verdictsOf } from '../../explorer/verdicts.ts';
import { charts } from '../../machines/charts.ts';
import { splitCases } from '../caseFiles.ts';
import { compile } from '../compile.ts';
import { diagnose } from '../diagnose.ts';
import { parseScenario } from '../scenario.ts';
import { readC } from './readC.ts';

const cases = splitCases(readFileSync(new URL('../cases/kernelC.txt', import.meta.url), 'utf8'));
const head = 'scenario "Pasted"\nlane cpu0; lane cpu1;\n';

/** Lines are counted from the first of the case. */
function said(text: string): string {
  const whole = head + text;
  return [...diagnose({ id: 'edited', text: whole }, charts)]
    .flat()
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, severity, message, hint }) => {
      const before = whole.slice(head.length, from).split('\n');
      const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
      return `${place} ${severity}: ${message}${hint === undefined ? '' : `\n    ${hint}`}`;
    })
    .join('\n');
}

describe('pasted kernel C', () => {
  it.each(cases)('$title', ({ text, expected }) => {
    expect(said(text)).toBe(expected);
  });

  it('compiles, and has verdicts', () => {
    const text = `${head}
      static DEFINE_SPINLOCK(lock);
      struct frob { u8 users; };
      static struct frob frob;
      static void frob_get(struct frob *p) { unsigned long flags; spin_lock_irqsave(&lock, flags); ++p->users; spin_unlock_irqrestore(&lock, flags); }
      static void frob_get_fast(struct frob *p) { ++p->users; }
      task a on cpu0 { frob_get(&frob); }
      task b on cpu1 { frob_get_fast(&frob); }
      final frob.users == 2 both "Both count.";`;
    const { source } = parseScenario('edited', text, charts);
    const { program } = compile(defined(source), { values: {}, memory: 'sc' });
    const machine = createMachine(defined(program));
    const space = explore(machine, 1_000);
    const verdicts = verdictsOf(analysisOf(machine, space, { fairness: true }));
    expect(verdicts.map(({ name, verdict }) => `${name} ${verdict}`)).toContain('both fails');
  });

  it('keeps every word where it stands', () => {
    for (const { text } of cases) {
      const read = readC(text)?.text ?? text;
      expect(read).toHaveLength(text.length);
      expect(read.split('\n').map(({ length }) => length)).toEqual(
        text.split('\n').map(({ length }) => length),
      );
    }
  });

  it('leaves a text alone that has nothing of C', () => {
    expect(readC('task t on cpu0 { "look": x = y; }')).toBeUndefined();
  });
});
