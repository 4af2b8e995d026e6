// Which parts of what the properties say matter: under one combination of settings, and under several together.

import { defined } from '../base/defined.ts';
import type { Machine } from '../engine/machine.ts';
import { type AskedPart, type JudgedPart, partKey } from '../model/claims.ts';
import type { Program } from '../model/program.ts';
import type { StateSpace } from './stateSpace.ts';

/** Every part once, and whether it matters in some state of an explored space: the space of this machine's program. */
export function judgedParts(machine: Machine, { table }: StateSpace): readonly JudgedPart[] {
  const found = new Map<string, JudgedPart>();
  const open = new Map<string, AskedPart[]>();
  for (const part of machine.program.parts) {
    const { kind, property, at, matters } = part;
    const key = partKey(part);
    if (found.get(key)?.matters === true) continue;
    const known = matters.op === 'const' ? matters.value !== 0 : false;
    found.set(key, { kind, property, at, matters: known });
    if (known) open.delete(key);
    else if (matters.op !== 'const') {
      const others = open.get(key);
      open.set(key, others === undefined ? [part] : [...others, part]);
    }
  }
  const tests = [...open].map(([key, parts]) => ({
    key,
    tests: parts.map(({ matters }) => machine.condition(matters)),
  }));
  for (let state = 0; state < table.size && tests.length > 0; state++)
    for (let index = tests.length - 1; index >= 0; index--) {
      const { key, tests: alternatives } = defined(tests[index]);
      if (!alternatives.some((test) => machine.evaluate(test, table.words, table.at(state)) !== 0)) continue;
      const part = found.get(key);
      if (part !== undefined) found.set(key, { ...part, matters: true });
      tests.splice(index, 1);
    }
  return [...found.values()];
}

/** The parts of which it is known without a search whether they matter: places, and writes of ghosts. */
export function plainParts({ parts }: Program): readonly JudgedPart[] {
  return parts.flatMap(({ kind, property, at, matters }) =>
    matters.op === 'const' ? [{ kind, property, at, matters: matters.value !== 0 }] : [],
  );
}
