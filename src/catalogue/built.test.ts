import { charts as builtCharts } from 'virtual:charts';
import { course as builtCourse } from 'virtual:course';
import { figure as builtFigure } from 'virtual:figure';
import { levels as builtLevels } from 'virtual:levels';
import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario } from '../lang/scenario.ts';
import { restoreScenario } from '../lang/storedScenario.ts';
import { RACE_CLASSES } from '../model/raceClass.ts';
import { restoreShipped } from '../store/inputs/shipped.ts';
import { charts, course, figure, levels, prelude, shippedFirst, syntaxOf } from './built.ts';
import { readShipped } from './reading.ts';
import { shippedTexts } from './shippedTexts.ts';

describe('what the page is built with', () => {
  it('has the tables of the statecharts, which charts.test.ts holds against the machines', () => {
    expect(builtCharts).toEqual(charts);
  });

  it('has every shipped scenario once, easier ones first', () => {
    expect(builtLevels.map(({ id }) => id).toSorted()).toEqual([...shippedTexts.keys()].toSorted());
    // The number in the text is the place in the course.
    expect(builtLevels.map(({ level }) => level)).toEqual(builtLevels.map((_, index) => index));
    expect(builtLevels[0]?.id).toBe('primer-sleep');
  });

  it.each(builtLevels)(
    'says of $id what it is called, what became of it, and what kind of race it is',
    (level) => {
      expect(level.title).not.toBe('');
      expect(level.became).toBeDefined();
      expect(RACE_CLASSES).toContain(level.race);
    },
  );

  it('has the parts of the course in its order, the first one from the start', () => {
    const starts = builtCourse.map(({ first }) => builtLevels.findIndex(({ id }) => id === first));
    expect(starts).not.toContain(-1);
    expect(starts[0]).toBe(0);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(starts).size).toBe(starts.length);
  });

  it('is what was worked out, whole', () => {
    expect(builtLevels).toEqual(levels);
    expect(builtCourse).toEqual(course);
    expect(builtFigure).toEqual(figure);
    expect(shippedTexts.get(builtFigure.scenario.id)).toBe(builtFigure.program.text);
    expect(builtFigure.fates.words).toHaveLength(builtFigure.fates.codes.length * builtFigure.fates.width);
  });
});

describe('a scenario that opens without a compiler', () => {
  it.each([...shippedTexts])('is %s, as the compiler makes it under its first settings', (id, text) => {
    const stored = shippedFirst[id];
    assert(stored !== undefined, 'each is stored');
    // As the page reads it: what was printed, and the places where nothing was.
    const { first } = restoreShipped(id, JSON.parse(JSON.stringify({ text, ...stored })), charts);
    const { scenario, program } = readShipped(id, text);
    expect(first).toEqual({ scenario, program: { ...program, parts: [] } });
  });
});

describe('a scenario that compiles without a parser', () => {
  it.each([...shippedTexts])('is %s, as the parser reads it', { timeout: 120_000 }, (id, text) => {
    const { source } = parseScenario(id, text, charts);
    const restored = restoreScenario({ id, text, syntax: syntaxOf[id] ?? '', prelude, charts });
    expect(restored.diagnostics).toEqual([]);
    expect(restored.source).toEqual(source);
    if (source === undefined || restored.source === undefined) return;
    const all = combinations(source.file, source.scenario.memories);
    // The first settings and the last ones differ in most params; the longer tests take them all.
    const asked =
      process.env['VERIFY'] === '1' ? all : all.filter((_, index) => index === 0 || index === all.length - 1);
    for (const settings of asked)
      expect(compile(restored.source, settings)).toEqual(compile(source, settings));
  });
});
