/** Lists by key, in the order in which keys and values were added. A key to which nothing was added has the empty list. */
export class Multimap<K, V> {
  private readonly lists = new Map<K, V[]>();

  constructor(entries: Iterable<readonly [K, V]> = []) {
    for (const [key, value] of entries) this.add(key, value);
  }

  add(key: K, value: V): void {
    const list = this.lists.get(key);
    if (list === undefined) this.lists.set(key, [value]);
    else list.push(value);
  }

  of(key: K): readonly V[] {
    return this.lists.get(key) ?? [];
  }

  keys(): Iterable<K> {
    return this.lists.keys();
  }

  values(): Iterable<readonly V[]> {
    return this.lists.values();
  }

  [Symbol.iterator](): Iterator<readonly [K, readonly V[]]> {
    return this.lists[Symbol.iterator]();
  }
}
