import { expect, it } from 'vitest';
import { scenarioText } from '../../fixtures/scenarioText.ts';
import { answerForeign } from '../../foreign/request.ts';
import { completeSettings } from '../../formats/settings.ts';
import { charts } from '../../machines/charts.ts';
import { createCompileCache } from './compileCache.ts';

/** Settings as the words of a link say them. */
const asked = [[['fix', 'on']], []] as const;

it('what was read of a text elsewhere is neither parsed nor compiled again under the settings that were asked for', () => {
  const forbidden = (): never => {
    throw new Error('this is done elsewhere');
  };
  const cache = createCompileCache([], charts, { parse: forbidden, compile: forbidden });
  const answer = answerForeign({ text: scenarioText, settings: asked, charts });
  if (answer.kind === 'failed') throw new Error('the text has no errors');
  cache.remember(scenarioText, answer.read);
  const scenario = cache.scenario(scenarioText);
  if (scenario === undefined) throw new Error('the text has no errors');
  for (const words of asked) {
    const { settings } = completeSettings(words, scenario);
    expect(cache.machine(scenarioText, settings)?.program.settings).toEqual(settings);
    expect(cache.diagnostics(scenarioText, settings)).toEqual([]);
  }
});
