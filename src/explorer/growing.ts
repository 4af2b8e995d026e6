// Typed arrays that grow: the search appends to them without allocating at each step.

export class GrowingWords {
  private words = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.words.length) this.reserve(this.length + 1);
    this.words[this.length++] = value;
  }

  /** Appends all of `values`. */
  append(values: Uint32Array): void {
    this.reserve(this.length + values.length);
    this.words.set(values, this.length);
    this.length += values.length;
  }

  /** What was appended: a view, not a copy. */
  view(): Uint32Array {
    return this.words.subarray(0, this.length);
  }

  private reserve(length: number): void {
    if (length <= this.words.length) return;
    const larger = new Uint32Array(Math.max(length, this.words.length * 2));
    larger.set(this.words);
    this.words = larger;
  }
}
