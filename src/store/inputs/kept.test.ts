import { describe, expect, it } from 'vitest';
import { keepPage, readPage } from './kept.ts';
import { freshPage } from './page.ts';
import type { ProgressStorage } from './progress.ts';

function storageOf(kept: Map<string, string>): ProgressStorage {
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

const refusing: ProgressStorage = {
  getItem: () => {
    throw new Error('refused');
  },
  setItem: () => {
    throw new Error('full');
  },
  removeItem: () => {},
};

describe('what the browser keeps of the page', () => {
  it('is which way time runs, and that the tour was seen', () => {
    const kept = new Map<string, string>();
    const before = readPage(storageOf(kept));
    expect(before).toEqual(freshPage);
    keepPage(
      storageOf(kept),
      { ...before, ownTime: 'rightwards', tour: { status: 'seen' }, speed: 15 },
      before,
    );
    const again = {
      ...freshPage,
      ...{ time: 'rightwards', ownTime: 'rightwards', tour: { status: 'off' } },
    };
    expect(readPage(storageOf(kept))).toEqual(again);
  });

  it('is not which way a link has asked for', () => {
    const kept = new Map<string, string>();
    keepPage(storageOf(kept), { ...freshPage, time: 'rightwards' }, freshPage);
    expect(readPage(storageOf(kept)).time).toBe('downwards');
  });

  it('is not that a link had no use for the tour', () => {
    const kept = new Map<string, string>();
    keepPage(storageOf(kept), { ...freshPage, tour: { status: 'off' } }, freshPage);
    expect(readPage(storageOf(kept)).tour.status).toBe('on');
  });

  it.each([
    ['there is no storage', undefined],
    ['the storage refuses', refusing],
  ])('is nothing, and no tour, where %s', (_, storage) => {
    expect(readPage(storage)).toEqual({ ...freshPage, tour: { status: 'off' } });
    expect(() => keepPage(storage, { ...freshPage, ownTime: 'rightwards' }, freshPage)).not.toThrow();
  });
});
