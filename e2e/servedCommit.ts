/** An earlier build beside the one that is tested: a commit, built in a folder of its own and served. */

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { freePort } from './freePort.ts';

/** Builds a commit in a folder of its own and serves it there until it is closed. Throws where it does not build. */
export async function serveCommit(
  commit: string,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'wakelane-before-'));
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, [...args], { cwd: folder, stdio: 'inherit' });
  execFileSync('git', ['worktree', 'add', '--detach', folder, commit], { stdio: 'inherit' });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  run('npm', 'run', 'prepare');
  run('node', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
  const port = await freePort();
  const args = ['node_modules/vite/bin/vite.js', 'preview', '--host', '127.0.0.1', '--port', `${port}`];
  const server = spawn('node', args, { cwd: folder, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/`;
  await expect
    .poll(
      () =>
        fetch(url).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
  const close = () => {
    server.kill();
    execFileSync('git', ['worktree', 'remove', '--force', folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, close };
}
