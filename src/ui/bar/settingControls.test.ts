import { describe, expect, it } from 'vitest';
import { settingsThatFit } from './settingControls.ts';

describe('the settings that the bar has room for', () => {
  const fix = ['before: event->set is a bool', 'after: event->nqueued counts'];
  const memory = ['SC', 'x86-TSO'];

  it('are all of them where they fit', () => {
    expect(settingsThatFit([['plain', 'locked'], memory], 400)).toBe(2);
    expect(settingsThatFit([fix], 460)).toBe(1);
  });

  it('are the first ones, and leave room for the button of the others', () => {
    expect(settingsThatFit([fix, memory, memory], 570)).toBe(1);
    expect(settingsThatFit([fix, fix], 570)).toBe(1);
  });

  it('are none where not even the first one fits', () => {
    expect(settingsThatFit([fix, memory], 300)).toBe(0);
    expect(settingsThatFit([], 300)).toBe(0);
  });
});
