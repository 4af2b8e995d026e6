/**
 * States a fact that only a mistake in this program can make false, and narrows the types after it.
 * What a user or a file can cause is not an assertion but a diagnostic or a verdict.
 *
 * @throws Error with `message` when `condition` is false
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Wakelane is wrong about itself: ${message}`);
}
