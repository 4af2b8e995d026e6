/** What `read` makes of each item, in order; items of which it makes nothing are left out. */
export function mapDefined<T, U>(
  items: Iterable<T>,
  read: (item: T, index: number) => U | undefined,
): readonly U[] {
  const made: U[] = [];
  let index = 0;
  for (const item of items) {
    const one = read(item, index++);
    if (one !== undefined) made.push(one);
  }
  return made;
}
