// The statecharts of a program as machines of XState, in its JSON: createMachine() takes each of them.

import { mapDefined } from '../../base/mapDefined.ts';
import type { ChartTable } from '../../model/chart.ts';
import type { Program } from '../../model/program.ts';
import type { Refused } from '../litmus/litmus.ts';

/** One chart as it is, several as a list; refused where no variable is one. */
export function toXState({ charts, slots }: Program): string | Refused {
  const used = new Set(mapDefined(slots, ({ type }) => (type.kind === 'chart' ? type.chart : undefined)));
  const machines = charts.filter((_, index) => used.has(index)).map(machineOf);
  const [only, another] = machines;
  if (only === undefined) return { refused: 'No variable of this scenario is a chart.' };
  return `${JSON.stringify(another === undefined ? only : machines, undefined, 2)}\n`;
}

function machineOf({ name, states, edges, drawing }: ChartTable) {
  const stateAt = (index: number) => ({
    meta: drawing[index],
    on: Object.fromEntries(
      edges.flatMap(({ from, to, event }) => (from === index ? [[event, { target: states[to] }]] : [])),
    ),
  });
  return {
    id: name,
    initial: states[0],
    states: Object.fromEntries(states.map((state, index) => [state, stateAt(index)])),
  };
}
