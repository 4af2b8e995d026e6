// Names as they are spoken.

/** `vCPU[0]` in the text is vCPU0 in a sentence. */
export function spoken(name: string): string {
  return name.replace(/\[(\d+)\]/g, '$1');
}

/** `x, y and z` */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
