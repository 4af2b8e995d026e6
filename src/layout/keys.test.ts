import { describe, expect, it } from 'vitest';
import { commandOf, moveLetters, pageKeys, shortcutsOf } from './keys.ts';

describe('the keys of the page', () => {
  it('have one command each', () => {
    const keys = pageKeys.flatMap((each) => each.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(commandOf('f')).toBe('next value');
    expect(commandOf('1')).toBeUndefined();
  });

  it('leave the other letters to the moves', () => {
    expect(moveLetters.slice(0, 5)).toEqual(['a', 'b', 'c', 'g', 'h']);
    expect(moveLetters.some((letter) => commandOf(letter) !== undefined)).toBe(false);
  });

  it('have the names that assistive tools know', () => {
    expect(shortcutsOf('back')).toBe('ArrowLeft Backspace');
    expect(shortcutsOf('play or pause')).toBe('Space');
  });
});
