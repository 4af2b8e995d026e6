/** Debian's Firefox, which Playwright drives by WebDriver BiDi. */

import { firefox } from '@playwright/test';
import type { Engine } from './engine.ts';

export async function startFirefox(): Promise<Engine> {
  const browser = await firefox.launch({ channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr' });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    press: (key) => page.keyboard.press(key),
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}
