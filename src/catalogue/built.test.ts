import { charts as builtCharts } from 'virtual:charts';
import { figure as builtFigure } from 'virtual:figure';
import { levels as builtLevels } from 'virtual:levels';
import { describe, expect, it } from 'vitest';
import { allPhases } from '../lang/allPhases.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { readParsed } from '../lang/readScenario.ts';
import { parseScenario } from '../lang/scenario.ts';
import { restoreSyntax } from '../lang/syntax/storedSyntax.ts';
import { charts, figure, levels, prelude, syntaxOf } from './built.ts';
import { shippedTexts } from './shippedTexts.ts';

describe('what the page is built with', () => {
  it('has the tables of the statecharts, which charts.test.ts holds against the machines', () => {
    expect(builtCharts).toEqual(charts);
  });

  it('has every shipped scenario once, easier ones first', () => {
    expect(builtLevels.map(({ id }) => id).toSorted()).toEqual([...shippedTexts.keys()].toSorted());
    const hardness = builtLevels.map(({ level }) => level ?? Number.MAX_VALUE);
    expect(hardness).toEqual(hardness.toSorted((a, b) => a - b));
    expect(builtLevels[0]?.id).toBe('lost-update');
  });

  it.each(builtLevels)(
    'says of $id what it is about, in one sentence each',
    ({ title, citation, teaser, claim }) => {
      expect(title).not.toBe('');
      expect(citation).not.toBe('');
      expect(teaser).toMatch(/^[^.]?.*[.?!]$/);
      expect(claim).toMatch(/^[A-Z].*\.$/);
    },
  );

  it('is what was worked out, whole', () => {
    expect(builtLevels).toEqual(levels);
    expect(builtFigure).toEqual(figure);
    expect(shippedTexts.get(builtFigure.scenario.id)).toBe(builtFigure.program.text);
    expect(builtFigure.fates.words).toHaveLength(builtFigure.fates.codes.length * builtFigure.fates.width);
  });
});

describe('a scenario that opens without a parser', () => {
  it.each([...shippedTexts])('is %s, as the parser reads it', { timeout: 120_000 }, (id, text) => {
    const { source } = parseScenario(id, text, charts);
    const phases = { assembly: allPhases.assembly, checks: undefined };
    const origin = { id, text, prelude: restoreSyntax(prelude, ''), charts, phases };
    const restored = readParsed({ file: restoreSyntax(syntaxOf[id] ?? '', text), diagnostics: [] }, origin);
    expect(restored.diagnostics).toEqual([]);
    expect(restored.source).toEqual(source && { ...source, phases });
    if (source === undefined || restored.source === undefined) return;
    const all = combinations(source.file, source.scenario.memories);
    // The first settings and the last ones differ in most params; the longer tests take them all.
    const asked =
      process.env['VERIFY'] === '1' ? all : all.filter((_, index) => index === 0 || index === all.length - 1);
    for (const settings of asked)
      expect(compile(restored.source, settings)).toEqual(compile(source, settings));
  });
});
