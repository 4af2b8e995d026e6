/** The import table of README.md and the habits of the code base, checked as tests. */

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Multimap } from './base/multimap.ts';
import { Tally } from './base/tally.ts';
import { MEMORY_MODELS } from './model/program.ts';

// An effect meets a system outside React. Who brings this number or one of those below down brings its bound down too.
const effects = 9;

// What stands for nothing without a word: `?? 0`, `|| ''`, `?? []` and the like, by top folder.
// A list by key, a count, the groups of a pattern have their default in `base`; what must be there is `defined`.
const fallbacks: Readonly<Record<string, number>> = {
  base: 6,
  drawing: 2, // of no rows: the last turn, and where they end
  formats: 3, // a run file without its scenario's name, settings or step
  model: 1,
  tables: 2, // a line, or a heading, that there is not
  ui: 1, // a note that is referred to and not written
  words: 2, // what nobody has looked at, and what does not fit
};

// A name in two modules is two things to whoever greps for it. The oracle shares nothing, not even names.
const namedTwice = [
  'Expr', // of the text, and of compiled code: rooms that say `Syntax` or `Code` import it under that name
  'explore', // the command of that name, and the search behind it
  'judge', // the command of that name, and the judgement of a run
  'childrenOf', // of a node of the grammar, and of a node of the syntax
  'isTask', // an actor of a program, and a name in a condition
  'verdictOf', // as the command line prints it, and as an embedded run tells it to its page
  'stateOf', // of an embedded run, and of a goal
  '<LoadFailure>', // of the page, and of the embedded run, which takes nothing from the page
  'OldValue', // what a lane keeps of memory, and that as a run tells of it
];

const linesMax = 300;
const testLinesMax = 500;

const pureRooms = [
  'model',
  'tables',
  'schedule',
  'machines',
  'lang',
  'engine',
  'memory',
  'explorer',
  'facts',
  'words',
  'drawing',
  'formats',
];
const entries = [
  'main.tsx',
  'embedPage.tsx',
  'offline/serviceWorker.ts',
  'cli/main.ts',
  'cli/spin/crosscheckMain.ts',
  'cli/bench.ts',
];

interface SourceFile {
  /** Relative to src, with slashes. */
  readonly path: string;
  readonly text: string;
}

interface Row {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

const allFiles = pathsUnder('.//');
const sources = filesUnder('.//');
const production = sources.filter((file) => !isTest(file.path));
const journeys = filesUnder('../e2e/');
const table = parseTable(readFileSync(new URL('./README.md', import.meta.url), 'utf8'));

describe('imports', () => {
  it('have a row in the table for every folder', () => {
    const folders = new Set(production.map((file) => roomOf(file.path)));
    expect([...folders].filter((folder) => !table.has(folder))).toEqual([]);
  });

  it('find files in every room of the table', () => {
    const full = new Set(allFiles.map(roomOf));
    expect([...table.keys()].filter((room) => !full.has(room))).toEqual([]);
  });

  it('reach only what the table allows', () => {
    expect(production.flatMap((file) => forbiddenImports(file, table))).toEqual([]);
  });

  it('never lead back to where they came from, not even for a type', () => {
    expect(knotted(production)).toEqual([]);
  });

  it('never reach the browser tests', () => {
    const offenders = sources.filter((file) =>
      specifiersOf(file.text).some((specifier) => resolveFrom(file.path, specifier)?.startsWith('../e2e/')),
    );
    expect(paths(offenders)).toEqual([]);
  });

  it('reach every file from an entry or a test', () => {
    const roots = sources.filter((file) => isTest(file.path) || entries.includes(file.path));
    const reached = reachableFrom(roots, sources);
    const unused = sources.filter((file) => !reached.has(file.path) && !file.path.endsWith('.d.ts'));
    expect(paths(unused)).toEqual([]);
  });
});

describe('files', () => {
  it(`are at most ${linesMax} lines long, tests ${testLinesMax}`, () => {
    const long = [...sources, ...journeys]
      .map((file) => ({ file, lines: file.text.trimEnd().split('\n').length }))
      .filter(({ file, lines }) => lines > (isTest(file.path) ? testLinesMax : linesMax));
    expect(long.map(({ file, lines }) => `${file.path}: ${lines} lines`)).toEqual([]);
  });

  it('are named for what they hold', () => {
    const vague = /^(?:index\.tsx?|(?:util|helper|common|misc).*|types\.ts)$/i;
    expect(paths(sources.filter((file) => vague.test(posix.basename(file.path))))).toEqual([]);
  });
});

describe('code', () => {
  it('has no hole in its types', () => {
    const silenced = new RegExp(['ignore', 'expect-error', 'nocheck'].map((word) => `@ts-${word}`).join('|'));
    const untyped = /\bas\s+any\b|:\s*any\b|<\s*any\b/;
    const offenders = sources.filter((file) => silenced.test(file.text) || untyped.test(codeOf(file)));
    expect(paths(offenders)).toEqual([]);
  });

  it('casts nowhere', () => {
    expect(paths(production.filter((file) => castsIn(codeOf(file)) > 0))).toEqual([]);
  });

  it(`uses ${effects} effects`, () => {
    const counted = production.reduce((sum, file) => sum + effectsIn(codeOf(file)), 0);
    expect(counted).toBe(effects);
  });

  it('lets nothing stand for what is missing but where it says so', () => {
    const found = production
      .filter(({ path }) => !isIn(path, 'oracle') && !isIn(path, 'fixtures'))
      .flatMap(fallbacksIn);
    const counted = new Tally<string>();
    for (const line of found) counted.add(line.replace(/[/:].*$/, ''));
    const folders = new Set(production.map(({ path }) => path.replace(/\/.*$/, '')));
    const byFolder = [...folders].map((folder) => [folder, counted.of(folder)] as const);
    expect(Object.fromEntries(byFolder.filter(([, count]) => count > 0)), found.join('\n')).toEqual(
      fallbacks,
    );
  });

  it('has no function that takes four numbers in a row', () => {
    const row = /(?:\b\w+\??: number,\s*){3}\w+\??: number\b/;
    const offenders = production.filter((file) => !isIn(file.path, 'oracle') && row.test(codeOf(file)));
    expect(paths(offenders)).toEqual([]);
  });

  it('exports no name from two modules', () => {
    const own = production.filter(({ path }) => !isIn(path, 'oracle') && !isIn(path, 'fixtures'));
    const modules = new Multimap(own.flatMap((file) => exportsOf(file).map((name) => [name, file.path])));
    const twice = [...modules].filter(([, { length }]) => length > 1);
    expect(twice.filter(([name]) => !namedTwice.includes(name))).toEqual([]);
    expect(namedTwice.filter((name) => modules.of(name).length < 2)).toEqual([]);
  });

  it('knows which memory model is chosen nowhere but in memory', () => {
    const named = new RegExp(`(['"])(?:${MEMORY_MODELS.slice(1).join('|')})\\1`);
    const elsewhere = production.filter(({ path }) => !isIn(path, 'memory') && !isIn(path, 'oracle'));
    const offenders = elsewhere.filter((file) => named.test(file.text));
    expect(paths(offenders)).toEqual(['model/program.ts']);
  });

  it('makes no HTML and no code of a text', () => {
    const made =
      /\binnerHTML\b|\bouterHTML\b|\binsertAdjacentHTML\b|dangerouslySetInnerHTML|\bdocument\.write|\beval\s*\(|\bnew Function\b|\bsrcdoc\b/;
    const page = production.filter(({ path }) => !isIn(path, 'oracle'));
    expect(paths(page.filter((file) => made.test(codeOf(file))))).toEqual([]);
  });

  it('is pure below the page', () => {
    const pure = production.filter((file) => pureRooms.some((room) => isIn(file.path, room)));
    expect(
      pure.flatMap((file) => impuritiesIn(codeOf(file)).map((found) => `${file.path}: ${found}`)),
    ).toEqual([]);
  });

  it('of the browser tests waits for no length of time', () => {
    const sleeps = /\bwaitForTimeout\b|\bsleep\w*\s*\(|\bsetTimeout\b/;
    expect(paths(journeys.filter((file) => sleeps.test(codeOf(file))))).toEqual([]);
  });
});

describe('the checks themselves', () => {
  it('find every way to import', () => {
    const text = [
      "import { a,\n  type B } from './one.ts';",
      "import type { C } from '../model/two.ts';",
      "import './three.css';",
      "export { d } from './four.ts';",
      "const e = await import('./five.ts');",
      "new Worker(new URL('./six.ts', import.meta.url), { type: 'module' });",
      "import.meta.glob('./scenarios/*.race', { query: '?raw' });",
      "import text from './prelude.race?raw';",
      "// import { no } from './comment.ts';",
      "export const from = 'nowhere';",
    ].join('\n');
    expect(specifiersOf(text).toSorted()).toEqual([
      '../model/two.ts',
      './five.ts',
      './four.ts',
      './one.ts',
      './prelude.race?raw',
      './scenarios/*.race',
      './six.ts',
      './three.css',
    ]);
  });

  it.each([
    ['engine/step.ts', "import { x } from '../model/state.ts';", 0],
    ['engine/step.ts', "import type { X } from '../lang/parse.ts';", 1],
    ['engine/step.ts', "import { x } from '../../e2e/browser.ts';", 1],
    ['engine/step.ts', "import { x } from 'd3';", 1],
    ['engine/step.ts', "import { readFileSync } from 'node:fs';", 1],
    ['cli/main.ts', "import { readFileSync } from 'node:fs';", 0],
    ['words/causeWords.ts', "import type { Mark } from '../drawing/marks.ts';", 1],
    ['store/line/line.ts', "import type { View } from '../derived/view.ts';", 1],
    ['ui/edit/Editor.tsx', "import { EditorView } from '@codemirror/view';", 0],
    ['ui/edit/Editor.tsx', "const lane = import('../../oracle/walk.ts');", 1],
    ['main.tsx', "const library = import.meta.glob('./scenarios/*.race');", 0],
    ['ui/app/Library.tsx', "const library = import.meta.glob('../../scenarios/*.race');", 1],
  ])('judge %s: %s', (path, text, count) => {
    expect(forbiddenImports({ path, text }, table)).toHaveLength(count);
  });

  it.each([
    ['const x = y as Foo;', 1],
    ['const x = [1] as const;', 0],
    ["import { a as B } from './b.ts'; import * as Ts from './c.ts';", 0],
    ["const s = 'seen as Foo'; // taken as Foo", 0],
  ])('count casts in %s', (text, count) => {
    expect(castsIn(codeOf({ path: 'a.ts', text }))).toBe(count);
  });

  it('count no cast in the words of a component', () => {
    const text = 'export const A = () => <button onClick={go}>Export as SVG {icon} and as PNG</button>;';
    expect(castsIn(codeOf({ path: 'ui/A.tsx', text }))).toBe(0);
  });

  it.each([
    ["const a = b ?? '';", 1],
    ['const a = b[c] ?? -1;\nconst d = e || [];', 2],
    ['known.values ??= new Map();', 1],
    ['const a = b ?? c;\nconst d = e ?? null;', 0],
    ["const s = 'a ?? 0'; // b ?? 0", 0],
  ])('find what stands for nothing in %s', (text, count) => {
    expect(fallbacksIn({ path: 'a.ts', text })).toHaveLength(count);
  });

  it.each([
    ['const now = Date.now();', 1],
    ['const id = `x\x24{Math.random()}`;', 1],
    ['let counter = 0;', 1],
    ['function f() {\n  let local = 0;\n  return local;\n}', 0],
    ['export async function f() {}', 1],
    ['const { document } = table; row.document.title;', 0],
    ['document.title;', 1],
    ["const word = 'async';", 0],
  ])('find impurity in %s', (text, count) => {
    expect(impuritiesIn(codeOf({ path: 'engine/a.ts', text }))).toHaveLength(count);
  });
});

function filesUnder(folder: string): readonly SourceFile[] {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  return pathsUnder(folder)
    .filter((path) => /\.(?:tsx?|css)$/.test(path))
    .map((path) => ({ path, text: readFileSync(posix.join(root, path), 'utf8') }));
}

function pathsUnder(folder: string): readonly string[] {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(root, posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name)))
    .toSorted();
}

function parseTable(readme: string): ReadonlyMap<string, Row> {
  const cells = readme
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
  const names = cells.map((row) => row[1] ?? '');
  return new Map(
    cells.map(([, folder = '', , folders = '', packages = '']) => [
      folder,
      { folders: allowedFolders(folders, folder, names), packages: words(packages) },
    ]),
  );
}

/** Reads `base model`, `all but oracle`, `all above but oracle` or a dash; `lang/*` is every room of lang. */
function allowedFolders(cell: string, folder: string, names: readonly string[]): readonly string[] {
  const all = /^all( above)?(?: but (.*))?$/.exec(cell);
  const named = (list: string) => words(list).flatMap((word) => names.filter((name) => matches(name, word)));
  if (all === null) return named(cell);
  const candidates = all[1] ? names.slice(0, names.indexOf(folder)) : names;
  const excluded = named(all[2] ?? '');
  return candidates.filter((name) => !excluded.includes(name));
}

function words(cell: string): readonly string[] {
  return cell.split(/[\s,]+/).filter((word) => word !== '' && word !== '–');
}

function forbiddenImports(file: SourceFile, rows: ReadonlyMap<string, Row>): readonly string[] {
  const own = roomOf(file.path);
  const row = rows.get(own);
  return specifiersOf(file.text)
    .filter((specifier) => {
      const target = resolveFrom(file.path, specifier);
      if (target === undefined)
        return !row?.packages.some((allowed) => matches(packageOf(specifier), allowed));
      const folder = roomOf(target);
      return folder !== own && !row?.folders.includes(folder);
    })
    .map((specifier) => `${file.path} may not import ${specifier}`);
}

function matches(name: string, allowed: string): boolean {
  return allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed;
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The imported file relative to src; undefined for a package. */
function resolveFrom(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.normalize(posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')));
}

/** TypeScript 7 has no compiler API for JavaScript, so imports are read by pattern. */
function specifiersOf(text: string): readonly string[] {
  const patterns = [
    /\b(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /(?:\bimport|@import)\s*\(?\s*['"]([^'"]+)['"]/g,
    /\bnew\s+URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g,
    /\bimport\.meta\.glob(?:<[^>]*>)?\(\s*['"]([^'"]+)['"]/g,
  ];
  const code = text.replace(pieces, (piece) => (isComment(piece) ? '' : piece));
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

function reachableFrom(roots: readonly SourceFile[], files: readonly SourceFile[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set(paths(roots));
  const pending = [...roots];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    for (const specifier of specifiersOf(file.text)) {
      const target = byPath.get(resolveFrom(file.path, specifier) ?? '');
      if (target === undefined || reached.has(target.path)) continue;
      reached.add(target.path);
      pending.push(target);
    }
  }
  return reached;
}

const pieces = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;

function isComment(piece: string): boolean {
  return piece.startsWith('/');
}

/** The text without comments, without the words of strings and, in a component, without the words between tags. */
function codeOf(file: SourceFile): string {
  const code = file.text.replace(pieces, (piece) => {
    if (isComment(piece)) return '';
    if (!piece.startsWith('`')) return "''";
    return `(${[...piece.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1]).join(', ')})`;
  });
  if (!file.path.endsWith('.tsx')) return code;
  return code.replace(/(>)[^<>{}]*(?=[<{])/g, '$1').replace(/(\})[^<>{};]*(?=<\/|\{)/g, '$1');
}

function castsIn(code: string): number {
  const body = code.replace(/\b(?:import|export)\b[^;()]*?\bfrom\s*''/g, '');
  const cast =
    /\bas\s+(?:[A-Z{[(]|(?:string|number|boolean|bigint|unknown|never|object|readonly|keyof|typeof|undefined|null)\b)/g;
  return [...body.matchAll(cast)].length;
}

/** Each with its place: `path:line: code`. Null and undefined stand for themselves. */
function fallbacksIn(file: SourceFile): readonly string[] {
  const plain = file.text.replace(pieces, (piece) =>
    isComment(piece)
      ? piece.replace(/[^\n]/g, ' ')
      : piece.length === 2
        ? piece
        : piece.replace(/[^\n]/g, '_'),
  );
  const fallback = /(?:\?\?|\|\|)=?\s*(?:-?\d|''|""|``|\[\]|\{\}|true\b|false\b|new (?:Map|Set)\b)/;
  return plain
    .split('\n')
    .flatMap((line, index) => (fallback.test(line) ? [`${file.path}:${index + 1}: ${line.trim()}`] : []));
}

/** What a module exports: components are told apart from types, which may have the name of what they draw. */
function exportsOf(file: SourceFile): readonly string[] {
  const exported = /^export (?:async )?(?<kind>function\*?|const|class|interface|type) (?<name>\w+)/gm;
  const names = [...codeOf(file).matchAll(exported)].map(({ groups: { kind = '', name = '' } = {} }) => {
    const isDrawn = file.path.endsWith('.tsx') && (kind === 'function' || kind === 'const');
    return isDrawn && /^[A-Z]/.test(name) ? `<${name}>` : name;
  });
  return [...new Set(names)];
}

function effectsIn(code: string): number {
  return [...code.matchAll(/\buse(?:Layout|Insertion)?Effect\s*\(/g)].length;
}

function impuritiesIn(code: string): readonly string[] {
  const patterns = [
    /(?<![.\w$])(?:window|document|navigator|localStorage|sessionStorage|performance|crypto|globalThis)\s*[.[]|(?<![.\w$])location\.(?:href|hash|search|assign|replace|reload)/g,
    /(?<![.\w$])(?:fetch|setTimeout|setInterval|queueMicrotask|requestAnimationFrame|require)\s*\(/g,
    /(?<![.\w$])process\.(?:env|argv|exit|stdout|stderr|hrtime|nextTick|cwd)\b/g,
    /\b(?:HTML|SVG)\w*Element\b|\bnew\s+(?:Worker|Date)\b|(?<![.\w$])Date\.|\bMath\.random\b/g,
    /\basync\b|\bawait\b|\bPromise\b/g,
    /^(?:export\s+)?(?:let|var)\s/gm,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[0].trim()));
}

/** The row of the table that a file lies in: the longest that names a folder above it, else its top folder. */
function roomOf(path: string): string {
  const rooms = [...table.keys()].filter((room) => isIn(path, room));
  return rooms.toSorted((a, b) => b.length - a.length)[0] ?? path.split('/')[0] ?? path;
}

function isIn(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`);
}

/** What is left of the files once those are gone, again and again, that import none that is left, or are imported by none. */
function knotted(files: readonly SourceFile[]): readonly string[] {
  const known = new Set(paths(files));
  const edges = files.flatMap(({ path, text }) =>
    specifiersOf(text).flatMap((specifier) => {
      const to = resolveFrom(path, specifier);
      return to !== undefined && known.has(to) ? [{ from: path, to }] : [];
    }),
  );
  for (let left = edges; ; ) {
    const importing = new Set(left.map(({ from }) => from));
    const imported = new Set(left.map(({ to }) => to));
    const next = left.filter(({ from, to }) => imported.has(from) && importing.has(to));
    if (next.length === left.length) return [...importing].toSorted();
    left = next;
  }
}

function isTest(path: string): boolean {
  return /\.(?:test|spec)\.tsx?$/.test(path);
}

function paths(files: Iterable<SourceFile>): readonly string[] {
  return [...files].map((file) => file.path);
}
