/** The list at a place of a list of lists that fills as places are asked for: an empty one where there was none. */
export function listAt<T>(lists: (T[] | undefined)[], index: number): T[] {
  const known = lists[index];
  if (known !== undefined) return known;
  const made: T[] = [];
  lists[index] = made;
  return made;
}
