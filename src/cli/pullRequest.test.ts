// The action's script in a repository of its own, without GitHub.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../bin/pullRequest.js', import.meta.url));
const scenario = readFileSync(new URL('../scenarios/lost-update.race', import.meta.url), 'utf8');
const table = 'CPU0      CPU1\n----      ----\nload x\n          load x\n          store x\nstore x\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wakelane-action-'));
  git('init', '-q', '-b', 'main');
  commit('Begin', { 'own.race': scenario });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  const names = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...names, ...args], { cwd: folder, encoding: 'utf8' }).trim();
}

function commit(message: string, files: Readonly<Record<string, string>> = {}): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', message);
  return git('rev-parse', 'HEAD');
}

function act(base?: string): { readonly code: number | null; readonly summary: string } {
  const summary = join(folder, 'summary.md');
  writeFileSync(summary, '');
  const { status } = spawnSync(process.execPath, [script], {
    cwd: folder,
    env: {
      ...process.env,
      GITHUB_STEP_SUMMARY: summary,
      ...(base === undefined ? {} : { WAKELANE_BASE: base, WAKELANE_HEAD: git('rev-parse', 'HEAD') }),
    },
  });
  return { code: status, summary: readFileSync(summary, 'utf8') };
}

describe('the action', () => {
  it('is content with scenarios that are as they expect', () => {
    expect(act()).toMatchObject({ code: 0, summary: expect.stringContaining('`own.race`: as expected') });
  });

  it('fails where a verdict is another, and shows the counterexample', () => {
    commit('Expect too much', { 'own.race': scenario.replace(/expect sum fails.*\n/, '') });
    const { code, summary } = act();
    expect(code).toBe(1);
    expect(summary).toContain('### own.race is not as expected');
    expect(summary).toContain('load x\n          load x\n          store x\nstore x');
  });

  it('judges the tables of messages that name a scenario', () => {
    const base = git('rev-parse', 'HEAD');
    commit(`Lose one\n\n${table}\nWakelane-Scenario: own.race fix=plain`);
    expect(act(base)).toMatchObject({ code: 0, summary: expect.stringContaining('happens, as said') });
    commit(`Lose none\n\n${table}\nWakelane-Scenario: own.race fix=locked`);
    const { code, summary } = act(base);
    expect(code).toBe(1);
    expect(summary).toContain('This cannot happen');
    commit(`And say so\n\n${table}\nWakelane-Scenario: own.race fix=locked\nWakelane-Verdict: impossible`);
    expect(act(git('rev-parse', 'HEAD~1'))).toMatchObject({ code: 0 });
  });
});
