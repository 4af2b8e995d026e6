// A straight scale, with d3's as the measure in its test: d3's own brings colours, number formats and ticks along,
// which is 10 KiB on the way to the first step that nothing here needs.

type Interval = readonly [from: number, to: number];

/** Maps the domain to the range; a domain without width goes to the middle, as d3 has it. */
export function linear([from, to]: Interval, [start, end]: Interval): (value: number) => number {
  return (value) => start + (end - start) * (from === to ? 0.5 : (value - from) / (to - from));
}
