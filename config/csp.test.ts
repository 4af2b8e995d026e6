import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headersFile, metaPolicy } from './csp.ts';
import { headersAt, parseRules } from './headerRules.ts';

const policy = 'Content-Security-Policy';
const file = readFileSync('public/_headers', 'utf8');

const rules = parseRules(file);

/** What a host sends that adds up the rules that match, and one that sends the last of them. */
const hosts = [
  ['adds them up', (path: string) => headersAt(rules, path)[policy]],
  [
    'sends the last',
    (path: string) =>
      headersAt(
        rules.filter(({ path: own }) => own === path),
        path,
      )[policy],
  ],
] as const;

it('keeps public/_headers equal to the one place of the policies', () => {
  expect(file).toBe(headersFile());
});

describe.each(hosts)('of several rules that match, a host that %s', (_, policyAt) => {
  it.each(['/', '/index.html'])('lets nobody frame the full page at %s', (path) => {
    expect(policyAt(path)).toContain("default-src 'none'");
    expect(policyAt(path)).toContain("frame-ancestors 'none'");
  });

  it.each(['/embed.html', '/embed'])('lets every page frame %s, which may do less', (path) => {
    expect(policyAt(path)).toContain("default-src 'none'");
    expect(policyAt(path)).toContain("connect-src 'none'");
    expect(policyAt(path)).not.toContain('frame-ancestors');
  });
});

it('sends its policy with every file, workers among them', () => {
  expect(headersAt(rules, '/assets/explore.worker-1.js')[policy]).toMatch(
    /script-src 'self' 'wasm-unsafe-eval'/,
  );
});

it.each(['/index.html', '/embed.html'])(
  'allows no inline script, no inline style and no other origin in %s',
  (page) => {
    expect(metaPolicy(page)).toMatch(/default-src 'none'/);
    expect(metaPolicy(page)).not.toContain('unsafe-inline');
    expect(metaPolicy(page)).not.toContain("'unsafe-eval'");
    expect(metaPolicy(page)).not.toMatch(/https?:|\*/);
  },
);

it('lets no framed page compile WebAssembly beside its worker', () => {
  expect(metaPolicy('/embed.html')).not.toContain('wasm');
});

it('lets the full page have a manifest of its own, and a framed page none', () => {
  expect(metaPolicy('/index.html')).toContain("manifest-src 'self'");
  expect(metaPolicy('/embed.html')).not.toContain('manifest-src');
});
