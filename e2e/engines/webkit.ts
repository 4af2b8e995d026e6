/** WebKitGTK, which shares its engine with Safari: its own driver, spoken to by WebDriver, on a screen that nobody sees. */

import { type ChildProcess, spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { expect } from '@playwright/test';
import { freePort } from '../freePort.ts';
import type { Engine } from './engine.ts';
import { miniBrowser } from './install.ts';

/** Names of keys as WebDriver writes them: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const special: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
};

export async function startWebKit(): Promise<Engine> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await firstLine(screen);
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${display}`, WEBKIT_DISABLE_COMPOSITING_MODE: '1', GDK_BACKEND: 'x11' },
    stdio: 'ignore',
  });
  const stop = () => {
    driver.kill();
    screen.kill();
  };
  try {
    const send = await connect(`http://127.0.0.1:${port}`);
    const created = await send('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
        },
      },
    });
    return engineOf(send, `/session/${sessionIn(created)}`, stop);
  } catch (error) {
    stop();
    throw error;
  }
}

type Send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

function engineOf(send: Send, session: string, stop: () => void): Engine {
  return {
    goto: async (url) => {
      // Another fragment of the same page is no new page: what a driver waits for would not come.
      await send('POST', `${session}/url`, { url: 'about:blank' });
      await send('POST', `${session}/url`, { url });
    },
    press: async (key) => {
      const names = key.split('+').map((name) => special[name] ?? name);
      const down = names.map((value) => ({ type: 'keyDown', value }));
      const up = names.toReversed().map((value) => ({ type: 'keyUp', value }));
      await send('POST', `${session}/actions`, {
        actions: [{ type: 'key', id: 'keys', actions: [...down, ...up] }],
      });
    },
    evaluate: (expression) =>
      send('POST', `${session}/execute/sync`, { script: `return (${expression});`, args: [] }),
    close: async () => {
      await send('DELETE', session).catch(() => {});
      stop();
    },
  };
}

/** The driver, as soon as it answers. */
async function connect(url: string): Promise<Send> {
  const send: Send = async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value }: { value: unknown } = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver: ${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  const answers = () =>
    send('GET', '/status').then(
      () => true,
      () => false,
    );
  await expect.poll(answers).toBe(true);
  return send;
}

function sessionIn(created: unknown): string {
  if (typeof created === 'object' && created !== null && 'sessionId' in created)
    return String(created.sessionId);
  throw new TypeError('WebKitWebDriver began no session');
}

function firstLine(screen: ChildProcess): Promise<string> {
  const output = screen.stdio[3];
  if (!(output instanceof Readable)) throw new TypeError('Xvfb was started with a fourth pipe');
  return new Promise((resolve, reject) => {
    screen.once('error', reject);
    screen.once('exit', () => reject(new Error('Xvfb ended at once')));
    output.once('data', (data) => resolve(String(data).trim()));
  });
}
