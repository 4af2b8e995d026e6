import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptFiles } from './keptFiles.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wakelane-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

describe('the list of files that are kept', () => {
  const page = {
    _headers: '/*\n',
    'index.html': '<main>',
    'assets/run-DlmbjZJV.js': '',
    'language.txt': 'words',
  };

  it('has the page and all of its parts; a revision where the name has no hash', () => {
    write(page);
    const { files } = keptFiles(folder);
    expect(files.map(({ url, revision }) => [url, revision === null])).toEqual([
      ['assets/run-DlmbjZJV.js', true],
      ['index.html', false],
      ['language.txt', false],
    ]);
  });

  it('has nothing of the embed, and nothing that is for the host alone', () => {
    write({ ...page, '404.html': '', 'embed.html': '', 'embed-assets/a-DlmbjZJV.js': '', 'sw.js': '' });
    expect(keptFiles(folder).files).toHaveLength(3);
  });

  it.each([
    ['a file is changed', { 'index.html': '<main >' }],
    ['a file is added', { 'assets/more-DlmbjZJV.js': '' }],
    ['other headers are sent', { _headers: '/\n' }],
  ])('is another version where %s', (_, change) => {
    write(page);
    const before = keptFiles(folder).version;
    expect(keptFiles(folder).version).toBe(before);
    write(change);
    expect(keptFiles(folder).version).not.toBe(before);
  });
});

// Each build takes a quarter of a minute.
it.runIf(process.env['VERIFY'] === '1')('two builds of one source are the same, byte for byte', () => {
  const build = (name: string) => {
    const outDir = join(folder, name);
    const args = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', outDir];
    execFileSync('node', [...args, '--emptyOutDir'], {
      env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
      stdio: 'inherit',
    });
    const files = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    return new Map(
      files.map((each) => {
        const path = join(each.parentPath, each.name);
        return [path.slice(outDir.length), readFileSync(path, 'base64')] as const;
      }),
    );
  };
  const first = build('first');
  const second = build('second');
  expect([...second.keys()].toSorted()).toEqual([...first.keys()].toSorted());
  expect([...first].filter(([path, bytes]) => second.get(path) !== bytes).map(([path]) => path)).toEqual([]);
  expect(first.has('/sw.js')).toBe(true);
});
