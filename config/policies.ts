/** What Vite does with the policies: each built page carries its own, and the preview server sends what `_headers` says. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { metaPolicy } from './csp.ts';
import { headersAt, parseRules } from './headerRules.ts';

/** Puts its policy into each built page only: the dev server needs the inline preamble of plugin-react. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'wakelane-content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { path }) => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy(path) },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/** Sends the headers that a host would send which reads the built page's `_headers`. */
export function sendHeaders(): Plugin {
  return {
    name: 'wakelane-preview-headers',
    configurePreviewServer({ middlewares, config }) {
      const file = join(config.root, config.build.outDir, '_headers');
      const rules = parseRules(readFileSync(file, 'utf8'));
      middlewares.use(({ url = '/' }, response, next) => {
        const { pathname } = new URL(url, 'http://localhost');
        for (const [name, value] of Object.entries(headersAt(rules, pathname)))
          response.setHeader(name, value);
        next();
      });
    },
  };
}
