// The kernel's words that are no part of every file: texts in the language itself, of which a file gets what it uses.

import { mapDefined } from '../../base/mapDefined.ts';
import { rememberLast } from '../../base/remember.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { readTypes } from '../kernelC/kernelTypes.ts';
import { readC } from '../kernelC/readC.ts';
import { parseFile } from '../parse.ts';
import type { FileSyntax, Item } from '../syntax/fileSyntax.ts';
import type { Range } from '../syntax/syntax.ts';
import checks from './checks.race?raw';
import deferred from './deferred.race?raw';
import errors from './errors.race?raw';
import { tellingExits } from './kthreads.ts';
import lifetime from './lifetime.race?raw';
import locks from './locks.race?raw';
import { putMacrosIn } from './macros.ts';
import { actorsOf } from './objects.ts';
import posix from './posix.race?raw';
import sleeping from './sleeping.race?raw';
import { numberOfTasks } from './tasks.ts';
import { makeForObjects } from './templates.ts';
import { childrenOf, declaredBy, isNode, usedIn } from './uses.ts';

/** The texts, for whoever explains their words. */
export const libraryTexts: readonly string[] = [locks, sleeping, checks, errors, deferred, lifetime, posix];

/** What a function, a struct, an enum, a variable or a constant of the texts is called, at the beginning of its line. */
const DECLARATION =
  /^(?:atomic |const )?(?:struct|enum|void|bool|int(?: \S+\.\.\S+)?|[a-z_]\w*) \*?&?(\w+)(?= [={]|[[({;])/gm;

/** All words of the library. */
export const libraryWords: readonly string[] = libraryTexts.flatMap((text) =>
  mapDefined(text.matchAll(DECLARATION), ([, name]) => name),
);

interface Parsed {
  readonly file: FileSyntax;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The syntax of a text and, behind its own items, what it uses of the library and does not declare itself; calls with a
 * parameter that is an expression are written out. A text that uses nothing of all this is what it says.
 */
export function parseWithLibrary(text: string): Parsed {
  const first = parseFile(text, 'scenario');
  const parsed = hasErrors(first) ? asKernelC(text, first) : first;
  if (hasErrors(parsed)) return parsed;
  const { file, diagnostics } = withLibrary(parsed.file);
  return { file, diagnostics: [...parsed.diagnostics, ...diagnostics] };
}

function hasErrors({ diagnostics }: Parsed): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** A text that is none of the language may have kernel C in it; `refused` is what is wrong with it as it stands. */
function asKernelC(text: string, refused: Parsed): Parsed {
  const read = readC(text);
  if (read === undefined) return refused;
  const { file, diagnostics } = parseFile(read.text, 'scenario');
  const constants = read.defined.flatMap(({ declaration, from, to }) =>
    parseFile(declaration, 'scenario').file.items.map((item) => placedAt(item, { from, to })),
  );
  return {
    file: { ...file, items: [...constants, ...file.items], isPasted: true },
    diagnostics: [...read.diagnostics, ...diagnostics, ...uncalled(file)].sort((a, b) => a.from - b.from),
  };
}

/** A function is read where it is called. */
function uncalled({ items }: FileSyntax): readonly Diagnostic[] {
  const used = new Set(items.flatMap((item) => usedIn(item)).map(({ text }) => text));
  return items.flatMap((item): readonly Diagnostic[] =>
    item.kind !== 'func' || used.has(item.name.text)
      ? []
      : [
          {
            ...{ from: item.name.from, to: item.name.to, severity: 'warning' },
            message: `Nobody calls ${item.name.text}, so that its lines are read for their form only.`,
            hint: `Call it from a task: task t on cpu0 { ${item.name.text}(…); }`,
          },
        ],
  );
}

function withLibrary(file: FileSyntax): Parsed {
  const own = new Set(file.items.flatMap(declaredBy));
  const typed = readTypes(file, own);
  const actors = tellingExits(actorsOf(typed.items));
  const used = usesOf(actors);
  const words = libraryWords.filter((word) => used.has(word) && !own.has(word));
  const found = words.length === 0 ? [] : libraryItems({ ...file, items: actors }, used, own);
  const written = putMacrosIn([...actors, ...found]);
  const made = makeForObjects(written.items, file.items);
  return {
    file: { ...file, items: made.items },
    diagnostics: [...typed.diagnostics, ...hintsOf(file, found), ...written.diagnostics, ...made.diagnostics],
  };
}

/** Each name that items use and where they do so first. */
function usesOf(items: readonly Item[]): Map<string, Range> {
  const used = new Map<string, Range>();
  for (const item of items)
    for (const { text, from, to } of usedIn(item)) if (!used.has(text)) used.set(text, { from, to });
  return used;
}

/** Parsed once: the library is ten times as long as a file that uses it, and a file is parsed at each key in the editor. */
const parsedTexts = rememberLast((): readonly Item[] =>
  libraryTexts.flatMap((text) => parseFile(text, 'prelude').file.items),
);

/** What is used of the library, and what that uses in turn, in the order of the library. */
function libraryItems(
  file: FileSyntax,
  used: ReadonlyMap<string, Range>,
  own: ReadonlySet<string>,
): readonly Item[] {
  const all = [numberOfTasks(file), ...parsedTexts()];
  const itemOf = new Map(all.flatMap((item) => declaredBy(item).map((name) => [name, item] as const)));
  const needed = new Map<Item, Range>();
  // The list grows while it is walked: that is the queue.
  const queue = [...used];
  for (const [name, at] of queue) {
    const item = own.has(name) ? undefined : itemOf.get(name);
    if (item === undefined || needed.has(item)) continue;
    needed.set(item, at);
    for (const { text } of usedIn(item)) queue.push([text, at]);
  }
  return all.flatMap((item) => {
    const at = needed.get(item);
    if (at === undefined) return [];
    return item.kind === 'func' ? item : placedAt(item, at);
  });
}

/** What a file gets stands, for its reader, where the file uses it. A function stands at each of its calls anyway. */
function placedAt<T extends Item>(item: T, { from, to }: Range): T {
  const copy = structuredClone(item);
  const visit = (part: object): void => {
    if (isNode(part)) Object.assign(part, { from, to });
    for (const [, child] of childrenOf(part)) visit(child);
  };
  visit(copy);
  return copy;
}

/** A file may have its own version of a word; what it gets of the library then means that one, too. */
function hintsOf(file: FileSyntax, found: readonly Item[]): readonly Diagnostic[] {
  return file.items
    .filter((item) => item.kind === 'func' || item.kind === 'struct')
    .flatMap(({ name: { text, from, to } }): readonly Diagnostic[] => {
      const user = libraryWords.includes(text)
        ? found.find((item) => usedIn(item).some((name) => name.text === text))
        : undefined;
      const [word] = user === undefined ? [] : declaredBy(user);
      return word === undefined
        ? []
        : [
            {
              from,
              to,
              severity: 'warning',
              message: `${text} is a word of the language, and ${word} is made of it; here both mean this file's own ${text}.`,
              hint: `Leave it out, if it means the same as the language's; else choose another name.`,
            },
          ];
    });
}
