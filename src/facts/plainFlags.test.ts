import { expect, it } from 'vitest';
import { programOf } from '../oracle/smallPrograms.ts';
import { plainFlags } from './plainFlags.ts';

/** Whether two plain flags are found in the code of two lanes. */
function found(writer: string, reader: string, memory = 'tso') {
  const program = programOf(`scenario "S" memory ${memory} | weak; lane a; lane b; bool x; bool y;
    task t on a { ${writer} } task u on b { bool r; ${reader} }`);
  return plainFlags(program)?.places.map((slot) => program.slots[slot]?.name);
}

it('finds two plain stores that another lane reads', () => {
  expect(found('x = true; y = true;', 'r = y; r = x;')).toEqual(['x', 'y']);
});

it('finds nothing where one place is read, a barrier stands, or no store waits', () => {
  expect(found('x = true; y = true;', 'r = y;')).toBeUndefined();
  expect(found('x = true; smp_mb(); y = true;', 'r = y; r = x;')).toBeUndefined();
  expect(found('x = true; y = true;', 'r = y; smp_mb(); r = x;')).toBeUndefined();
  expect(found('x = true; y = true;', 'r = y; r = x;', 'sc')).toBeUndefined();
});
