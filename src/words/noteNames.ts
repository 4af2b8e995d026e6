// What the notes of a written run are called: by letters, since the document's go by their numbers.

/** `a` for the first. */
export function runNoteName(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}
