// What stands behind and between the words of a stretch of a run: windows, bars, fates, arrows.

import { mapDefined } from '../base/mapDefined.ts';
import type { FateSpan } from '../facts/fates.ts';
import type { RunFacts, TurnFacts } from '../facts/runFacts.ts';
import type { SignalLife } from '../facts/signals.ts';
import type { Stretch, Stretches } from '../facts/stretches.ts';
import type { WindowSpan } from '../facts/windows.ts';
import type { Program } from '../model/program.ts';
import { type Arrows, drawArrows, type EdgesOf } from './drawArrows.ts';
import { drawBars, drawHolds, drawWaits, drawWindows, type FreeRoom, freeRoom } from './drawBars.ts';
import { drawRibbon } from './drawFates.ts';
import type { Mark } from './marks.ts';
import type { Scale } from './scale.ts';

export interface RunPart {
  readonly program: Program;
  readonly facts: RunFacts;
  readonly ribbon: Stretches<FateSpan> | undefined;
  readonly edgesOf: EdgesOf;
  readonly scale: Scale;
  /** The scale, or what of it is near the view. */
  readonly near: Scale;
  /** The turns to draw, and the one after which the run is seen. */
  readonly first: number;
  readonly last: number;
  readonly now: number;
}

export function drawRun(part: RunPart): readonly Mark[] {
  const { program, facts, ribbon, scale, near, first, last, now } = part;
  const inPart = <T extends Stretch>(lists: readonly Stretches<T>[]) =>
    lists.flatMap((list) => list.between(first, last, now));
  return [
    ...facts.windows.flatMap((list, kind) =>
      drawWindows(near, inPart([list]), (span) => labelRoom(facts, scale, now, kind, span)),
    ),
    ...drawBars(near, inPart(facts.modes)),
    ...drawHolds(near, inPart(facts.holds)),
    ...drawWaits(program, near, inPart(facts.waits)),
    ...(ribbon === undefined ? [] : drawRibbon(near, inPart([ribbon]))),
    ...drawArrows(near, part.edgesOf, arrowsOf(part, inPart)),
  ];
}

function arrowsOf(
  { facts, first, last }: RunPart,
  inPart: <T extends Stretch>(lists: readonly Stretches<T>[]) => readonly T[],
): Arrows {
  const turns = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => facts.at(first + index));
  const isMerged = ({ arrival }: SignalLife) => arrival.kind === 'merged';
  return {
    credits: turns.flatMap(({ credits }) => credits),
    held: inPart(facts.held),
    signals: [...inPart(facts.signals), ...turns.flatMap(({ raised }) => raised.filter(isMerged))],
    stores: inPart(facts.stores),
    old: inPart(facts.old),
    aged: turns.flatMap((turn) => agedLines(turn)),
  };
}

/** Their lines come behind those of credits and signals. */
function agedLines({ old, lines }: TurnFacts): Arrows['aged'] {
  const kept = old.filter(({ kind }) => kind === 'kept');
  return kept.map((event, index) => ({ event, line: lines - kept.length + index }));
}

/** Other windows of a lane that overlap one and want room for their words too; there are hardly ever two. */
const labelsMet = 4;

/** Where a window's words stand: clear of those of the windows that the scenario names before it. */
function labelRoom(
  facts: RunFacts,
  scale: Scale,
  now: number,
  kind: number,
  span: WindowSpan,
): FreeRoom | undefined {
  const others = facts.windows.slice(0, kind).flatMap((list, earlier) =>
    mapDefined(
      list
        .between(span.from, span.to ?? now, now)
        .slice(0, labelsMet)
        .filter(({ lane }) => lane === span.lane),
      (other) => labelRoom(facts, scale, now, earlier, other),
    ),
  );
  return freeRoom(scale, span, others);
}
