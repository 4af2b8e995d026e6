/**
 * What stands in a list or a map where something must stand: an index that was counted, a key that was put in. It costs
 * what `?? 0` costs and never makes a value up. Hot loops may use it: the engine inlines it where it is called.
 *
 * @throws Error where there is nothing, which only a mistake in this program can bring about
 */
export function defined<T>(value: T | undefined): T {
  if (value === undefined) throw missing();
  return value;
}

/** Made apart, so that `defined` is small enough to be inlined. */
function missing(): Error {
  return new Error('Wakelane is wrong about itself: nothing stands where something must');
}
