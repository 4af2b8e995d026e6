// A statechart as pills and arrows, from the places in the unit square that the machine's `meta` gives.
//
//   ( RUNNING ) ----sleep_thread---> ( BE_BLOCKING )
//        ^      <---wake_thread-----        |
//     schedule                           schedule
//   ( RUNNABLE ) <---wake_thread---- (  BLOCKED  )

import { path } from 'd3';
import { defined } from '../base/defined.ts';
import { linear } from '../facts/linear.ts';
import type { ChartTable } from '../model/chart.ts';
import { breakName, type LabelledLine, placeLabels } from './chartLabels.ts';
import type { ChartArrow, Pill } from './chartShapes.ts';
import { textWidth } from './glyphs.ts';

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
const rowPitch = 92;
const margin = 2;
/** Half the distance between an arrow and the one that runs back. */
const apart = 5;
const headLength = 6;

export function drawChart(chart: ChartTable, width: number): ChartDrawing {
  const pills = placePills(chart, width);
  const height = Math.max(...pills.map((pill) => pill.y + pill.height / 2)) + margin + 12;
  const lines = chart.edges.flatMap((edge) => {
    const from = pills[edge.from];
    const to = pills[edge.to];
    if (from === undefined || to === undefined) return [];
    const back = chart.edges.find((other) => other.from === edge.to && other.to === edge.from);
    const named = back === undefined || back.event !== edge.event || edge.from < edge.to;
    return [{ ...drawEdge(from, to, back !== undefined), event: edge.event, named }];
  });
  const labels = placeLabels(lines, pills, width);
  const arrows = lines.map(({ from, to, event, d, head }, index): ChartArrow => {
    return { from, to, event, d, head, label: labels[index] };
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
  const toX = linear([left, right], [margin + widest(left) / 2, width - margin - widest(right) / 2]);
  const rows = [...new Set(ys)].toSorted((a, b) => a - b);
  const top = Math.max(...sizes.map((each) => each.height)) / 2 + 12;
  return chart.states.map((_, state) => {
    const pill = sizes[state] ?? pillSize('');
    const row = rows.indexOf(defined(ys[state]));
    const x = left === right ? width / 2 : toX(defined(xs[state]));
    return { state, x, y: top + row * rowPitch, ...pill };
  });
}

/** Long names break at an underscore. */
function pillSize(name: string): Pick<Pill, 'lines' | 'width' | 'height'> {
  const lines = textWidth(name, 'sans', size) <= pillTextMax ? [name] : breakName(name);
  const widest = Math.max(...lines.map((line) => textWidth(line, 'bold', size)));
  return { lines, width: widest + pillPadding * 2, height: lines.length > 1 ? tallPillHeight : pillHeight };
}

function drawEdge(from: Pill, to: Pill, pair: boolean): Omit<LabelledLine, 'event' | 'named'> {
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
    d: line.toString(),
    head: { x: x2, y: y2, degrees: (Math.atan2(uy, ux) * 180) / Math.PI },
    ...{ x1, y1, x2, y2, pair },
  };
}

/** Distance from a pill's middle to its edge in a direction. */
function leave(pill: Pill, ux: number, uy: number): number {
  const across = Math.abs(ux) < 1e-6 ? Infinity : pill.width / 2 / Math.abs(ux);
  const along = Math.abs(uy) < 1e-6 ? Infinity : pill.height / 2 / Math.abs(uy);
  return Math.min(across, along);
}
