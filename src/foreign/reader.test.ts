import { describe, expect, it } from 'vitest';
import { scenarioText } from '../fixtures/scenarioText.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { createForeignReader, type ForeignThread } from './reader.ts';
import { answerForeign, type ForeignAnswer } from './request.ts';

const request = { text: scenarioText, settings: [[['fix', 'on']], []], charts } as const;

/** Threads that do what they are told, and remember whether they were ended. */
function stage(work: (answer: (answer: ForeignAnswer) => void, fail: () => void) => void) {
  const ended: number[] = [];
  let started = 0;
  const start = (answer: (answer: ForeignAnswer) => void, fail: () => void): ForeignThread => {
    const own = started++;
    return { post: () => work(answer, fail), terminate: () => ended.push(own) };
  };
  return { start, ended };
}

describe('a foreign text', () => {
  it('is read and compiled as the page would, under each of its settings, and can be handed over', () => {
    const answer = structuredClone(answerForeign(request));
    const parsed = parseScenario('edited', scenarioText, charts);
    if (answer.kind !== 'read' || parsed.source === undefined) throw new Error('the text has no errors');
    const { source } = parsed;
    expect(answer.read.parsed).toEqual(parsed);
    expect(answer.read.compiled.map(({ settings }) => settings.values)).toEqual([
      { fix: 'on' },
      { fix: 'off' },
    ]);
    for (const { settings, ...compiled } of answer.read.compiled)
      expect(compiled).toEqual(compile(source, settings));
  });

  it('with errors is read as far as it goes', () => {
    const answer = answerForeign({ ...request, text: 'scenario "x" lane' });
    expect(answer.kind === 'read' && answer.read.parsed.source).toBeUndefined();
    expect(answer.kind === 'read' && answer.read.parsed.diagnostics.length).toBeGreaterThan(0);
  });
});

describe('its reader', () => {
  it('gives up a text that takes longer than the bound, and ends the worker', async () => {
    const { start, ended } = stage(() => {});
    expect(await createForeignReader(start, 0)(request)).toEqual({ kind: 'given up' });
    expect(ended).toEqual([0]);
  });

  it('says where there is none, or where it failed', async () => {
    const none = stage((_, fail) => fail());
    expect(await createForeignReader(none.start)(request)).toEqual({ kind: 'no reader' });
    const broken = stage((answer) => answer({ kind: 'failed' }));
    expect(await createForeignReader(broken.start)(request)).toEqual({ kind: 'no reader' });
  });

  it('ends a text that nobody waits for any more', async () => {
    const later: (() => void)[] = [];
    const { start, ended } = stage((answer) => later.push(() => answer(answerForeign(request))));
    const read = createForeignReader(start);
    void read(request);
    const second = read(request);
    expect(ended).toEqual([0]);
    later.at(-1)?.();
    expect((await second).kind).toBe('read');
    expect(ended).toEqual([0, 1]);
  });
});
