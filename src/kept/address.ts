// The addresses of texts of one's own.

/** Where such a text is opened. */
export function ownAddress(id: string): string {
  return `#own/${id}`;
}

/** The name in such an address; undefined where it is another one. */
export function ownIdIn(fragment: string): string | undefined {
  return /^#own\/([\w-]{1,64})$/.exec(fragment)?.[1];
}
