// What stands twice in a file where the second would silently take the place of the first.

import { mapDefined } from '../../base/mapDefined.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { DIAGNOSTICS_MAX } from '../../model/limits.ts';
import type { DrawnColumn, DrawnItem, FileSyntax, Item, ParamItem } from '../syntax/fileSyntax.ts';
import type { AsmBind, Name, Range, VarDecl } from '../syntax/syntax.ts';

/** Items of which a scenario has one, and how they begin. */
const SINGLE: Partial<Record<Item['kind'], string>> = {
  rest: 'rest when',
  memory: 'memory',
  word: 'word',
  level: 'level',
};

/** Everything that is there twice, in the order of the text. */
export function findDuplicates({ items }: FileSyntax): readonly Diagnostic[] {
  const found = [
    ...items.flatMap(insideItem),
    ...secondItems(items),
    ...secondOf('types', items.flatMap(typeName)),
    ...secondOf(
      'properties',
      mapDefined(items, (item) => (item.kind === 'property' ? item.name : undefined)),
    ),
    ...secondExpectations(items),
    ...secondVacuous(items),
    ...secondNotes(items),
  ];
  return found.sort((a, b) => a.from - b.from).slice(0, DIAGNOSTICS_MAX);
}

function secondItems(items: readonly Item[]): readonly Diagnostic[] {
  const single = items.filter(({ kind }) => SINGLE[kind] !== undefined);
  return repeated(single, ({ kind }) => kind).map((item) =>
    error(item, `A second “${SINGLE[item.kind]}”: a scenario has one.`, 'Join the two, or leave one out.'),
  );
}

function insideItem(item: Item): readonly Diagnostic[] {
  switch (item.kind) {
    case 'struct':
    case 'lane':
      return secondOf('fields', item.fields.map(nameOf));
    case 'func':
      return secondOf(
        'formals',
        item.formals.map(({ name }) => name),
      );
    case 'param':
      return secondValues(item);
    case 'memory':
      return item.models.length > new Set(item.models.map(({ model }) => model)).size
        ? [error(item, 'A memory model stands here twice.', 'Leave one out.')]
        : [];
    case 'drawn':
      return secondInTable(item);
    case 'actor':
      return item.guests.flatMap(({ body }) =>
        body.body.flatMap((stmt) => (stmt.kind === 'asm' ? secondBinds(stmt.binds) : [])),
      );
    default:
      return [];
  }
}

function nameOf({ name }: VarDecl): Name {
  return name;
}

function typeName(item: Item): readonly Name[] {
  return item.kind === 'struct' || item.kind === 'enum' ? [item.name] : [];
}

/** Each name that an earlier one of the list has. */
function secondOf(what: string, names: readonly Name[]): readonly Diagnostic[] {
  return repeated(names, ({ text }) => text).map((name) =>
    error(name, `There are two ${what} called ${name.text}.`, 'Choose another name.'),
  );
}

function secondValues({ name, values }: ParamItem): readonly Diagnostic[] {
  return repeated(values, ({ value }) => value).map((again) =>
    error(again, `The setting ${name.text} has the value ${again.value} twice.`, 'Leave one out.'),
  );
}

function secondBinds(binds: readonly AsmBind[]): readonly Diagnostic[] {
  return repeated(binds, ({ register }) => register.text).map((again) =>
    error(again, `The register ${again.register.text} is bound twice.`, 'Leave one out.'),
  );
}

/** Columns of one lane, and phrases that two lines explain. */
function secondInTable({ columns, aliases }: DrawnItem): readonly Diagnostic[] {
  const lane = ({ lane: { name, index } }: DrawnColumn): string =>
    index?.kind === 'int' ? `${name.text}[${index.value}]` : name.text;
  const phrases = aliases.flatMap(({ phrases: own, heading }) =>
    own.map((phrase) => ({ ...phrase, within: heading === undefined ? '' : heading.text })),
  );
  return [
    ...repeated(
      columns.filter(({ lane: { index } }) => index === undefined || index.kind === 'int'),
      lane,
    ).map((again) => error(again, `There are two columns of ${lane(again)}.`, 'Leave one out.')),
    ...repeated(phrases, ({ text, within }) => `${within}\n${text}`).map((again) =>
      error(again, `What “${again.text}” stands for is said above already.`, 'Leave one out.'),
    ),
  ];
}

function secondExpectations(items: readonly Item[]): readonly Diagnostic[] {
  const names = items.flatMap((item) => (item.kind === 'expect' ? [item.property] : []));
  return repeated(names, ({ text }) => text).map((name) =>
    error(
      name,
      `What is expected of ${name.text} is said above already.`,
      'Join the two conditions with ||.',
    ),
  );
}

function secondVacuous(items: readonly Item[]): readonly Diagnostic[] {
  const names = items.flatMap((item) => (item.kind === 'vacuous' ? [item.property] : []));
  return repeated(names, ({ text }) => text).map((name) =>
    error(name, `That ${name.text} is vacuous is said above already.`, 'Leave one out.'),
  );
}

function secondNotes(items: readonly Item[]): readonly Diagnostic[] {
  const numbered = items.flatMap((item) => (item.kind === 'note' && item.number !== undefined ? [item] : []));
  return repeated(numbered, ({ number }) => String(number)).map((note) =>
    error(note, `There are two notes with the number ${note.number}.`, 'Give one of them another number.'),
  );
}

function repeated<T>(list: readonly T[], key: (element: T) => string): readonly T[] {
  const seen = new Set<string>();
  return list.filter((element) => {
    const text = key(element);
    const isSecond = seen.has(text);
    seen.add(text);
    return isSecond;
  });
}

function error({ from, to }: Range, message: string, hint: string): Diagnostic {
  return { from, to, severity: 'error', message, hint };
}
