// Whether anything may fail under some settings, as the scenario says.

import type { Program } from '../../model/program.ts';

/** True where nothing that must be so can fail, says the scenario; of the properties at these indices, or of all. */
export function allHold({ properties, expected }: Program, indices?: readonly number[]): boolean {
  const asked = properties.filter(
    ({ kind }, index) => kind !== 'cover' && (indices === undefined || indices.includes(index)),
  );
  const unasked = indices === undefined ? Object.values(expected) : [];
  return [...asked.map((property) => property.expected), ...unasked].every((each) => each === 'holds');
}
