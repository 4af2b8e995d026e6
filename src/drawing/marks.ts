// The flat list that every picture of a run is drawn from, whichever way its time runs: each mark has its place in pixels
// and the role that it plays.

import { path } from 'd3';
import type { ModeBar } from '../model/chart.ts';
import type { Fate } from '../model/report.ts';

export type Tone = 'ink' | 'muted' | 'quiet' | 'accent' | 'on accent' | 'warning' | 'bad';
type Weight = 'regular' | 'bold';

export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly face: 'sans' | 'mono';
  readonly weight: Weight;
  readonly italic: boolean;
  readonly tone: Tone;
  readonly anchor: 'start' | 'end';
  /** The note that the text refers to. */
  readonly note: string | undefined;
}

type PathRole =
  | 'signal'
  | 'pending'
  | 'credit'
  | 'held credit'
  | 'store'
  | 'old'
  | 'old span'
  | 'parting'
  | 'no return';

/** A stretch of time: where it stands beside the others, and from where to where it lasts. */
export type Lasting =
  | { readonly time: 'down'; readonly x: number; readonly top: number; readonly bottom: number }
  | { readonly time: 'right'; readonly y: number; readonly left: number; readonly right: number };

export type Mark =
  | TextMark
  | ({ readonly kind: 'bar'; readonly bar: ModeBar } & Lasting)
  /** What a lane keeps from others, beside its bars. */
  | ({ readonly kind: 'hold'; readonly hold: 'interrupts off' | 'lock held' } & Lasting)
  /** A task that cannot move; `title` says who waits, and for what. */
  | ({ readonly kind: 'wait'; readonly wait: 'gate closed' | 'waits'; readonly title: string } & Lasting)
  /** A step in its lane's row, where time runs to the right; its words follow it. */
  | {
      readonly kind: 'block';
      readonly turn: number;
      readonly when: 'past' | 'now' | 'next';
      readonly x: number;
      readonly top: number;
      readonly width: number;
      readonly bottom: number;
    }
  /** The tip of an arrow that points down. */
  | { readonly kind: 'tip'; readonly x: number; readonly y: number }
  | {
      readonly kind: 'path';
      readonly d: string;
      readonly top: number;
      readonly bottom: number;
      readonly role: PathRole;
      /** Where an arrowhead points, if there is one. */
      readonly head: { readonly x: number; readonly y: number; readonly to: 'left' | 'right' } | undefined;
    }
  | {
      readonly kind: 'dot';
      readonly x: number;
      readonly y: number;
      readonly shape: 'filled' | 'hollow' | 'ringed' | 'end' | 'fill step';
    }
  | {
      readonly kind: 'box';
      readonly role: 'window' | 'now' | 'band' | 'yours';
      readonly x: number;
      readonly top: number;
      readonly width: number;
      readonly bottom: number;
    }
  | {
      readonly kind: 'fate';
      readonly fate: Fate;
      readonly x: number;
      readonly top: number;
      readonly bottom: number;
      readonly width: number;
    }
  /** Words that run upwards, in the middle of a stretch. */
  | {
      readonly kind: 'side text';
      readonly x: number;
      readonly top: number;
      readonly bottom: number;
      readonly text: string;
    }
  | { readonly kind: 'rule'; readonly x: number; readonly top: number; readonly bottom: number };

const radius = 6;
const dotReach = 9;
const textReach = 18;
/** As thick as a bar is. */
const barReach = 6;

/** Vertical extent, so that only what is in view need be drawn. */
export function extentOf(mark: Mark): { readonly top: number; readonly bottom: number } {
  switch (mark.kind) {
    case 'text':
      return { top: mark.y - textReach, bottom: mark.y + textReach / 2 };
    case 'dot':
    case 'tip':
      return { top: mark.y - dotReach, bottom: mark.y + dotReach };
    case 'bar':
    case 'hold':
    case 'wait':
      return mark.time === 'down' ? mark : { top: mark.y, bottom: mark.y + barReach };
    case 'block':
    case 'path':
    case 'box':
    case 'fate':
    case 'side text':
    case 'rule':
      return { top: mark.top, bottom: mark.bottom };
  }
}

/** The place where a mark begins, which it keeps while the run grows; several may begin at one place. */
export function placeOfMark(mark: Mark): string {
  switch (mark.kind) {
    case 'text':
    case 'dot':
    case 'tip':
      return `${mark.kind} ${mark.x} ${mark.y}`;
    case 'bar':
    case 'hold':
    case 'wait':
      return mark.time === 'down'
        ? `${mark.kind} ${mark.x} ${mark.top}`
        : `${mark.kind} ${mark.left} ${mark.y}`;
    case 'block':
      return `${mark.kind} ${mark.turn} ${mark.when}`;
    case 'path':
      return `${mark.role} ${mark.top}`;
    case 'box':
    case 'fate':
    case 'side text':
    case 'rule':
      return `${mark.kind} ${mark.x} ${mark.top}`;
  }
}

/** True for two marks that look the same; for some that do, false. */
export function isSameMark(one: Mark, other: Mark): boolean {
  if (one.kind !== 'path' || other.kind !== 'path') return one === other || sameFields(one, other);
  return (
    one.d === other.d &&
    one.role === other.role &&
    (one.head === other.head ||
      (one.head !== undefined && other.head !== undefined && sameFields(one.head, other.head)))
  );
}

function sameFields(one: object, other: object): boolean {
  const fields = Object.entries(one);
  const others = Object.entries(other);
  return (
    fields.length === others.length &&
    fields.every(([name, value], index) => others[index]?.[0] === name && others[index]?.[1] === value)
  );
}

/** Along `y` from `from` to `to`. */
export function horizontal(from: number, to: number, y: number): string {
  const line = path();
  line.moveTo(from, y);
  line.lineTo(to, y);
  return line.toString();
}

export function vertical(x: number, from: number, to: number): string {
  const line = path();
  line.moveTo(x, from);
  line.lineTo(x, to);
  return line.toString();
}

/** A line that leaves a row at `from`, and goes down a channel to `bottom`. */
interface Hook {
  readonly from: number;
  readonly channel: number;
  readonly y: number;
  readonly bottom: number;
}

/** Along the row to the channel, then down to `bottom`. */
export function hook({ from, channel, y, bottom }: Hook): string {
  const line = path();
  line.moveTo(from, y);
  line.arcTo(channel, y, channel, bottom, radius);
  line.lineTo(channel, bottom);
  return line.toString();
}

/** Along the row to the channel, down to the other row, and along that to `to`. */
export function elbow({ from, channel, y, bottom }: Hook, to: number): string {
  const line = path();
  line.moveTo(from, y);
  line.arcTo(channel, y, channel, bottom, radius);
  line.arcTo(channel, bottom, to, bottom, radius);
  line.lineTo(to, bottom);
  return line.toString();
}

/** The mark with its heights shortened, for a drawing in which time runs down; whoever prints a path shortens it. */
export function squeezed(mark: Mark, zoom: number): Mark {
  if (zoom === 1) return mark;
  switch (mark.kind) {
    case 'text':
    case 'dot':
    case 'tip':
      return { ...mark, y: mark.y * zoom };
    case 'path':
      return mark.head === undefined ? mark : { ...mark, head: { ...mark.head, y: mark.head.y * zoom } };
    case 'bar':
    case 'hold':
    case 'wait':
      if (mark.time === 'right') return { ...mark, y: mark.y * zoom };
      return { ...mark, top: mark.top * zoom, bottom: mark.bottom * zoom };
    case 'block':
    case 'box':
    case 'fate':
    case 'side text':
    case 'rule':
      return { ...mark, top: mark.top * zoom, bottom: mark.bottom * zoom };
  }
}
