/** The security policies of the pages, in one place: the build's meta elements and the rules of `_headers` print them. */

import { type HeaderRule, printRules } from './headerRules.ts';

/** What no page may do and every page needs. */
const floor = [
  "default-src 'none'",
  "style-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** What the files of the page are sent with: workers among them, whose search is WebAssembly. */
const pagePolicy = policyOf([
  ...floor,
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "manifest-src 'self'",
]);

/** What other pages may frame does less: it asks for nothing but its own files, and searches in its worker only. */
const embedPolicy = policyOf([...floor, "script-src 'self'", "connect-src 'none'"]);

/** Nobody lays the full page under a page of his own. Browsers obey this in a header only. */
const unframedPolicy = `${pagePolicy}; frame-ancestors 'none'`;

const policyHeader = 'Content-Security-Policy';

/** The pages that may be framed. Some hosts answer without the ending. */
const framedPaths = ['/embed.html', '/embed'];
/** The page that may not, by both of its names. */
const unframedPaths = ['/', '/index.html'];

/** The policy for `<meta http-equiv>` of a built page: the floor that holds on any host, though it does not reach workers. */
export function metaPolicy(page: string): string {
  return framedPaths.includes(page) ? embedPolicy : pagePolicy;
}

/**
 * The response headers for hosts that can send some. Where several rules match a file, some hosts send all of their
 * policies, and a browser obeys each of them; others send the last one. So what forbids framing stands under the full
 * page alone, and each rule has a policy that is whole.
 */
const headerRules: readonly HeaderRule[] = [
  {
    path: '/*',
    headers: {
      [policyHeader]: pagePolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
  ...unframedPaths.map((path) => ({ path, headers: { [policyHeader]: unframedPolicy } })),
  ...framedPaths.map((path) => ({ path, headers: { [policyHeader]: embedPolicy } })),
];

/** The rules as the `_headers` file that static hosts read beside the page. */
export function headersFile(): string {
  return printRules(headerRules);
}

function policyOf(directives: readonly string[]): string {
  return directives.join('; ');
}
