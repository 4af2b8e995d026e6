/** Light, dark, or as the system has it; kept on this machine. */

import './themeSwitch.css';
import { useState } from 'react';
import { keepTheme, showTheme, storedTheme, themeCalled } from '../parts/theme.ts';

export function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (name: string) => {
    const chosen = themeCalled(name);
    setTheme(chosen);
    showTheme(chosen);
    keepTheme(chosen);
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
