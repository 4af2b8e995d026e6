// Large numbers as people read them.

const english = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `42,798` */
export function grouped(count: number): string {
  return english.format(count);
}
