import { describe, expect, it } from 'vitest';
import { commandOf, moveLetters, nameOfKey, pageKeys, shortcutsOf } from './keys.ts';

describe('the keys of the page', () => {
  it('have one command each', () => {
    const keys = pageKeys.flatMap((each) => each.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(commandOf('f')).toBe('next value');
    expect(commandOf('1')).toBeUndefined();
  });

  it('leave the other letters to the moves', () => {
    expect(moveLetters.slice(0, 5)).toEqual(['a', 'b', 'c', 'i', 'j']);
    expect(moveLetters.some((letter) => commandOf(letter) !== undefined)).toBe(false);
  });

  it('may be pressed with others', () => {
    const alone = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
    const pressed = (key: string, more: object) => commandOf(nameOfKey({ ...alone, ...more, key }));
    expect(pressed('z', { ctrlKey: true })).toBe('undo');
    expect(pressed('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(pressed('ArrowUp', { altKey: true })).toBe('earlier');
    expect(pressed('R', { shiftKey: true })).toBe('walk');
    expect(pressed('ArrowLeft', { altKey: true })).toBeUndefined();
    expect(pressed('d', { ctrlKey: true })).toBeUndefined();
  });

  it('have the names that assistive tools know', () => {
    expect(shortcutsOf('back')).toBe('ArrowLeft Backspace');
    expect(shortcutsOf('play or pause')).toBe('Space');
  });
});
