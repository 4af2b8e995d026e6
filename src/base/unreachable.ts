/**
 * Ends an exhaustive switch: a new case of the union then fails to compile until every switch handles it.
 *
 * @throws Error naming the value, should one arrive that the types rule out
 */
export function unreachable(value: never): never {
  throw new Error(`Wakelane is wrong about itself: unexpected case ${JSON.stringify(value)}`);
}
