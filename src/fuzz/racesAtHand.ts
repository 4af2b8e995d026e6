// The texts that inputs are made of: the shipped scenarios and the programs of the specification.

import { readdirSync, readFileSync } from 'node:fs';

/** In the order of their names. */
export function shippedAndConforming(): readonly string[] {
  return ['../scenarios/', '../conformance/'].flatMap((folder) => textsIn(folder, '.race'));
}

/** The files of a folder, given from here, whose names end so. */
export function textsIn(folder: string, end: string): readonly string[] {
  return readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith(end))
    .toSorted()
    .map((name) => readFileSync(new URL(folder + name, import.meta.url), 'utf8'));
}
