// Random small scenarios, determined by a seed: the engine and the oracle must find the same graph for each.
// They have no compile errors, but they may well fail while they run.

import { type Chance, createChance } from './chance.ts';
import { type Features, phase, type Site, small, truth } from './randomExpression.ts';
import { statement, statements } from './randomStatement.ts';

export interface RandomProgram {
  readonly text: string;
  readonly memory: 'sc' | 'tso';
}

export function randomProgram(seed: number): RandomProgram {
  const chance = createChance(seed);
  const tso = chance.oneIn(3);
  const features: Features = {
    tso,
    coarse: chance.oneIn(2),
    fine: chance.oneIn(3),
    irq: chance.oneIn(2),
    signal: chance.oneIn(5),
    ghost: chance.oneIn(3),
    lanes: 1 + chance.below(2),
  };
  const budget = { visible: tso ? 8 : 14, names: 0 };
  const base: Site = {
    chance,
    features,
    code: 'task',
    section: 'none',
    locals: [],
    assignable: [],
    pointers: [],
    loop: false,
    depth: 0,
    atOnce: false,
    budget,
  };
  const second = chance.pick(['task', 'task', 'vcpu', 'env', 'family']);
  const lines = [
    `scenario "Random ${seed}"`,
    ...declarations(chance, features),
    ...functions(base),
    ...task(base),
    ...secondActor(base, second),
    ...handlers(base),
    ...properties(base, second),
  ];
  return { text: `${lines.join('\n')}\n`, memory: tso ? 'tso' : 'sc' };
}

function declarations(chance: Chance, features: Features): readonly string[] {
  return [
    'param mode = p "as it was" | q "as it is";',
    `memory ${features.tso ? 'tso' : 'sc'};`,
    ...(features.irq && chance.oneIn(3) ? ['ipi flight;'] : []),
    'enum phase { IDLE, BUSY, GONE };',
    `lane cpu[${features.lanes}] { bool f; };`,
    'bool x; bool y = true; bool open = true; bool masked;',
    `int 0..3 n; int 0..5 m = ${chance.below(3)}; u2 u; int 0..3 a[2] = {1, 0};`,
    'phase st; chart AcrnThread th; task *who;',
    ...(features.coarse
      ? ['struct counter { spinlock lock; int 0..3 count; bool open; };', 'counter c;']
      : []),
    ...(features.coarse ? ['int 0..3 g guarded by c.lock;'] : []),
    ...(features.fine ? ['spinlock fine fl; mutex mu;'] : []),
    ...(features.ghost ? ['ghost int 0..3 seen;'] : []),
  ];
}

function functions(base: Site): readonly string[] {
  const site: Site = {
    ...base,
    code: 'function',
    depth: 1,
    features: { ...base.features, irq: false, signal: false },
  };
  const body = statements(
    { ...site, locals: ['v'], assignable: base.chance.oneIn(2) ? ['v'] : [], pointers: ['q'] },
    1,
  );
  return [
    'int twice(int v) { if (v > 1) return 3; return (v + n) & 3; }',
    'int way(int *q) { choose { when (x) return 1; "other way": return n & 3; when (!y) { *q = 2; return 0; } } }',
    'void store(int *q, int v) { *q = v & 3; if (x) *q = 0; }',
    'bool flip(bool &b) { bool old = b; b = !old; return old; }',
    'atomic int bump(int *q) { int old = *q; *q = (old + 1) & 3; return old; }',
    `void helper(int 0..3 v, int *q) { ${body} *q = v; }`,
    ...(base.features.coarse ? ['void touch(counter *t) { t->count = (t->count + 2) & 3; }'] : []),
  ];
}

function task(base: Site): readonly string[] {
  const first = base.chance.pick(['', ' = 1', ' = n']);
  const site: Site = { ...base, locals: ['l'], assignable: ['l'] };
  const gate = base.chance.pick(['', '', ' when open', ' when open || who == current']);
  // With its last step it may close its own gate, and sleep.
  const last = gate !== '' && base.chance.oneIn(2) ? ['  open = false;'] : [];
  return [`task t on cpu[0]${gate} {`, `  int 0..3 l${first};`, ...body(site), ...last, '}'];
}

function body(site: Site): readonly string[] {
  return Array.from({ length: 2 + site.chance.below(2) }, () => `  ${statement(site)}`);
}

function secondActor(base: Site, kind: 'task' | 'vcpu' | 'env' | 'family' | string): readonly string[] {
  const lane = `cpu[${base.features.lanes - 1}]`;
  const local = { ...base, locals: ['l'], assignable: ['l'] };
  switch (kind) {
    case 'vcpu':
      return vcpu(base, lane);
    case 'env':
      return [
        'env e {',
        '  int 0..3 l = 2;',
        '  open = false; open = true;',
        ...body({ ...local, code: 'env' }),
        '}',
      ];
    case 'family': {
      const site = { ...local, locals: ['l', 'me'] };
      return [
        `task b[me : 2] on cpu[${base.features.lanes === 2 ? 'me' : 0}] {`,
        '  int 0..3 l = me;',
        `  ${statement(site)}`,
        '}',
      ];
    }
    default:
      return [`task b on ${lane} {`, '  int 0..3 l;', ...body(local), '}'];
  }
}

function vcpu(base: Site, lane: string): readonly string[] {
  const host = { ...base, locals: ['l'], assignable: ['l'], budget: { ...base.budget, visible: 2 } };
  const guest: Site = { ...base, code: 'guest', locals: ['l', 'k0'], assignable: ['l', 'k0'] };
  const late: Site = { ...guest, locals: ['l', 'k1'], assignable: ['l', 'k1'] };
  const second = base.chance.oneIn(3) ? statements(late, 1) : '';
  const masking = base.chance.oneIn(2) ? ['local_irq_disable(); ', ' local_irq_enable();'] : ['', ''];
  return [
    `vcpu b on ${lane} {`,
    '  int 0..3 l = 1;',
    `  ${base.chance.pick(['', 'step; l = 2;', 'l = (l + 1) & 3;'])}`,
    '  for (int turn = 0; turn < 2; turn++) {',
    `    ${masking[0]}int why = vmenter(g);${masking[1]}`,
    `    if (why == ${base.chance.pick(['IRQ', 'HLT', 'DONE'])}) { ${statements(host, 1)} }`,
    `    ${base.chance.pick(['', 'l = (l + 1) & 3;', 'l = 3 - l;'])}`,
    '  }',
    ...(second === '' ? [] : ['  vmenter(late);', `  guest late { int 0..3 k1 = l; ${second} }`]),
    '  guest g {',
    `    int 0..3 k0${base.chance.pick(['', ' = l', ' = 1'])};`,
    `    ${base.chance.pick(['', 'l = k0;', '"begins with {l}": ;', 'if (l == 1) k0 = 2;'])}`,
    `    ${statement(guest)} spot: ${base.chance.pick(['hlt();', 'exit(OTHER);', 'step;', 'x = true;'])} ${statement(guest)}`,
    '  }',
    ...(base.chance.oneIn(4) ? ['  irq tick { l = (l + 1) & 3; n = l; }'] : []),
    '}',
  ];
}

function handlers(base: Site): readonly string[] {
  const local: Site = { ...base, code: 'handler', depth: 1, locals: ['l'], assignable: ['l'] };
  const empty = base.chance.oneIn(4);
  return [
    ...(base.features.irq
      ? [`irq h on cpu[0] {${empty ? '' : ` int 0..3 l = 2; ${statements(local, 1)} `}}`]
      : []),
    ...(base.features.irq ? ['env kick { raise(h); }'] : []),
    ...(base.features.signal ? [`signal s on t when !masked { int 0..3 l; ${statements(local, 1)} }`] : []),
    ...(base.features.signal ? ['env poke { raise(s); }'] : []),
  ];
}

function properties(base: Site, second: string): readonly string[] {
  const site: Site = {
    ...base,
    code: 'property',
    locals: [],
    atOnce: true,
    budget: { visible: 9, names: 0 },
  };
  const { chance } = base;
  return [
    ...(chance.oneIn(2) ? [`rest when t.finished && ${truth(site, 0)};`] : []),
    `never ${truth(site)} "one";`,
    `cover ${small(site)} == 1 two "two";`,
    `possible st == ${phase(site)} || blocked(t) "three";`,
    ...(chance.oneIn(3) ? ['final t.l == 1 four "four";'] : []),
    ...(chance.oneIn(3) ? ['cover t.finished && x nine "nine";'] : []),
    ...(base.features.ghost ? ['never seen == 2 five "five";'] : []),
    'never stuck || error seven "seven";',
    ...(base.features.irq ? ['cover active(h) && blocked(h) eight "eight";'] : []),
    ...(second === 'vcpu' ? ['cover b@g && b@spot six "six";'] : []),
  ];
}
