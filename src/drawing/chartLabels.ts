// Where the names of events stand beside their arrows: on no pill and on no other name.

import type { ChartArrow, LabelPlace, Pill } from './chartShapes.ts';
import { textWidth } from './glyphs.ts';

/** An arrow's line, from end to head. */
export interface LabelledLine extends Omit<ChartArrow, 'label'> {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Whether another arrow runs back beside it. */
  readonly pair: boolean;
  /** False where the arrow that runs back has the same name, and says it. */
  readonly named: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const size = 12;
/** Of the way from end to head: the middle first. */
const stretches = [0.5, 0.38, 0.62, 0.26, 0.74];
const beside = 9;
const pitch = 13;

/** Greedy, the arrows with the least room first; a name that fits nowhere has no place. */
export function placeLabels(
  lines: readonly LabelledLine[],
  pills: readonly Pill[],
  width: number,
): readonly (LabelPlace | undefined)[] {
  const taken: Box[] = pills.map(boxOfPill);
  const places: (LabelPlace | undefined)[] = lines.map(() => undefined);
  const inOrder = [...lines.keys()].toSorted((a, b) => lengthOf(lines[a]) - lengthOf(lines[b]));
  for (const index of inOrder) {
    const line = lines[index];
    if (line === undefined || !line.named) continue;
    const place = candidates(line).find((candidate) => {
      const box = boxOfLabel(candidate);
      const others = lines.filter((other) => other !== line);
      return (
        box.left >= 0 &&
        box.right <= width &&
        !taken.some((other) => meet(box, other)) &&
        !others.some((other) => crosses(other, box))
      );
    });
    if (place === undefined) continue;
    places[index] = place;
    taken.push(boxOfLabel(place));
  }
  return places;
}

function lengthOf(line: LabelledLine | undefined): number {
  return line === undefined ? 0 : Math.hypot(line.x2 - line.x1, line.y2 - line.y1);
}

function candidates(line: LabelledLine): readonly LabelPlace[] {
  const broken = breakName(line.event);
  return [...candidatesOf(line, [line.event]), ...(broken.length > 1 ? candidatesOf(line, broken) : [])];
}

function candidatesOf(
  { x1, y1, x2, y2, pair }: LabelledLine,
  lines: readonly string[],
): readonly LabelPlace[] {
  const flat = Math.abs(x2 - x1) > Math.abs(y2 - y1) * 2;
  const more = pitch * (lines.length - 1);
  return stretches.flatMap((stretch): readonly LabelPlace[] => {
    const x = x1 + (x2 - x1) * stretch;
    const y = y1 + (y2 - y1) * stretch;
    const above: LabelPlace = { x, y: y - 5 - more, anchor: 'middle', lines };
    const below: LabelPlace = { x, y: y + 14, anchor: 'middle', lines };
    // The way to the right is the upper one of a pair.
    if (flat) return pair && x2 < x1 ? [below, above] : [above, below];
    const left: LabelPlace = { x: x - beside, y: y + 4 - more / 2, anchor: 'end', lines };
    const right: LabelPlace = { x: x + beside, y: y + 4 - more / 2, anchor: 'start', lines };
    // The way down stands at the right of the way up.
    return y2 > y1 ? [right, left] : [left, right];
  });
}

function boxOfPill({ x, y, width, height }: Pill): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function boxOfLabel({ x, y, anchor, lines }: LabelPlace): Box {
  const wide = Math.max(...lines.map((line) => textWidth(line, 'bold', size)));
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return { left, right: left + wide, top: y - 10, bottom: y + 3 + pitch * (lines.length - 1) };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Long names break at the underscore nearest to their middle. */
export function breakName(name: string): readonly string[] {
  const places = [...name.matchAll(/_/g)].map(({ index }) => index + 1);
  const middle = places.toSorted((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle)];
}

/** Whether a line runs through a box: sampled, which is enough for lines of a hundred pixels. */
function crosses({ x1, y1, x2, y2 }: LabelledLine, box: Box): boolean {
  const samples = 24;
  return Array.from({ length: samples + 1 }, (_, index) => index / samples).some((part) => {
    const x = x1 + (x2 - x1) * part;
    const y = y1 + (y2 - y1) * part;
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
}
