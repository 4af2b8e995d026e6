// What runs between the lanes: interrupts and signals, credits, stores on their way to memory.

import { type CreditEvent, type CreditSpan, crosses } from '../facts/credits.ts';
import type { OldEvent, OldSpan } from '../facts/oldValues.ts';
import type { BufferedStore, SignalLife } from '../facts/signals.ts';
import type { LaneIndex } from '../model/indices.ts';
import { columnOf } from './drawRows.ts';
import { type Column, OLD_STRIDE } from './laneColumns.ts';
import { elbow, hook, horizontal, type Mark, vertical } from './marks.ts';
import type { Scale } from './scale.ts';

/** Left and right edge of the words of a turn's own cell. */
export type EdgesOf = (turn: number) => { readonly left: number; readonly right: number };

/** What of a run's arrows is to be drawn. */
export interface Arrows {
  /** In the order of their turns. */
  readonly credits: readonly CreditEvent[];
  readonly held: readonly CreditSpan[];
  readonly signals: readonly SignalLife[];
  readonly stores: readonly BufferedStore[];
  /** What is old, and from which line of its turn on. */
  readonly old: readonly OldSpan[];
  readonly aged: readonly { readonly event: OldEvent; readonly line: number }[];
}

/** Credits first, then signals: the order in which a row's horizontal lines are given out. */
export function drawArrows(scale: Scale, edgesOf: EdgesOf, arrows: Arrows): readonly Mark[] {
  let turn = -1;
  let taken = 0;
  const raised = arrows.credits.flatMap((event) => {
    if (event.turn !== turn) taken = 0;
    turn = event.turn;
    const y = crosses(event) ? scale.line(turn, taken++) : scale.arrival(turn);
    return drawCredit(scale, edgesOf, event, y);
  });
  const held = arrows.held.flatMap((span) => drawHeld(scale, span));
  const sent = arrows.signals.flatMap((signal) =>
    drawSignal(scale, edgesOf, signal, scale.line(signal.from, signal.line)),
  );
  return [
    ...arrows.old.flatMap((span) => drawOld(scale, span)),
    ...arrows.aged.flatMap(({ event, line }) => drawAged(scale, edgesOf, event, line)),
    ...sent,
    ...held,
    ...raised,
    ...drawStores(scale, arrows.stores),
  ];
}

/** Where an old value runs down its lane: two lie beside each other. */
function oldTrack(column: Column, ordinal: number): number {
  return column.old + OLD_STRIDE * (ordinal % 2);
}

/** As long as the lane sees it: up to the step that lets go of it. */
function drawOld(scale: Scale, { lane, ordinal, from, to }: OldSpan): readonly Mark[] {
  const column = scale.columns.lanes[lane];
  if (column === undefined) return [];
  const x = oldTrack(column, ordinal);
  const top = scale.line(from, 0);
  const bottom = to === undefined ? scale.bottom : scale.arrival(to);
  if (bottom <= top) return [];
  const d = vertical(x, top, to === undefined ? bottom : bottom - 3);
  const line: Mark = { kind: 'path', d, top, bottom, role: 'old span', head: undefined };
  return to === undefined ? [line] : [line, { kind: 'dot', x, y: bottom, shape: 'end' }];
}

/** From the store that replaced the value to the lane that keeps it. */
function drawAged(scale: Scale, edgesOf: EdgesOf, event: OldEvent, line: number): readonly Mark[] {
  const column = scale.columns.lanes[event.lane];
  if (column === undefined) return [];
  const { left, right } = edgesOf(event.turn);
  const y = scale.line(event.turn, line);
  const toLeft = column.old < left;
  const end = toLeft ? column.old + 2 * OLD_STRIDE : column.old - 3;
  const d = horizontal(toLeft ? left : right, end + (toLeft ? 4 : -4), y);
  const head = { x: end, y, to: toLeft ? ('left' as const) : ('right' as const) };
  return [{ kind: 'path', d, top: y - 6, bottom: y + 6, role: 'old', head }];
}

/** The credit's line begins at its dot and ends at the dot of its spending. */
function drawHeld(scale: Scale, { lane, from, to }: CreditSpan): readonly Mark[] {
  const column = scale.columns.lanes[lane];
  if (column === undefined) return [];
  const top = from === 0 ? 0 : scale.line(from, 0);
  const bottom = to === undefined ? scale.bottom : scale.arrival(to);
  if (bottom <= top) return [];
  const d = vertical(column.credit, top, bottom);
  return [{ kind: 'path', d, top, bottom, role: 'held credit', head: undefined }];
}

function drawCredit(scale: Scale, edgesOf: EdgesOf, event: CreditEvent, y: number): readonly Mark[] {
  const column = scale.columns.lanes[event.lane];
  if (column === undefined) return [];
  const x = column.credit;
  switch (event.kind) {
    case 'spent':
      return [{ kind: 'dot', x, y, shape: 'hollow' }];
    case 'paid':
      return [...creditLine(edgesOf, event, x, y, false), { kind: 'dot', x, y, shape: 'hollow' }];
    case 'raised':
      return [...creditLine(edgesOf, event, x, y, false), { kind: 'dot', x, y, shape: 'filled' }];
    case 'merged':
      return [...creditLine(edgesOf, event, x, y, true), { kind: 'dot', x, y, shape: 'ringed' }];
  }
}

function creditLine(
  edgesOf: EdgesOf,
  event: CreditEvent,
  x: number,
  y: number,
  headed: boolean,
): readonly Mark[] {
  if (!crosses(event)) return [];
  const { left, right } = edgesOf(event.turn);
  const toLeft = x < left;
  const end = headed ? x + (toLeft ? 10 : -10) : x;
  const head = headed ? { x: end, y, to: toLeft ? ('left' as const) : ('right' as const) } : undefined;
  const d = horizontal(toLeft ? left : right, end, y);
  return [{ kind: 'path', d, top: y - 6, bottom: y + 6, role: 'credit', head }];
}

function drawSignal(scale: Scale, edgesOf: EdgesOf, signal: SignalLife, y: number): readonly Mark[] {
  const column = scale.columns.lanes[signal.toLane];
  if (column === undefined) return [];
  const { left, right } = edgesOf(signal.from);
  const x = column.channel;
  const start = x < left ? left : right;
  // Where it has not arrived yet, its line goes on to the foot.
  const to = signal.to ?? scale.now;
  switch (signal.arrival.kind) {
    case 'delivered': {
      const end = arrivalEdge(edgesOf, to, signal.toLane, scale);
      const bottom = scale.arrival(to);
      const head = { x: end, y: bottom, to: 'right' as const };
      const d = elbow({ from: start, channel: x, y, bottom }, end - 4);
      return [{ kind: 'path', d, top: y - 6, bottom: bottom + 6, role: 'signal', head }];
    }
    case 'swallowed': {
      const bottom = scale.arrival(to);
      const d = hook({ from: start, channel: x, y, bottom: bottom - 3.5 });
      return [
        { kind: 'path', d, top: y - 6, bottom, role: 'signal', head: undefined },
        { kind: 'dot', x, y: bottom, shape: 'end' },
      ];
    }
    case 'withdrawn': {
      const bottom = scale.arrival(to);
      const d = hook({ from: start, channel: x, y, bottom: bottom - 3.5 });
      return [
        { kind: 'path', d, top: y - 6, bottom, role: 'pending', head: undefined },
        { kind: 'dot', x, y: bottom, shape: 'end' },
      ];
    }
    case 'pending': {
      const d = hook({ from: start, channel: x, y, bottom: scale.bottom });
      return [{ kind: 'path', d, top: y - 6, bottom: scale.bottom, role: 'pending', head: undefined }];
    }
    case 'merged': {
      const d = horizontal(start, x + (start > x ? 3.5 : -3.5), y);
      return [
        { kind: 'path', d, top: y - 6, bottom: y + 6, role: 'signal', head: undefined },
        { kind: 'dot', x, y, shape: 'end' },
      ];
    }
  }
}

function arrivalEdge(edgesOf: EdgesOf, turn: number, lane: LaneIndex, scale: Scale): number {
  return turn === scale.now ? edgesOf(turn).left : columnOf(scale, lane).text - 4;
}

function drawStores(scale: Scale, stores: readonly BufferedStore[]): readonly Mark[] {
  return stores.flatMap(({ lane, from, to }): Mark[] => {
    const column = scale.columns.lanes[lane];
    if (column === undefined) return [];
    const top = scale.arrival(from);
    const bottom = to === undefined ? scale.bottom : scale.arrival(to);
    const x = column.channel;
    const line: Mark = {
      kind: 'path',
      d: vertical(x, top + 3.5, to === undefined ? bottom : bottom - 3.5),
      top,
      bottom,
      role: 'store',
      head: undefined,
    };
    const marks: Mark[] = [line, { kind: 'dot', x, y: top, shape: 'end' }];
    if (to !== undefined) marks.push({ kind: 'dot', x, y: bottom, shape: 'filled' });
    return marks;
  });
}
