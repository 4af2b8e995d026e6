import { expect, it } from 'vitest';
import { programOf } from '../oracle/smallPrograms.ts';
import { weakerMachineSentence } from './weakerMachine.ts';

const program = programOf(`scenario "S" memory tso; lane cpu0; lane cpu1; bool data; bool flag;
  task t on cpu0 { data = true; flag = true; }
  task u on cpu1 { bool r; r = flag; r = data; }`);

it('says where all holds that a weaker machine was not asked, and how to ask', () => {
  expect(weakerMachineSentence(program, { complete: true, verdicts: [] })).toBe(
    'cpu0 stores data and flag, and cpu1 reads both, with no barrier: x86 keeps them in order. A weaker machine was not asked. To ask one, offer `memory weak`, too.',
  );
});

it('says nothing where a bound was reached', () => {
  expect(weakerMachineSentence(program, { complete: false, verdicts: [] })).toBeUndefined();
});
