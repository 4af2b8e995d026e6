// docs/json.md tells of every member that the command line prints.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wakelane } from '../fixtures/commandLine.ts';
import { packer } from '../formats/link/packedText.ts';
import { printHanded } from '../formats/study/studyLink.ts';

const manual = readFileSync(new URL('../../docs/json.md', import.meta.url), 'utf8');
const told = new Set([...manual.matchAll(/`(\w+)`/g)].map((match) => match[1]));

/** Names of all members of a value; those of settings are the scenario's. */
function membersOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(membersOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'settings' ? [name] : [name, ...membersOf(part)],
  );
}

const unbound = 'CPU0      CPU1\nloads x now\n          load x\n';
const impossible = 'CPU0      CPU1\nstore x\n          store x\nload x\n';
const happens = 'CPU0      CPU1\nload x    load x\n          store x\nstore x\n';

const question = { text: 'Which?', choices: ['this', 'that'], right: undefined };
const task = {
  title: 'One',
  before: '',
  scenario: '',
  text: undefined,
  fixed: [],
  free: [],
  fates: 'shown',
} as const;
const study = { title: 'Two', note: '', tasks: [{ ...task, goal: { kind: 'question' } as const, question }] };
const answer = printHanded({ study, by: 'Ann', answers: [undefined] }, packer);

describe('docs/json.md', () => {
  it.each([
    ['explore', ['explore', 'lost-update', '--json', '--switches']],
    ['run', ['run', 'lost-update', '--schedule', 'a,b*2,a', '--json']],
    ['check', ['check', 'lost-update', 'broken.race', '--json']],
    ['judge', ['judge', 'happens', '-s', 'lost-update', '--json']],
    ['judge', ['judge', 'impossible', '-s', 'lost-update', '--json']],
    ['judge', ['judge', 'unbound', '-s', 'lost-update', '--json']],
    ['judge', ['judge', 'happens', '--json']],
    ['judge', ['judge', 'nothing', '--json']],
    ['grade', ['grade', 'answers', '--json']],
  ])('tells of all that %s prints: %j', (name, args) => {
    const { out } = wakelane(args, {
      unbound,
      impossible,
      happens,
      nothing: 'Dear all,\n',
      answers: `#${answer}\n#answer/1/none\n`,
      'broken.race': 'lane 1',
    });
    const value: unknown = JSON.parse(out);
    expect(value).toMatchObject({ schema: `wakelane.${name}/1` });
    expect(manual).toContain(`## wakelane.${name}/1`);
    expect([...new Set(membersOf(value))].filter((member) => !told.has(member))).toEqual([]);
  });
});
