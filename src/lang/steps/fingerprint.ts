// A fingerprint of compiled steps, so that a link notices when its text has come to mean something else (R24).

/** Where something stands in the text, and which stores a step is said to wait for. */
const ONLY_TOLD: ReadonlySet<string> = new Set(['at', 'stores']);

/** FNV-1a, 64 bits, over the JSON text without what is only told; 16 hex digits. Not a signature: it guards against accidents. */
export function fingerprintOf(value: unknown): string {
  const text = JSON.stringify(value, (key, part: unknown) => (ONLY_TOLD.has(key) ? undefined : part));
  let hash = 0xcbf29ce484222325n;
  let low = Number(hash & 0xffffffffn);
  let high = Number(hash >> 32n);
  for (let i = 0; i < text.length; i++) {
    low ^= text.charCodeAt(i);
    // × 0x100000001b3 in two 32-bit halves.
    const product = (low >>> 0) * 0x1b3;
    const carried = Math.floor(product / 2 ** 32);
    high = (Math.imul(high, 0x1b3) + Math.imul(low, 0x100) + carried) >>> 0;
    low = product >>> 0;
  }
  hash = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  return hash.toString(16).padStart(16, '0');
}
