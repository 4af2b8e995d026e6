// The places that an actor's text has, whatever the settings removed: `send:` in its body, its guests, and what they call.

import type { ActorIndex } from '../../model/indices.ts';
import { bodyOf, guestsOf } from './actorDrafts.ts';
import type { Build } from './build.ts';

/** Names of the places of an actor, and of its guests. */
export function placesOf(build: Build, actor: ActorIndex): ReadonlySet<string> {
  const draft = build.draft(actor);
  const guests = guestsOf(draft);
  const found = new Set(guests.map((guest) => (guest.kind === 'guest' ? guest.name.text : '')));
  const called = new Set<string>();
  const visit = (syntax: unknown): void => {
    if (typeof syntax !== 'object' || syntax === null) return;
    if (isNamed(syntax, 'place', 'name')) found.add(syntax.name.text);
    if (isNamed(syntax, 'call', 'callee') && !called.has(syntax.callee.text)) {
      called.add(syntax.callee.text);
      const symbol = build.globals.find(syntax.callee.text);
      if (symbol?.kind === 'function') visit(symbol.func.body);
    }
    Object.values(syntax).forEach(visit);
  };
  visit(bodyOf(draft));
  visit(guests);
  return found;
}

/** True where a goto may lead into the text. */
export function hasPlace(syntax: unknown): boolean {
  if (typeof syntax !== 'object' || syntax === null) return false;
  return isNamed(syntax, 'place', 'name') || Object.values(syntax).some(hasPlace);
}

/** True for a node of this kind that has a name at `key`. */
function isNamed<K extends string>(
  syntax: object,
  kind: string,
  key: K,
): syntax is Record<K, { readonly text: string }> {
  return 'kind' in syntax && syntax.kind === kind && key in syntax;
}
