/** Files that comments and Markdown name exist: a text that cites a file which is gone has to be mended with it. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';

/** Endings of files that are ours: a kernel's are not. */
const named =
  /(?<![\w@/.*-])(?:[\w.*-]+\/)*[\w*-][\w.*-]*\.(?:tsx?|css|race|grammar|graph|md|html|mjs)(?![\w/])/g;

/** Comments, and strings, in which no comment begins. */
const piece = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;

/** What a build or a person writes. */
const written = ['licenses.md', 'race.parser.js'];
/** Names that stand for any file, and files of the reader. */
const examples = /^(?:NAME|THAT|FOLDER|FILE)|\/(?:NAME|THAT)\b|^race\/|^own\.race$/;

// Git knows what is ours, and leaves out what is built.
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '');
const known = new Set(files);

it('exist', () => {
  const gone = files.filter(isRead).flatMap((path) =>
    namesIn(path, readFileSync(path, 'utf8'))
      .filter((name) => !exists(name, path))
      .map((name) => `${path}: ${name}`),
  );
  expect([...new Set(gone)]).toEqual([]);
});

it.each([
  ['a.ts', '// See `engine/machine.ts`.', ['engine/machine.ts']],
  ['a.ts', "import { x } from './gone.ts'; // not a comment", []],
  ['a.ts', '/** `layout/*.test.ts` and arch/x86/kvm/x86.c */', ['layout/*.test.ts']],
  ['a.md', 'Write [one](docs/gone.md).\n```sh\nwakelane judge mail.md\n```', ['docs/gone.md']],
])('are found in %s: %s', (path, text, names) => {
  expect(namesIn(path, text)).toEqual(names);
});

it('are looked for beside the file, in src, and by their name alone', () => {
  expect(exists('machine.ts', 'src/engine/step.ts')).toBe(true);
  expect(exists('engine/machine.ts', 'src/model/run.ts')).toBe(true);
  expect(exists('conformance/*.graph', 'src/model/run.ts')).toBe(true);
  expect(exists('engine/gone.ts', 'src/model/run.ts')).toBe(false);
  expect(exists('gone/*.ts', 'src/model/run.ts')).toBe(false);
});

function isRead(path: string): boolean {
  return /\.(?:tsx?|css|md|grammar)$/.test(path) && path !== 'src/paths.test.ts';
}

function namesIn(path: string, text: string): readonly string[] {
  return [...proseOf(path, text).matchAll(named)]
    .map(([name]) => name)
    .filter((name) => !examples.test(name));
}

/** The comments of code; of Markdown what is no block of code. */
function proseOf(path: string, text: string): string {
  if (path.endsWith('.md')) return text.replace(/^```[\s\S]*?^```/gm, '').replace(/<[^>]*>/g, '');
  const pieces = text.match(piece) ?? [];
  return pieces.filter((each) => each.startsWith('/')).join('\n');
}

function exists(name: string, from: string): boolean {
  if (written.includes(posix.basename(name))) return true;
  const folder = posix.dirname(from);
  const places = [name, posix.join(folder, name), posix.join('src', name)].map((place) =>
    posix.normalize(place),
  );
  if (name.includes('*')) {
    const patterns = places.map(patternOf);
    const isBare = !name.includes('/');
    return files.some((file) =>
      patterns.some((pattern) => pattern.test(isBare ? posix.basename(file) : file)),
    );
  }
  if (places.some((place) => known.has(place))) return true;
  return !name.includes('/') && files.some((file) => posix.basename(file) === name);
}

function patternOf(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}
