/** A host of the built page that can lose its network, or get another version: a copy of `dist` under a path of its own. */

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { headersAt, parseRules } from '../config/headerRules.ts';
import { freePort } from './freePort.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

export interface FolderServer {
  readonly url: string;
  /** Paths below the folder, in the order in which they were asked for. */
  readonly asked: readonly string[];
  /** Another version: some lesson's program is not among its files any more. Returns once it is there. */
  readonly publishWithout: (chunk: string) => void;
  readonly close: () => void;
}

const base = '/courses/races/';

export async function serveFolder(): Promise<FolderServer> {
  const folder = mkdtempSync(join(tmpdir(), 'wakelane-host-'));
  cpSync('dist', folder, { recursive: true });
  const rules = parseRules(readFileSync(join(folder, '_headers'), 'utf8'));
  const asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
    asked.push(path ?? pathname);
    const file = path === undefined ? undefined : join(folder, path === '' ? 'index.html' : path);
    if (file === undefined || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = mediaTypes[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, {
      ...headersAt(rules, `/${path}`),
      'Content-Type': type,
      'Cache-Control': 'no-cache',
    });
    response.end(readFileSync(file));
  });
  const port = await freePort();
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const publishWithout = (chunk: string) => {
    const own = new RegExp(`^${chunk}-[\\w-]{8}\\.js$`);
    const gone = readdirSync(join(folder, 'assets')).filter((name) => own.test(name));
    if (gone.length === 0) throw new Error(`no file of the build is ${chunk}`);
    const worker = join(folder, 'sw.js');
    let text = readFileSync(worker, 'utf8');
    for (const name of gone) {
      rmSync(join(folder, 'assets', name));
      text = text.replace(new RegExp(`\\{url:.assets/${name}.,revision:null\\},?`), '');
    }
    // The version's name is the first thing in it.
    writeFileSync(worker, text.replace(/[0-9a-f]{16}/, '0123456789abcdef'));
  };
  const close = () => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  };
  return { url: `http://127.0.0.1:${port}${base}`, asked, publishWithout, close };
}
