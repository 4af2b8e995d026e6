// All that is proposed for a table whose columns or cells are not bound, as if a person had confirmed it.

import type { Provided } from '../model/judgement.ts';
import type { Table } from '../tables/table.ts';
import type { BoundTable } from './bindTable.ts';
import type { Confirmed, ConfirmedCell, ConfirmedLane } from './confirm.ts';
import { laneWord, type Vocabulary } from './vocabulary.ts';

/** Undefined where something has no proposal: then nothing is to be said of the whole. */
export function proposed(
  table: Table,
  confirmed: Confirmed,
  bind: (confirmed: Confirmed) => BoundTable,
  { program }: Vocabulary,
): { readonly confirmed: Confirmed; readonly provided: Omit<Provided, 'judgement'> } | undefined {
  const first = bind(confirmed);
  const lanes = first.columns.flatMap((column, index): readonly ConfirmedLane[] => {
    const heading = table.columns[index]?.heading;
    return column.kind === 'unbound' && column.proposal !== undefined && heading !== undefined
      ? [{ heading: heading === '' ? String(index + 1) : heading, lane: laneWord(program, column.proposal) }]
      : [];
  });
  const withLanes = { ...confirmed, lanes: [...confirmed.lanes, ...lanes] };
  const second = bind(withLanes);
  if (second.columns.some(({ kind }) => kind === 'unbound')) return undefined;
  const cells = second.cells.flatMap(({ cell, binding }, index) => {
    const [steps] = binding.kind === 'unbound' ? binding.proposals : [];
    return steps === undefined ? [] : [{ index, cell, steps }];
  });
  const unbound = second.cells.filter(({ binding }) => binding.kind === 'unbound');
  if (cells.length < unbound.length || (cells.length === 0 && lanes.length === 0)) return undefined;
  const said = cells.map(({ cell, steps }): ConfirmedCell => {
    const heading = cell.column === undefined ? undefined : table.columns[cell.column]?.heading;
    return { heading, cell: cell.text, meaning: { kind: 'steps', steps } };
  });
  return {
    confirmed: { lanes: withLanes.lanes, cells: [...confirmed.cells, ...said] },
    provided: { lanes, cells: cells.map(({ index, steps }) => ({ cell: index, steps })) },
  };
}
