// Race windows lie between steps: at a statement that does nothing there is none, whatever the settings.

import { Multimap } from '../../base/multimap.ts';
import { rememberEach } from '../../base/remember.ts';
import type { Build } from '../names/build.ts';
import type { FileSyntax } from '../syntax/fileSyntax.ts';
import type { Name } from '../syntax/syntax.ts';

/** Says of each place of a window, wherever it is written, that its statement does nothing. */
export function checkWindowPlaces(build: Build, file: FileSyntax): void {
  for (const item of file.items) {
    if (item.kind !== 'show') continue;
    for (const entry of item.entries) {
      if (entry.kind !== 'window') continue;
      for (const place of [entry.fromPlace, entry.toPlace]) checkPlace(build, file, place);
    }
  }
}

function checkPlace(build: Build, file: FileSyntax, place: Name): void {
  const bodies = bodiesAtPlaces(file).of(place.text);
  if (bodies.length === 0 || !bodies.every(doesNothing)) return;
  build.report.error(
    place,
    `There is no step at ${place.text}: the window would never open or close there.`,
    `Put ${place.text}: before a statement that is a step.`,
  );
}

/** What stands behind each `name:`, everywhere in a text. The settings do not change it, so it is looked for once. */
const bodiesAtPlaces = rememberEach((file: FileSyntax): Multimap<string, unknown> => {
  const bodies = new Multimap<string, unknown>();
  const visit = (syntax: unknown): void => {
    if (typeof syntax !== 'object' || syntax === null) return;
    if (hasKind(syntax, 'place') && 'body' in syntax && 'name' in syntax && hasText(syntax.name))
      bodies.add(syntax.name.text, syntax.body);
    for (const part of Object.values(syntax)) visit(part);
  };
  visit(file.items);
  return bodies;
});

function doesNothing(stmt: unknown): boolean {
  if (hasKind(stmt, 'empty') || hasKind(stmt, 'goto') || hasKind(stmt, 'break') || hasKind(stmt, 'continue'))
    return true;
  if ((hasKind(stmt, 'label') || hasKind(stmt, 'place')) && 'body' in stmt) return doesNothing(stmt.body);
  return hasKind(stmt, 'block') && 'body' in stmt && Array.isArray(stmt.body) && stmt.body.every(doesNothing);
}

function hasKind(part: unknown, kind: string): part is object {
  return typeof part === 'object' && part !== null && 'kind' in part && part.kind === kind;
}

function hasText(part: unknown): part is { readonly text: string } {
  return typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string';
}
