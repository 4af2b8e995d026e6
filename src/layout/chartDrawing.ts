// A statechart as pills and arrows, from the places in the unit square that the machine's `meta` gives.
//
//   ( RUNNING ) ----sleep_thread---> ( BE_BLOCKING )
//        ^      <---wake_thread-----        |
//     schedule                           schedule
//   ( RUNNABLE ) <---wake_thread---- (  BLOCKED  )

import { path, scaleLinear } from 'd3';
import type { ChartTable } from '../model/chart.ts';
import { textWidth } from './glyphs.ts';

export interface Pill {
  readonly state: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export interface ChartArrow {
  readonly from: number;
  readonly to: number;
  readonly event: string;
  readonly d: string;
  readonly head: { readonly x: number; readonly y: number; readonly degrees: number };
  /** Undefined where there is no room for the name of the event. */
  readonly label:
    | { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' }
    | undefined;
}

export interface ChartDrawing {
  readonly width: number;
  readonly height: number;
  readonly pills: readonly Pill[];
  readonly arrows: readonly ChartArrow[];
}

const size = 12;
const pillHeight = 26;
const tallPillHeight = 38;
const pillPadding = 11;
const pillTextMax = 98;
const rowPitch = 78;
const margin = 2;
/** Half the distance between an arrow and the one that runs back. */
const apart = 5;
const headLength = 6;

export function drawChart(chart: ChartTable, width: number): ChartDrawing {
  const pills = placePills(chart, width);
  const height = Math.max(...pills.map((pill) => pill.y + pill.height / 2)) + margin + 12;
  const arrows = chart.edges.flatMap((edge) => {
    const from = pills[edge.from];
    const to = pills[edge.to];
    if (from === undefined || to === undefined) return [];
    const back = chart.edges.find((other) => other.from === edge.to && other.to === edge.from);
    const named = back === undefined || back.event !== edge.event || edge.from < edge.to;
    return [drawEdge(from, to, edge.event, back !== undefined, named, width)];
  });
  return { width, height, pills, arrows };
}

function placePills(chart: ChartTable, width: number): readonly Pill[] {
  const sizes = chart.states.map((name) => pillSize(name));
  const xs = chart.drawing.map(({ x }) => x);
  const ys = chart.drawing.map(({ y }) => y);
  const widest = (at: number) =>
    Math.max(...sizes.filter((_, state) => xs[state] === at).map((each) => each.width));
  const left = Math.min(...xs);
  const right = Math.max(...xs);
  const toX = scaleLinear([left, right], [margin + widest(left) / 2, width - margin - widest(right) / 2]);
  const rows = [...new Set(ys)].toSorted((a, b) => a - b);
  const top = Math.max(...sizes.map((each) => each.height)) / 2 + 12;
  return chart.states.map((_, state) => {
    const pill = sizes[state] ?? pillSize('');
    const row = rows.indexOf(ys[state] ?? 0);
    const x = left === right ? width / 2 : toX(xs[state] ?? 0);
    return { state, x, y: top + row * rowPitch, ...pill };
  });
}

/** Long names break at an underscore. */
function pillSize(name: string): Pick<Pill, 'lines' | 'width' | 'height'> {
  const lines = textWidth(name, 'sans', size) <= pillTextMax ? [name] : breakName(name);
  const widest = Math.max(...lines.map((line) => textWidth(line, 'bold', size)));
  return { lines, width: widest + pillPadding * 2, height: lines.length > 1 ? tallPillHeight : pillHeight };
}

function breakName(name: string): readonly string[] {
  const places = [...name.matchAll(/_/g)].map(({ index }) => index + 1);
  const middle = places.toSorted((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle)];
}

function drawEdge(
  from: Pill,
  to: Pill,
  event: string,
  pair: boolean,
  named: boolean,
  drawingWidth: number,
): ChartArrow {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  // To the right of the direction of travel, so that the two arrows of a pair keep apart.
  const shift = pair ? apart : 0;
  const nx = -uy * shift;
  const ny = ux * shift;
  const start = leave(from, ux, uy);
  const end = leave(to, -ux, -uy);
  const x1 = from.x + ux * start - nx;
  const y1 = from.y + uy * start - ny;
  const x2 = to.x - ux * (end + 1) - nx;
  const y2 = to.y - uy * (end + 1) - ny;
  const line = path();
  line.moveTo(x1, y1);
  line.lineTo(x2 - ux * headLength, y2 - uy * headLength);
  return {
    from: from.state,
    to: to.state,
    event,
    d: line.toString(),
    head: { x: x2, y: y2, degrees: (Math.atan2(uy, ux) * 180) / Math.PI },
    label: named ? labelPlace(event, x1, y1, x2, y2, pair, drawingWidth) : undefined,
  };
}

/** Distance from a pill's middle to its edge in a direction. */
function leave(pill: Pill, ux: number, uy: number): number {
  const across = Math.abs(ux) < 1e-6 ? Infinity : pill.width / 2 / Math.abs(ux);
  const along = Math.abs(uy) < 1e-6 ? Infinity : pill.height / 2 / Math.abs(uy);
  return Math.min(across, along);
}

/** Where the name of an event stands; undefined where there is no room for it. */
function labelPlace(
  event: string,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  pair: boolean,
  drawingWidth: number,
): ChartArrow['label'] {
  const x = (x1 + x2) / 2;
  const y = (y1 + y2) / 2;
  if (Math.abs(x2 - x1) > Math.abs(y2 - y1) * 2) {
    if (textWidth(event, 'bold', size) > Math.abs(x2 - x1) + 12) return undefined;
    // The way to the right is the upper one of a pair.
    return { x, y: x2 > x1 || !pair ? y - 5 : y + 14, anchor: 'middle' };
  }
  // Beside a vertical arrow, on the side where the middle of the drawing is; a pair's names one below the other.
  const toLeft = x > drawingWidth / 2;
  const shift = !pair ? 4 : y2 > y1 ? 12 : -4;
  const room = toLeft ? x : drawingWidth - x;
  if (textWidth(event, 'bold', size) > room - apart * 3) return undefined;
  return {
    x: toLeft ? x - apart * 2 - 2 : x + apart * 2 + 2,
    y: y + shift,
    anchor: toLeft ? 'end' : 'start',
  };
}
