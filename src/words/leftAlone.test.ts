import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { leftAlone } from './leftAlone.ts';

function alone(text: string, max = 6): Readonly<Record<string, readonly string[]>> {
  const whole = `scenario "S"\nlane cpu[2];\n${text}`;
  const { source } = parseScenario('s', whole, charts);
  const program = source && compile(source, defaultSettings(source.scenario)).program;
  if (program === undefined) throw new Error('the text compiles');
  const lanes = leftAlone(program, whole, max);
  return Object.fromEntries(lanes.map(({ name, steps }) => [name, steps.map(({ words }) => words)]));
}

describe('left alone, a lane', () => {
  it('goes on until it waits for another one, which has not moved', () => {
    const text = `bool ready; task a on cpu[0] { "looks": step; await ready; "goes on": step; }
      task b on cpu[1] { "makes ready": ready = true; }`;
    expect(alone(text)).toEqual({ a: ['looks'], b: ['makes ready'] });
  });

  it('is followed no further than is asked for, and once around where it comes back', () => {
    const text = `bool x; task a on cpu[0] { for (;;) { "on": x = true; "off": x = false; } }
      env host { "ticks": step; "tocks": step; "ends": step; }`;
    expect(alone(text)).toEqual({ a: ['on', 'off'], host: ['ticks', 'tocks', 'ends'] });
    expect(alone(text, 1)).toEqual({ a: ['on'], host: ['ticks'] });
  });
});
