// Names of the language for what people call things in tables.

/** What may not be declared: words of the language, and what it declares itself. */
export type Taken = Set<string>;

/**
 * A name that is free, made from what a person wrote; it is taken from then on. `CPU 0` becomes `CPU0`,
 * `waiting vCPU` becomes `waiting_vCPU`.
 */
export function freeName(words: string, otherwise: string, taken: Taken): string {
  const plain = words
    .normalize('NFKD')
    .replace(/(?<=[a-z]) (?=\d+$)/i, '')
    .replace(/\W+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, nameMax);
  const first =
    plain === '' ? otherwise : /^\d/.test(plain) ? `${otherwise.replace(/\d+$/, '')}${plain}` : plain;
  let name = first;
  for (let count = 2; taken.has(name); count++) name = `${first}_${count}`;
  taken.add(name);
  return name;
}

/** A longer name helps nobody. */
const nameMax = 40;
