/** Which caches of earlier versions go when another version comes into use. */

/** Two pages at one address, in two folders, keep theirs apart: a cache's name ends with the folder. */
interface Ours {
  readonly prefix: string;
  readonly folder: string;
}

/** The names that are ours, in the order in which the caches were made. */
export function ownCaches(names: readonly string[], { prefix, folder }: Ours): readonly string[] {
  return names.filter((name) => name.startsWith(`${prefix}-`) && name.endsWith(`-${folder}`));
}

/** All but the one in use and the last one before: tabs that are open still run that, and fetch parts of it. */
export function outdatedCaches(own: readonly string[], inUse: string): readonly string[] {
  return own.filter((name) => name !== inUse).slice(0, -1);
}
