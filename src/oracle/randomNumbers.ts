// Random small scenarios about numbers, determined by a seed: literals at the edges of 32 bits, narrow words, constants
// that are folded beside the same computed, registers, and constructs within constructs. They have no compile errors.

import { type Chance, createChance } from './chance.ts';
import type { RandomProgram } from './randomProgram.ts';

const literals = [
  ...['0', '1', '2', '3', '7', '31', '32', '33', '127', '128', '255', '256', '65535', '65536', '1000000007'],
  ...[
    '2147483647',
    '-2147483648',
    '-2147483647',
    '0x7fffffff',
    '0x80000000',
    '0xffffffff',
    '0xffffff80',
    '0x10001',
  ],
];
const operators = ['+', '-', '*', '&', '|', '^', '<<', '>>'];
const relations = ['==', '!=', '<', '<=', '>', '>='];

/** The shared variables: what they may hold, and how they are indexed. */
const variables = [
  ['u8', 'b'],
  ['s8', 'c'],
  ['u31', 'd'],
  ['s31', 'e'],
  ['u16', 'g'],
  ['int -2147483648..-1', 'low'],
  ['int 0..2147483647', 'high'],
  ['int -3..300', 'n'],
  ['bits[9]', 'f'],
] as const;

/** Where an expression stands: what it may use, and how often it may read memory. */
interface Site {
  readonly chance: Chance;
  readonly names: readonly string[];
  readonly calls: readonly string[];
  readonly divides: boolean;
}

export function randomNumbers(seed: number): RandomProgram {
  const chance = createChance(seed);
  const memory = chance.oneIn(4) ? 'tso' : 'sc';
  const used = variables.filter(() => chance.oneIn(2));
  const [first = variables[0]] = used;
  const shared = used.length === 0 ? [first] : used;
  const settings = ['p', 'K0'];
  const constant: Site = { chance, names: ['p'], calls: [], divides: false };
  const site: Site = {
    chance,
    names: [...settings, ...shared.map(([, name]) => name)],
    calls: functions,
    divides: true,
  };
  const lines = [
    `scenario "Numbers ${seed}"`,
    `param p = ${chance.pick(literals.filter((literal) => !literal.startsWith('-')))} | 5;`,
    `word ${chance.pick([8, 16, 32])};`,
    `memory ${memory};`,
    'lane cpu[2];',
    `const int K0 = ${number(constant, 3)};`,
    ...shared.map(([type, name]) => `${type} ${name};`),
    'bool x; bool y; u8 a[3] = {1, 128, 255};',
    'u8 narrow(u8 v) { return v + 200; }',
    's8 signed(s31 v) { return v; }',
    's31 wide(s31 v) { return v * v - K0; }',
    'bool large(s31 v) { return v > K0; }',
    'int seen(int v) { return v * v - K0; }',
    ...task('t', 0, site, shared),
    ...(chance.oneIn(3) ? guest(site) : task('u', 1, site, shared)),
    ...properties({ ...site, calls: [] }, shared),
  ];
  return { text: `${lines.join('\n')}\n`, memory };
}

const functions = ['narrow', 'signed', 'wide'];

function task(name: string, lane: number, site: Site, shared: Shared): readonly string[] {
  const inside = { ...site, names: [...site.names, 'l', 'm'] };
  const body = Array.from({ length: 2 + site.chance.below(2) }, () => `  ${statement(inside, shared, 2)}`);
  return [`task ${name} on cpu[${lane}] {`, '  s31 l = K0; u8 m = p;', ...body, '  out: ;', '}'];
}

type Shared = readonly (typeof variables)[number][];

function statement(site: Site, shared: Shared, depth: number): string {
  const { chance } = site;
  const inner = () => statement(site, shared, depth - 1);
  const plain = [
    () => `${target(site, shared)} = ${number(site, 2)};`,
    () => `${target(site, shared)} ${chance.pick(['+=', '-=', '|=', '&='])} ${number(site, 1)};`,
    () => `x = ${truth(site, 1)};`,
    () => `l = ${number(site, 2)};`,
    () => `m = ${number(site, 1)};`,
    () => `if (large(${number(site, 1)})) y = !y;`,
    () => `assert ${truth(site, 1)} || x;`,
  ];
  if (depth === 0) return chance.pick(plain)();
  return chance.pick([
    ...plain,
    () => `await ${truth({ ...site, calls: ['seen'] }, 1)} || !x;`,
    () => `if (${truth(site, 1)}) { ${inner()} } else { ${inner()} }`,
    () =>
      `for (int 0..3 i = 0; i < 2; i++) { ${inner()} ${chance.pick(['', 'break; ', 'if (x) continue; '])}step; }`,
    () =>
      `choose { { ${simple(site, shared)} ${inner()} } { ${simple(site, shared)} ${inner()} } when (${truth({ ...site, calls: [] }, 0)}) goto out; }`,
    () => `atomic { ${simple(site, shared)} ${simple(site, shared)} }`,
    () => `{ ${inner()} ${chance.pick(['', 'if (y) return;', 'if (x) goto out;'])} }`,
  ])();
}

/** A statement that cannot wait, so that it may stand in a section. */
function simple(site: Site, shared: Shared): string {
  return `${target(site, shared)} = ${number({ ...site, calls: [] }, 1)};`;
}

function target({ chance }: Site, shared: Shared): string {
  const [, name] = chance.pick(shared);
  return chance.oneIn(4) ? `a[${chance.pick(['0', '2', 'm & 1', 'm'])}]` : name;
}

function number(site: Site, depth: number): string {
  const { chance, names } = site;
  if (depth === 0 || chance.oneIn(4))
    return chance.oneIn(2) ? `(${chance.pick(literals)})` : chance.pick(names);
  const inner = () => number(site, depth - 1);
  return chance.pick([
    () => `(${inner()} ${chance.pick(operators)} ${inner()})`,
    () => `(${inner()} ${chance.pick(operators)} ${inner()})`,
    () => `(-${inner()})`,
    () => `(~${inner()})`,
    () => `(${truth(site, depth - 1)} ? ${inner()} : ${inner()})`,
    () => `(${truth(site, depth - 1)})`,
    ...(site.divides ? [() => `(${inner()} ${chance.pick(['/', '%'])} ${inner()})`] : []),
    ...site.calls.map((name) => () => `${name}(${inner()})`),
  ])();
}

function truth(site: Site, depth: number): string {
  const { chance } = site;
  const inner = () => number(site, Math.max(0, depth - 1));
  const compared = `${inner()} ${chance.pick(relations)} ${inner()}`;
  if (depth === 0) return compared;
  return chance.pick([
    compared,
    `!(${compared})`,
    `(${compared} && ${truth(site, depth - 1)})`,
    `(${compared} || ${truth(site, depth - 1)})`,
  ]);
}

/** A guest in assembly, whose registers its host reads and writes. */
function guest(site: Site): readonly string[] {
  const { chance } = site;
  const host = { ...site, names: [...site.names, 'rax', 'rbx'] };
  const register = () => `%${chance.pick(['rax', 'rbx'])}`;
  const immediate = () => `$${chance.pick(['0', '1', '7', '127', '-1', '-128', '100'])}`;
  const instruction = () =>
    chance.pick([
      () => `mov ${immediate()}, ${register()}`,
      () => `${chance.pick(['add', 'sub', 'and', 'or', 'xor', 'cmp', 'test'])} ${immediate()}, ${register()}`,
      () => `${chance.pick(['add', 'sub', 'xor'])} ${register()}, ${register()}`,
      () => `${chance.pick(['inc', 'dec', 'neg', 'not'])} ${register()}`,
    ])();
  return [
    'vcpu v on cpu[1] {',
    `  rax = ${number(host, 1)};`,
    '  while (vmenter(gst) != DONE) ;',
    `  x = ${truth(host, 1)};`,
    `  rbx = ${number(host, 1)};`,
    `  y = rbx ${chance.pick(relations)} ${number(host, 0)};`,
    '  guest gst asm () {',
    '    mov $1, %rbx',
    ...Array.from({ length: 2 + chance.below(4) }, () => `    ${instruction()}`),
    `    ${chance.pick(['jz', 'js', 'jc', 'jo', 'jl', 'jbe'])} past`,
    '    not %rax',
    '    past: nop',
    '  }',
    '}',
  ];
}

function properties(site: Site, shared: Shared): readonly string[] {
  const { chance } = site;
  const [, name] = chance.pick(shared);
  return [
    `never ${truth(site, 2)} && x one "One.";`,
    `cover ${truth(site, 1)} two "Two.";`,
    `final ${name} ${chance.pick(relations)} ${chance.pick(literals)} three "Three.";`,
    `possible ${truth(site, 1)} four "Four.";`,
    `${truth(site, 1)} leads to ${truth(site, 1)} five "Five.";`,
  ];
}
