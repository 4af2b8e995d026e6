/** Light, dark, or as the system has it; kept on this machine. */

import './themeSwitch.css';
import { useLayoutEffect, useState } from 'react';
import { keepWord, keptWord } from '../parts/browserStorage.ts';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const key = 'wakelane-theme';

export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const choose = (name: string) => {
    const chosen = themes.find((each) => each === name) ?? 'system';
    setTheme(chosen);
    keepWord(key, chosen);
  };
  return (
    <label className="theme-switch">
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="6" />
        <path d="M7 1a6 6 0 0 1 0 12z" />
      </svg>
      <span className="visually-hidden">Colours</span>
      <select value={theme} onChange={(event) => choose(event.target.value)}>
        <option value="system">Auto</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}

function storedTheme(): Theme {
  const stored = keptWord(key);
  return themes.find((theme) => theme === stored) ?? 'system';
}
