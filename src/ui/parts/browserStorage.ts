// What the page keeps on this machine, or nothing: a browser may refuse.

export function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
