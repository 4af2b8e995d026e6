/** Counts by key. What was never counted was counted 0 times. */
export class Tally<K> {
  private readonly counts = new Map<K, number>();

  /** Counts a key once more, or so often. @returns how often that makes */
  add(key: K, times = 1): number {
    const count = this.of(key) + times;
    this.counts.set(key, count);
    return count;
  }

  of(key: K): number {
    return this.counts.get(key) ?? 0;
  }
}
