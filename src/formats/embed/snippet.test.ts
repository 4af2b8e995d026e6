import { expect, it } from 'vitest';
import { embedSnippet } from './snippet.ts';

const parts = {
  address: 'https://page.example/embed.html#1/lost-update/a*2@2of2',
  title: 'Two adds',
  table: 'CPU0   CPU1\n\nload x\n\n\n       load x\n',
  height: 420,
};

it('is a frame that may do little, and the run as a text below it', () => {
  const snippet = embedSnippet(parts);
  expect(snippet).toMatch(/^<iframe src="https:\/\/page\.example\/embed\.html#1\/lost-update\/a\*2@2of2"/);
  expect(snippet).toContain('sandbox="allow-scripts allow-same-origin allow-popups');
  expect(snippet).not.toMatch(/allow-top-navigation|allow-forms|allow-modals|allow-downloads/);
  expect(snippet).toContain('<pre>CPU0   CPU1');
});

it('stays one block of HTML in a Markdown page: nothing in it is an empty line', () => {
  expect(embedSnippet(parts).trimEnd()).not.toMatch(/\n\s*\n/);
});

it('makes no HTML of what a scenario says', () => {
  const hostile = '"><script>alert(1)</script>&';
  const snippet = embedSnippet({ ...parts, title: hostile, table: hostile, address: `x"${hostile}` });
  expect(snippet).not.toContain('<script');
  expect(snippet).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;');
});
