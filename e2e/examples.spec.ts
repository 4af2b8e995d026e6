/** The pages of `examples`, served from another origin: each plays a run in its frame, and nothing leaves the page. */

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { marked } from 'marked';
import { test as watched } from './watchedPage.ts';

/** What the examples name, as `npm start` prints it. */
const named = 'http://127.0.0.1:4173';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.md': 'text/html; charset=utf-8',
};

/** What an author would put beside a deck: the files of reveal.js. */
const reveal = '/reveal.js/';

/** The examples on a port of their own, which is another origin; `examples`: its address. */
const test = watched.extend<object, { readonly examples: string }>({
  examples: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing is needed
    async ({}, use) => {
      const server = createServer(({ url = '/' }, response) => {
        const path = new URL(url, 'http://localhost').pathname;
        try {
          const { type, body } = answer(path);
          response.writeHead(200, { 'Content-Type': type }).end(body);
        } catch {
          response.writeHead(404).end();
        }
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      await use(addressOf(server));
      server.close();
    },
    { scope: 'worker' },
  ],
});

function addressOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}

function answer(path: string): { readonly type: string; readonly body: string } {
  const type = types[extname(path)] ?? 'text/html; charset=utf-8';
  if (path === '/favicon.ico') return { type: 'image/x-icon', body: '' };
  if (path.startsWith(reveal))
    return {
      type,
      body: readFileSync(join('node_modules/reveal.js/dist', path.slice(reveal.length)), 'utf8'),
    };
  const text = readFileSync(join('examples', path), 'utf8').replaceAll(named, page());
  return { type, body: extname(path) === '.md' ? rendered(text) : text };
}

/** As a host of Markdown pages shows it that lets HTML through. */
function rendered(markdown: string): string {
  return `<!doctype html><html lang="en"><title>Notes</title><body>${marked.parse(markdown, { async: false })}</body></html>`;
}

function page(): string {
  return `http://127.0.0.1:${process.env['WAKELANE_PORT']}`;
}

/** All that the page, its frames and their workers ask for. */
function followRequests(watchedPage: Page): ReadonlySet<string> {
  const asked = new Set<string>();
  watchedPage.context().on('request', (request) => asked.add(request.url()));
  return asked;
}

function frameOf(watchedPage: Page): FrameLocator {
  return watchedPage.frameLocator('iframe');
}

function nextSlide(deck: Page): Locator {
  return deck.getByRole('button', { name: 'next slide' });
}

async function playByKeys(watchedPage: Page): Promise<void> {
  const frame = frameOf(watchedPage);
  const foot = frame.getByRole('contentinfo');
  await expect(foot).toContainText('step 5');
  await frame.getByRole('button', { name: /^Step holder/ }).focus();
  await watchedPage.keyboard.press('2');
  await expect(foot).toContainText('step 6');
  await expect(frame.getByRole('status')).toContainText('Doomed since step 6.');
  await watchedPage.keyboard.press('ArrowLeft');
  await expect(foot).toContainText('step 5');
}

for (const example of ['article.html', 'deck.html', 'notes.md'])
  test(`${example} plays its run by keys, in a frame of another origin`, async ({ page: host, examples }) => {
    const asked = followRequests(host);
    await host.goto(`${examples}/${example}`, { waitUntil: 'load' });
    if (example === 'deck.html') await nextSlide(host).click();
    await frameOf(host)
      .getByRole('button', { name: /^Step holder/ })
      .waitFor();
    await playByKeys(host);
    // Nothing is asked for but files of the two.
    const foreign = [...asked].filter((url) => !url.startsWith(page()) && !url.startsWith(examples));
    expect(foreign).toEqual([]);
    expect([...asked].some((url) => url.includes('explore.worker'))).toBe(true);
  });

test('a deck takes the next step with its next press, and takes it back', async ({
  page: host,
  examples,
}) => {
  await host.goto(`${examples}/deck.html`);
  await nextSlide(host).click();
  const foot = frameOf(host).getByRole('contentinfo');
  const verdict = host.locator('#verdict');
  await expect(verdict).toContainText('You are the scheduler');
  await nextSlide(host).click();
  await expect(foot).toContainText('step 6');
  await expect(verdict).toContainText('Doomed since step 6.');
  await host.keyboard.press('ArrowLeft');
  await expect(foot).toContainText('step 5');
});

test('an article asks its frame, and shows what the run has come to', { tag: '@long' }, async ({
  page: host,
  examples,
}) => {
  await host.goto(`${examples}/article.html`);
  await frameOf(host)
    .getByRole('button', { name: /^Step holder/ })
    .waitFor();
  const verdict = host.locator('#verdict');
  await expect(verdict).toContainText('You are the scheduler');
  await host.getByRole('button', { name: 'Lose the kick' }).click();
  await expect(frameOf(host).getByRole('contentinfo')).toContainText('step 6');
  await expect(verdict).toContainText('Doomed since step 6.');
  await host.getByRole('button', { name: 'The same steps with the latch' }).click();
  await expect(verdict).toContainText('Nothing can break here');
});

/** Sends messages to the frame, and collects what comes back until an `error` does. */
function said(host: Page, message: unknown): Promise<unknown> {
  return host.evaluate(
    (sent) =>
      new Promise((done) => {
        window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'error')
            done(data);
        });
        document.querySelector('iframe')?.contentWindow?.postMessage(sent, '*');
      }),
    message,
  );
}

test('hostile messages are refused with a sentence, and nothing of the run changes', async ({
  page: host,
  examples,
}) => {
  await host.goto(`${examples}/article.html`);
  const frame = frameOf(host);
  await frame.getByRole('button', { name: /^Step holder/ }).waitFor();
  const hostile = '<img src=x onerror="window.hit=1">';
  const messages = [
    [{ wakelane: 2, type: 'hello' }, /version 1/],
    [{ wakelane: 1, type: '__proto__' }, /There is no message/],
    [{ wakelane: 1, type: 'step', turn: hostile }, /is no turn/],
    [{ wakelane: 1, type: 'load', link: `1/${hostile}` }, /no name has such signs/],
    [{ wakelane: 1, type: 'jump', to: 1e9 }, /a whole number of steps/],
    [{ wakelane: 1, type: 'setting', name: 'host', value: hostile }, /has no value/],
  ] as const;
  for (const [message, sentence] of messages)
    expect(await said(host, message)).toMatchObject({ wakelane: 1, text: expect.stringMatching(sentence) });
  await expect(frame.getByRole('contentinfo')).toContainText('step 5');
  await expect(frame.locator('img')).toHaveCount(0);
});

test('a frame hears nobody but the window around it', { tag: '@long' }, async ({ page: host, examples }) => {
  await host.goto(`${examples}/article.html`);
  await frameOf(host)
    .getByRole('button', { name: /^Step holder/ })
    .waitFor();
  // A second frame of the article, a sibling of the first: what it says must not be heard.
  await host.evaluate(async () => {
    const sibling = document.createElement('iframe');
    document.body.append(sibling);
    const script = sibling.contentDocument?.createElement('script');
    if (script === undefined) return;
    script.textContent = "parent.frames[0].postMessage({ wakelane: 1, type: 'step', turn: 'holder' }, '*')";
    sibling.contentDocument?.body.append(script);
  });
  // What its parent says next is heard, and would come after it.
  expect(await said(host, { wakelane: 1, type: 'burn' })).toMatchObject({ type: 'error' });
  await expect(frameOf(host).first().getByRole('contentinfo')).toContainText('step 5');
});

test('the full page refuses to be framed by the same article', async ({ browser, examples }) => {
  // The browser complains of it on the console, as it should.
  const host = await browser.newPage();
  await host.goto(`${examples}/article.html`);
  const response = host.waitForResponse((each) => each.url().endsWith('/index.html'));
  await host.evaluate((address) => {
    document.querySelector('iframe')?.setAttribute('src', `${address}/index.html`);
  }, page());
  expect((await response).headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  await expect(frameOf(host).getByRole('heading', { level: 1 })).toHaveCount(0);
  await host.close();
});
