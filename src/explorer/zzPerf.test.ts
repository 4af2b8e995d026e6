import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { combinations } from '../lang/combinations.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { reportStages } from './report.ts';
import { explore } from './search.ts';

it('x', () => {
  for (const file of readdirSync('src/scenarios')) {
    if (!file.endsWith('.race')) continue;
    const { source } = parseScenario(file, readFileSync(`src/scenarios/${file}`, 'utf8'), charts);
    if (!source) {
      console.log(file, 'does not parse');
      continue;
    }
    for (const settings of combinations(source.file, source.scenario.memories).slice(0, 8)) {
      const { program } = compile(source, settings);
      if (!program) continue;
      const m = createMachine(program);
      let t = performance.now();
      const space = explore(m, 300000);
      const times = [['explore', performance.now() - t]];
      t = performance.now();
      let r: any;
      for (const s of reportStages(m, space, { fairness: true })) {
        times.push(['', performance.now() - t]);
        t = performance.now();
        r = s.report;
      }
      console.log(
        file,
        JSON.stringify(settings),
        r.states,
        r.transitions,
        r.complete,
        times.map((x) => Math.round(x[1] as number)).join(' '),
      );
      console.log(
        '   ',
        r.verdict,
        r.verdicts
          .map(
            (v: any) =>
              `${v.name}:${v.verdict}${v.verdict === v.expected ? '' : '<<<' + v.expected}${v.example ? '(' + v.example.schedule.length + ')' : ''}${v.vacuous ? ' VACUOUS ' + v.vacuous : ''}`,
          )
          .join(' '),
      );
      console.log(
        '   ',
        JSON.stringify(r.fates),
        JSON.stringify(r.odds),
        r.outcomes
          .map((o: any) => `${o.kind} ${o.states} [${o.example.schedule.length}] ${o.sentence}`)
          .join('\n        '),
      );
      console.log(
        '   ',
        JSON.stringify(r.coverage?.neverRuns.map((x: any) => program.text.slice(x.from, x.to))),
      );
    }
  }
}, 600000);
