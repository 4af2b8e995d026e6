import { it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { explore } from './search.ts';
import { analysisOf } from './analysis.ts';
import { marksOf, lostStates } from './reach.ts';
import { components } from './components.ts';
import { trapsOf } from './fairness.ts';
import { shortestWay } from './shortest.ts';
import { verdictsOf } from './verdicts.ts';
it('x', () => {
  const text = `scenario "P" lane cpu[4]; int 0..100 n; int 0..1 m; ${[0,1,2,3].map((i) => `task t${i} on cpu[${i}] { int 0..100 l; ${Array.from({length:22},(_,k)=> (k===i+3 ? 'l = n; atomic { n = l + 1; }' : 'step;')).join(' ')} }`).join('\n')}
final n == 4 all4 "x"; never n == 4 nv "y"; always eventually t0.finished fin "z"; n == 1 leads to n == 4 ld "z";`;
  const m = createMachine(programOf(text));
  const space = explore(m, 400000);
  const time = <T>(name: string, f: () => T): T => { const t = performance.now(); const r = f(); console.log(name, Math.round(performance.now() - t)); return r; };
  for (let i = 0; i < 2; i++) {
  const a = time('analysisOf', () => analysisOf(m, space, { fairness: true }));
  const g = a.graph!;
  time('marksOf', () => marksOf(space, 1));
  time('lost', () => lostStates(space, g.before, 1));
  const goal = marksOf(space, space.plan.properties[2]!.expr);
  const inside = time('inside', () => goal.map((mark, state) => (mark === 0 && state < space.expanded ? 1 : 0)));
  time('components', () => components(g.edges, inside));
  const t = time('traps', () => trapsOf(g.edges, a.cast, inside, true));
  const last = new Uint8Array(space.table.size); last[last.length - 1] = 1;
  time('shortest', () => shortestWay(g.edges, 0, last, a.cast));
  time('verdicts', () => verdictsOf(a));
  }
  console.log(space.table.size, space.transitions, space.complete);
}, 600000);
