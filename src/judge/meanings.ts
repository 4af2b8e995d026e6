// What became of a table's columns and cells, as plain data.

import type { CellMeaning, ColumnMeaning, TableJudgement } from '../model/judgement.ts';
import type { ColumnBinding } from './bindColumns.ts';
import type { Binding } from './binding.ts';
import type { BoundTable } from './bindTable.ts';
import { laneWord, type Vocabulary } from './vocabulary.ts';

/** Columns and cells of a bound table. */
export function meaningsOf(
  { table, columns, cells }: BoundTable,
  vocabulary: Vocabulary,
): Pick<TableJudgement, 'columns' | 'cells'> {
  return {
    columns: table.columns.map(({ heading }, column) => ({
      heading,
      meaning: columnMeaning(columns[column] ?? { kind: 'empty' }, vocabulary),
    })),
    cells: cells.map(({ cell: { line, row, column, text }, binding }) => ({
      ...{ line, row, column, text },
      meaning: cellMeaning(binding),
    })),
  };
}

function columnMeaning(column: ColumnBinding, { program }: Vocabulary): ColumnMeaning {
  switch (column.kind) {
    case 'lane':
      return { ...column, lane: laneWord(program, column.lane) };
    case 'empty':
      return column;
    case 'unbound': {
      const { why, proposal } = column;
      return {
        kind: 'unbound',
        why,
        proposal: proposal === undefined ? undefined : laneWord(program, proposal),
      };
    }
  }
}

function cellMeaning(binding: Binding): CellMeaning {
  switch (binding.kind) {
    case 'steps':
      return { kind: 'steps', steps: binding.steps.map(({ name }) => name), by: binding.by };
    case 'attempt':
      return { kind: 'attempt', step: binding.step.name, by: binding.by };
    case 'state':
      return { kind: 'state', condition: binding.condition, by: binding.by };
    default:
      return binding;
  }
}
