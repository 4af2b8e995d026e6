// Names as they are spoken.

/** `vCPU[0]` in the text is vCPU0 in a sentence. */
export function spoken(name: string): string {
  return name.replace(/\[(\d+)\]/g, '$1');
}

/** The same, unless another of these names is spoken so: `t[0]` beside a task `t0` keeps its brackets. */
export function spokenAmong(name: string, names: readonly string[]): string {
  const plain = spoken(name);
  return plain !== name && names.includes(plain) ? name : plain;
}

/** `x, y and z` */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
