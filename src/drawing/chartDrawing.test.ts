import { describe, expect, it } from 'vitest';
import { charts } from '../machines/charts.ts';
import { drawChart } from './chartDrawing.ts';
import { textWidth } from './glyphs.ts';

const width = 268;

describe.each(charts)('the drawing of $name', (chart) => {
  const { pills, arrows, height } = drawChart(chart, width);

  it('has a pill for each state and an arrow for each edge', () => {
    expect(pills.map(({ state }) => state)).toEqual([...chart.states.keys()]);
    expect(arrows).toHaveLength(chart.edges.length);
  });

  it('keeps pills inside and apart', () => {
    for (const [index, a] of pills.entries()) {
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
      expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
      for (const b of pills.slice(index + 1)) {
        const apart =
          Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
        expect(apart, `${chart.states[a.state]} and ${chart.states[b.state]}`).toBe(true);
      }
    }
  });

  it('keeps the names of events inside', () => {
    for (const { event, label } of arrows) {
      if (label === undefined) continue;
      const wide = Math.max(...label.lines.map((line) => textWidth(line, 'sans', 12)));
      const left =
        label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - wide : label.x - wide / 2;
      expect(left, event).toBeGreaterThanOrEqual(0);
      expect(left + wide, event).toBeLessThanOrEqual(width);
    }
  });

  it('sets no name on a pill or on another name', () => {
    const pillBoxes = pills.map((pill) => ({
      event: `pill ${pill.state}`,
      ...{ left: pill.x - pill.width / 2, right: pill.x + pill.width / 2 },
      ...{ top: pill.y - pill.height / 2, bottom: pill.y + pill.height / 2 },
    }));
    const names = arrows.flatMap(({ event, label }) => {
      if (label === undefined) return [];
      const wide = Math.max(...label.lines.map((line) => textWidth(line, 'sans', 12)));
      const left =
        label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - wide : label.x - wide / 2;
      return [
        { event, left, right: left + wide, top: label.y - 9, bottom: label.y + 13 * label.lines.length - 11 },
      ];
    });
    for (const [index, a] of names.entries()) {
      for (const b of [...pillBoxes, ...names.slice(index + 1)]) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        expect(apart, `${a.event} and ${b.event}`).toBe(true);
      }
    }
  });
});
