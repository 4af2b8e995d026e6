// An edit is kept within 300 ms however fast one types, and when the page is left.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKeeper, keptAt } from './keeper.ts';

const kept: { readonly text: string; readonly at: number }[] = [];

vi.mock('./ownTexts.ts', () => ({
  keepText: (known: { readonly id: string; readonly revision: number } | undefined, text: string) => {
    kept.push({ text, at: Date.now() });
    return Promise.resolve({ id: known?.id ?? 'a', revision: (known?.revision ?? 0) + 1 });
  },
}));

const stored = new Map<string, string>();

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  kept.length = 0;
  stored.clear();
  const page = new EventTarget();
  const sessionStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  };
  const listens = { addEventListener: page.addEventListener.bind(page) };
  vi.stubGlobal('window', {
    ...listens,
    dispatchEvent: page.dispatchEvent.bind(page),
    setTimeout,
    clearTimeout,
    sessionStorage,
  });
  vi.stubGlobal('document', { ...listens, visibilityState: 'visible' });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('keeps what is typed within 300 ms, however fast one types', async () => {
  const keeper = createKeeper(() => {});
  keeper.opened('', undefined, '#own/a');
  let text = '';
  const typed: { readonly text: string; readonly at: number }[] = [];
  for (let key = 0; key < 200; key++) {
    text += String(key % 10);
    keeper.follow(text, false);
    typed.push({ text, at: Date.now() });
    await vi.advanceTimersByTimeAsync(30);
  }
  await vi.advanceTimersByTimeAsync(300);
  expect(kept.at(-1)?.text).toBe(text);
  for (const key of typed) {
    const first = kept.find((each) => each.text.startsWith(key.text));
    expect((first?.at ?? Number.POSITIVE_INFINITY) - key.at).toBeLessThanOrEqual(300);
  }
});

it('keeps at once what is there when the page is left', async () => {
  const keeper = createKeeper(() => {});
  keeper.opened('', undefined, '#own/a');
  keeper.follow('a', false);
  window.dispatchEvent(new Event('pagehide'));
  await vi.advanceTimersByTimeAsync(0);
  expect(kept.map(({ text, at }) => [text, at])).toEqual([['a', 0]]);
});

it('keeps nothing of a text that is only opened, or shipped', async () => {
  const keeper = createKeeper(() => {});
  keeper.opened('mine', { id: 'a', revision: 3 }, '#own/a');
  keeper.follow('mine', false);
  keeper.follow('of the page', true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(kept).toEqual([]);
});

it('remembers for this tab which text stood at an address', async () => {
  const keeper = createKeeper(() => {});
  keeper.opened('', undefined, '#1/x');
  keeper.follow('a', false);
  await vi.advanceTimersByTimeAsync(300);
  keeper.addressed('#1/~y');
  expect(keptAt('#1/~y')).toBe('a');
  expect(keptAt('#1/x')).toBeUndefined();
});
