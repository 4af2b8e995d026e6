/** docs/memory.md shows runs of the level about message passing: they are what the engine and the page say of them. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { createMachine } from '../../engine/machine.ts';
import { replay } from '../../engine/replay.ts';
import { formatValue, readSlot } from '../../engine/values.ts';
import { readSchedule } from '../../formats/schedule.ts';
import { compile } from '../../lang/compile.ts';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import { slotsWhere } from '../../model/lookup.ts';
import { effectOf } from '../../words/effects.ts';
import { oldWords, storeWords } from '../../words/memoryWords.ts';
import { phraseOf } from '../../words/stepWords.ts';
import { laneOldValues, laneStores } from '../laneStores.ts';

const manual = readFileSync(new URL('../../../docs/memory.md', import.meta.url), 'utf8');

/** A row for each step: what it is, what it does, and what memory and the lanes then have. */
function tableOf(index: number): string {
  const { source } = parseScenario('weak-message', shippedTexts.get('weak-message') ?? '', charts);
  const run = source?.scenario.runs[index];
  assert(source !== undefined && run !== undefined, 'the level has the run');
  const { program } = compile(source, run.settings);
  assert(program !== undefined, 'the level compiles');
  const { schedule } = readSchedule(
    run.turns,
    program.actors.map(({ name }) => name),
  );
  const { frames } = replay(createMachine(program), schedule);
  const [stores, old] = [laneStores(program), laneOldValues(program)];
  const memory = slotsWhere(program, ({ role }) => role.kind === 'memory');
  const rows = frames.slice(1).map((frame, before) => {
    const { actor, choice, labels, happenings, at, state } = frame;
    assert(actor !== undefined && choice !== undefined, 'a step has its actor');
    const step = phraseOf(program, source.scenario.text, { actor, choice, labels, happenings, at });
    const does = effectOf(program, frames[before]?.state ?? state, { actor, choice, happenings });
    const values = memory.map((slot) => {
      const { name, type } = program.slots[slot] ?? { name: '', type: undefined };
      return type === undefined
        ? ''
        : `${name} ${formatValue(program, type, readSlot(program, state, slot))}`;
    });
    const waiting = (stores(state)[0] ?? []).map(
      (store) => `${store.behind === 'line' ? '‖ ' : ''}${storeWords(program, store)}`,
    );
    const kept = (old(state)[1] ?? []).map(({ slot, value }) => oldWords(program, slot, value));
    const cells = [step.parts.join(', '), does, values.join(', '), waiting.join(' '), kept.join(', ')];
    return `| ${before + 1} | ${cells.map((cell) => (cell === '' ? '–' : cell)).join(' | ')} |`;
  });
  return rows.join('\n');
}

it.each([0, 1])('draws run %i as it is', (index) => {
  expect(manual).toContain(tableOf(index));
});
