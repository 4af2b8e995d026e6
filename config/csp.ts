/** The security headers of the page, in one place: the build's meta element, the preview server and `_headers` print them. */

const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The policy for `<meta http-equiv>`: the floor that holds on any host, though it does not reach workers. */
export const metaPolicy = directives.join('; ');

/** The response headers for hosts that can send some; browsers ignore `frame-ancestors` in a meta element. */
export const securityHeaders = {
  'Content-Security-Policy': `${metaPolicy}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** The same headers as the `_headers` file that static hosts read beside the page. */
export function headersFile(): string {
  const lines = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`);
  return `/*\n${lines.join('\n')}\n`;
}
