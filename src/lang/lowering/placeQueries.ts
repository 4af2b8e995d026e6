// Places in properties, `t@send`: asked for while the properties are lowered, answered when the actors have been cut.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import type { Actor } from '../../model/actors.ts';
import type { AskedPart } from '../../model/claims.ts';
import type { Expr } from '../../model/code.ts';
import { type ActorIndex, type Pc, pcIndex } from '../../model/indices.ts';
import type { Build } from '../names/build.ts';
import { placesOf } from '../names/placeNames.ts';
import type { Node } from '../syntax/syntax.ts';

/** A place that a property asks for; the positions are filled in when the actors have been cut. */
export interface PlaceQuery {
  readonly actor: ActorIndex;
  readonly place: string;
  readonly at: Node;
  /** Name of the property that asks; undefined for `rest when` and the checks of tables. */
  readonly property: string | undefined;
  readonly host: Pc[];
  /** For each guest thread: positions while the actor is in it, and positions of the guest. */
  readonly guests: { readonly inside: Pc[]; readonly positions: Pc[] }[];
}

/** 1 where the actor stands in the place: once the query is answered. */
export function placeTest(
  build: Build,
  queries: PlaceQuery[],
  asked: Pick<PlaceQuery, 'actor' | 'place' | 'at' | 'property'>,
): Expr {
  const [hostPc, ...guestPcs] = build.draft(asked.actor).pcs;
  assert(hostPc !== undefined, 'every actor of the text has a program');
  const query: PlaceQuery = {
    ...asked,
    host: build.openList(),
    guests: guestPcs.map(() => ({ inside: build.openList(), positions: build.openList() })),
  };
  queries.push(query);
  const host: Expr = { op: 'one of', slot: hostPc, values: query.host };
  const guests = query.guests.map(
    (guest, index): Expr => ({
      op: 'and',
      args: [
        { op: 'one of', slot: hostPc, values: guest.inside },
        { op: 'one of', slot: defined(guestPcs[index]), values: guest.positions },
      ],
    }),
  );
  return { op: 'or', args: [host, ...guests] };
}

/** Fills in the positions that the properties' places stand for, and says whether there are any. */
export function answerQueries(
  build: Build,
  queries: readonly PlaceQuery[],
  actors: readonly Actor[],
): readonly AskedPart[] {
  const parts: AskedPart[] = [];
  for (const query of queries) {
    const { threads } = defined(actors[query.actor]);
    let known = false;
    threads.forEach((thread, index) => {
      const guest = query.guests[index - 1];
      thread.locations.forEach((location, place) => {
        const pc = pcIndex(place);
        const inThread = location.kind.kind === 'in guest' ? threads[location.kind.thread] : undefined;
        if (inThread !== undefined && location.kind.kind === 'in guest')
          query.guests[location.kind.thread - 1]?.inside.push(pc);
        const here =
          location.places.includes(query.place) || (inThread !== undefined && inThread.guest === query.place);
        if (!here) return;
        known = true;
        (index === 0 ? query.host : guest?.positions)?.push(pc);
      });
    });
    if (query.property !== undefined) {
      const at = { from: query.at.from, to: query.at.to };
      const matters: Expr = { op: 'const', value: known ? 1 : 0 };
      parts.push({ kind: 'no place', property: query.property, at, matters });
    }
    // A place that the settings removed is one where nobody ever stands.
    if (known || placesOf(build, query.actor).has(query.place)) continue;
    build.report.error(
      query.at,
      `${build.draft(query.actor).name} has no step labelled ${query.place}.`,
      `Write ${query.place}: before the statement, or name a guest.`,
    );
  }
  return parts;
}
