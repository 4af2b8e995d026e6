/**
 * The search of the same programs under each memory model, side by side; with `WAKELANE_BEFORE=COMMIT` also beside the
 * code of that commit. Each is searched by turns, so that what else the machine does is in all. Prints; the target is
 * that a stronger model loses nothing: at least 0.97 of before.
 */

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';

type Bench = typeof import('../src/cli/modelBench.ts');
type Title = keyof Bench['modelTexts'];

const ROUNDS = 5;
const root = resolve(import.meta.dirname, '..');

test.describe.configure({ timeout: 1_800_000 });

test('sc, tso and weak, side by side', async () => {
  const now: Bench = await import(pathToFileURL(join(root, 'dist-cli/bench.js')).href);
  const commit = process.env['WAKELANE_BEFORE'];
  const before = commit === undefined ? undefined : await benchOf(commit);
  const lines: string[] = [];
  for (const title of titlesOf(now)) {
    lines.push('', title);
    const strong = measure(title, 'sc', now, before?.bench);
    for (const memory of ['sc', 'tso', 'weak'] as const) {
      const found = memory === 'sc' ? strong : measure(title, memory, now, before?.bench);
      const beside =
        found.before === undefined ? '' : `  ${(found.rate / found.before).toFixed(2)} of before`;
      const ofSc = `${(found.rate / strong.rate).toFixed(2)} of sc`;
      lines.push(
        `  ${memory.padEnd(5)}${String(found.states).padStart(9)} states  ${String(found.bytes).padStart(3)} bytes each  ` +
          `${(found.rate / 1e6).toFixed(2)} M states/s  ${ofSc}${beside}`,
      );
      expect(found.states).toBeGreaterThan(10_000);
    }
  }
  before?.remove();
  console.log(lines.join('\n'));
});

function titlesOf({ modelTexts }: Bench): readonly Title[] {
  return Object.keys(modelTexts).filter((title): title is Title => title in modelTexts);
}

interface Found {
  readonly states: number;
  readonly bytes: number;
  /** States a second: the median, of this build and of the earlier one if it knows the model. */
  readonly rate: number;
  readonly before: number | undefined;
}

function measure(title: Title, memory: 'sc' | 'tso' | 'weak', now: Bench, before: Bench | undefined): Found {
  const rates: number[] = [];
  const others: number[] = [];
  let found = now.searchUnder(title, memory);
  const knows = before !== undefined && compiles(before, title, memory);
  for (let round = 0; round < ROUNDS; round++) {
    if (knows) {
      const other = before.searchUnder(title, memory);
      others.push(other.states / other.seconds);
    }
    found = now.searchUnder(title, memory);
    rates.push(found.states / found.seconds);
  }
  const { states, bytes } = found;
  return { states, bytes, rate: median(rates), before: knows ? median(others) : undefined };
}

/** Whether the earlier code knows the model. */
function compiles(bench: Bench, title: Title, memory: 'sc' | 'tso' | 'weak'): boolean {
  try {
    bench.searchUnder(title, memory);
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('does not compile')) return false;
    throw error;
  }
}

function median(numbers: readonly number[]): number {
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
  expect(middle).toBeDefined();
  return middle ?? Number.NaN;
}

/** The benchmark of today, built with the sources of a commit. */
async function benchOf(commit: string): Promise<{ readonly bench: Bench; readonly remove: () => void }> {
  const folder = join(mkdtempSync(join(tmpdir(), 'wakelane-')), 'before');
  execFileSync('git', ['worktree', 'add', '--detach', folder, commit], { cwd: root });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  copyFileSync(join(root, 'src/cli/modelBench.ts'), join(folder, 'src/cli/bench.ts'));
  execFileSync('npm', ['run', 'prepare'], { cwd: folder });
  const bench: Bench = await import(pathToFileURL(join(folder, 'dist-cli/bench.js')).href);
  const remove = (): void => {
    execFileSync('git', ['worktree', 'remove', '--force', folder], { cwd: root });
    rmSync(folder, { recursive: true, force: true });
  };
  return { bench, remove };
}
