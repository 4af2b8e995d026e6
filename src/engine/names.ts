// Names as they are spoken.

/** `vCPU[0]` in the text is vCPU0 in a sentence. */
export function spoken(name: string): string {
  return name.replace(/\[(\d+)\]/g, '$1');
}
