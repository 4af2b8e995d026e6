import { it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { explore } from './search.ts';
import { reportStages } from './report.ts';
it('x', () => {
  const tasks = [0,1,2,3].map((i) => `task t${i} on cpu[${i}] endless { for (;;) { if (n[${i}] == 10) x[${i}] = !x[${i}]; else step; n[${i}] = n[${i}] + 1; } }`).join('\n');
  const texts: Record<string,string> = {
    counters: `scenario "P" lane cpu[4]; u4 n[4]; ${[0,1,2,3].map((i) => `task t${i} on cpu[${i}] endless { for (;;) { atomic { n[${i}]++; } } }`).join('\n')}
int 0..1 d; rest when n[0] == 3 && n[1] == 5 && n[2] == 7 && n[3] == 9;
never n[0] == 15 && n[1] == 15 && n[2]==15 && n[3] == 15 far "F."; final n[0] == 3 f "x"; always eventually n[0] == 3 ae "AE."; always eventually n[0] == 3 && n[1] == 3 ae2 "AE."; n[0] == 1 leads to n[1] == 1 lt "lt"; n[0] == 1 leads to n[1] == 1 && n[2] == 1 lt2 "lt"; cover n[0] == 15 && n[1] == 15 && n[2]==15 && n[3] == 15 c "c"; possible n[0] == 15 && n[1] == 15 && n[2]==15 && n[3] == 15 p "c";`,
    walks: `scenario "P" lane cpu[3]; int 0..63 n[3]; ${[0,1,2].map((i) => `task t${i} on cpu[${i}] endless { for (;;) { choose { when (n[${i}] < 63) atomic { n[${i}]++; } when (n[${i}] > 0) atomic { n[${i}]--; } } } }`).join('\n')}
rest when n[0] == 63 && n[1] == 63 && n[2] == 63; never n[0] == 63 && n[1] == 0 && n[2] == 63 bad "B."; always eventually n[0] == 3 ae "AE.";n[0] == 1 leads to n[1] == 1 lt "lt";`,
    dag: `scenario "P" lane cpu[4]; int 0..100 n; int 0..1 m; ${[0,1,2,3].map((i) => `task t${i} on cpu[${i}] { int 0..100 l; ${Array.from({length:22},(_,k)=> (k===i+3 ? 'l = n; atomic { n = l + 1; }' : 'step;')).join(' ')} }`).join('\n')}
final n == 4 all4 "x"; never n == 4 nv "y"; always eventually t0.finished fin "z"; n == 1 leads to n == 4 ld "z";`,
  };
  for (const [name, text] of Object.entries(texts)) {
      const m = createMachine(programOf(text));
      let t = performance.now();
      const space = explore(m, 300000);
      const times = [['explore', performance.now() - t]];
      t = performance.now();
      let r: any;
      for (const s of reportStages(m, space, { fairness: true })) { times.push(['', performance.now() - t]); t = performance.now(); r = s.report; }
      console.log(name, r.states, r.transitions, r.complete, times.map((x) => Math.round(x[1] as number)).join(' '));
      console.log('   ', r.verdict, r.verdicts.map((v: any) => `${v.name}:${v.verdict}${v.example ? '(' + v.example.schedule.length + ' ' + v.example.cycleFrom + ')' : ''}${v.vacuous ? ' VACUOUS ' + v.vacuous : ''}`).join(' '));
      console.log('   ', JSON.stringify(r.fates), JSON.stringify(r.odds), r.outcomes.map((o: any) => `${o.kind} ${o.states} [${o.example.schedule.length}] ${o.sentence}`).join('\n        '));
  }
}, 600000);
