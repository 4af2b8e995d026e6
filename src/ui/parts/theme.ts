// Light, dark, or as the system has it: kept on this machine, and shown before anything is drawn.

import { keepWord, keptWord } from './browserStorage.ts';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const key = 'wakelane-theme';

/** The theme of that name; as the system has it where there is none. */
export function themeCalled(name: string | null): Theme {
  return themes.find((theme) => theme === name) ?? 'system';
}

export function storedTheme(): Theme {
  return themeCalled(keptWord(key));
}

export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

export function keepTheme(theme: Theme): void {
  keepWord(key, theme);
}
