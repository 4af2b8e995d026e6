import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import type { Program, Property } from '../../model/program.ts';
import { programOf } from '../../oracle/smallPrograms.ts';
import { printModel, toPromela } from './promela.ts';

function propertyOf(program: Program, name: string): Property {
  const found = program.properties.find((property) => property.name === name);
  assert(found !== undefined, `there is a property ${name}`);
  return found;
}

/** Small enough to be read beside its scenario. */
const lostUpdate = programOf(`scenario "Lost update"
lane cpu[2];
int 0..2 x;
task a on cpu[0] { "a adds": x++; }
task b on cpu[1] { "b adds": x++; }
final x == 2 both "Both count.";
possible x == 2 still "Both can still count.";`);

const storeBuffer = programOf(`scenario "Store buffer"
memory tso;
lane cpu[2];
int 0..3 slot[2]; int 0..1 turn;
task writer on cpu[0] { slot[turn] = 3; smp_mb(); assert slot[0] == 3 "It is there."; }
task reader on cpu[1] { await slot[0] > 0; slot[1]++; }`);

const interrupts = programOf(`scenario "Interrupts"
lane cpu;
bool woken;
task waiter on cpu { atomic { for (int i = 0; i < 2; i++) woken = false; } await woken; }
irq wake on cpu { woken = true; }
env device { raise(wake); }
raised(wake) leads to waiter.finished soon "Once it comes, the waiter goes on.";`);

describe('a model in Promela', () => {
  it('of an update that can be lost, with its final condition watched', async () => {
    const text = toPromela(lostUpdate, propertyOf(lostUpdate, 'both'));
    await expect(text).toMatchFileSnapshot('cases/lost-update.pml');
  });

  it('of store buffers, with an index that is looked up', async () => {
    await expect(toPromela(storeBuffer)).toMatchFileSnapshot('cases/store-buffer.pml');
  });

  it('of an interrupt, a loop inside a step, an environment that need not move, and a fair promise', async () => {
    const text = toPromela(interrupts, propertyOf(interrupts, 'soon'));
    await expect(text).toMatchFileSnapshot('cases/interrupts.pml');
  });

  it('only counts states where SPIN cannot decide the property', () => {
    expect(toPromela(lostUpdate, propertyOf(lostUpdate, 'still'))).toBe(toPromela(lostUpdate));
  });

  it('starts in any state', () => {
    const start = Uint32Array.of(2);
    expect(printModel(lostUpdate, { start }).text).toContain('byte x = 2;');
  });

  it('keeps names legal and apart', () => {
    const program = programOf(`scenario "Names"
lane cpu[2];
int 0..3 len; int 0..3 byte; int 0..3 end1; int 0..3 end[2];
task run on cpu[0] { len = byte; end[1] = 1; }
task active on cpu[1] { end1 = 1; }`);
    const text = toPromela(program);
    const declared = [...text.matchAll(/^(?:byte|bit) (\w+)/gm)].map((match) => match[1]);
    expect(declared).toEqual(expect.arrayContaining(['len_2', 'byte_2', 'end1', 'end_2']));
    expect(new Set(declared).size).toBe(declared.length);
    expect(text).toContain('active proctype run_2()');
    expect(text).toContain('active proctype active_2()');
  });
});
