/** What became of each cell, in the line in which it is drawn: a step, a remark, or a question that is answered by a click. */

import type { CSSProperties } from 'react';
import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import { Multimap } from '../../base/multimap.ts';
import type { TableV1 } from '../../formats/judgement/judgement.ts';
import type { OwnDesk } from './ownDesk.ts';

interface Props {
  readonly desk: OwnDesk;
  readonly table: TableV1;
}

type Cell = TableV1['cells'][number];
export type CellState = 'impossible' | 'asked' | 'step' | 'other';

/** What is to be seen of a cell at a glance. */
export function stateOfCell({ impossible }: TableV1, { row, column, binding }: Cell): CellState {
  if (impossible !== null && impossible.row === row && impossible.column === column) return 'impossible';
  if (binding.kind === 'unbound') return 'asked';
  return binding.kind === 'steps' || binding.kind === 'attempt' ? 'step' : 'other';
}

/** Each line of the text that has cells, from 1, with its cells. */
export function linesWithCells({ cells }: TableV1): Multimap<number, Cell> {
  const lines = new Multimap<number, Cell>();
  for (const cell of cells) lines.add(cell.line, cell);
  return lines;
}

export function BecameOfCells({ desk, table }: Props) {
  if (table.problem !== null)
    return (
      <p className="own-failed">
        Line {table.lines[0]}: {table.problem}
      </p>
    );
  return (
    <ol className="own-cells" aria-label="Cells">
      {[...linesWithCells(table)].map(([line, cells]) => (
        <li key={line} style={lineStyle(line)}>
          <span className="own-line">{line}</span>
          {cells.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell may be drawn twice in a line
            <CellRow key={index} desk={desk} table={table} cell={cell} />
          ))}
        </li>
      ))}
    </ol>
  );
}

/** In the grid that it shares with the text. */
export function lineStyle(line: number): CSSProperties {
  return { gridRow: line };
}

/** The columns, and the lanes that they are; where that is not known, the question. */
export function ColumnsOfTable({ desk, table: { columns } }: Props) {
  return (
    <ul className="own-lanes" aria-label="Columns">
      {columns.map(({ heading, lane, problem: why, proposal }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no names that differ
        <li key={index} data-state={lane === null && why !== null ? 'asked' : 'known'}>
          {heading === '' ? `Column ${index + 1}` : heading}: {lane ?? why ?? 'nothing is drawn there'}{' '}
          {proposal !== null && (
            <button
              type="button"
              className="outlined"
              onClick={() => desk.confirmLane(`${heading === '' ? index + 1 : heading}=${proposal}`)}
            >
              It is {proposal}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const signs: Readonly<Record<CellState, string>> = { impossible: '✕', asked: '?', step: '✓', other: '○' };

function CellRow({ desk, table, cell }: Props & { readonly cell: Cell }) {
  const { binding, text } = cell;
  const state = stateOfCell(table, cell);
  const name = nameOf(table, cell);
  return (
    <div className="own-cell" data-state={state}>
      <span className="own-sign" aria-hidden="true">
        {signs[state]}
      </span>
      <b title={text}>{wordsOf(cell)}</b>
      <span className="own-how" title={howOf(table, cell)}>
        {howOf(table, cell)}
      </span>
      {binding.kind === 'unbound' && <Candidates desk={desk} cell={cell} name={name} />}
      {binding.by === 'person' && (
        <button type="button" className="quiet" onClick={() => desk.confirmCell(name, undefined)}>
          Ask again
        </button>
      )}
    </div>
  );
}

/** As `--bind` takes it: with its heading where another column has the same cell. */
function nameOf({ cells, columns }: TableV1, { text, column }: Cell): string {
  const isElsewhere = cells.some((other) => other.text === text && other.column !== column);
  const heading = column === null ? '' : defined(columns[column - 1]).heading;
  return isElsewhere && heading !== '' ? `${heading}: ${text}` : text;
}

interface CandidatesProps {
  readonly desk: OwnDesk;
  readonly cell: Cell;
  readonly name: string;
}

function Candidates({ desk, cell: { text, binding }, name }: CandidatesProps) {
  return (
    <span className="own-candidates">
      {binding.proposals.map((step) => (
        <button key={step} type="button" className="outlined" onClick={() => desk.confirmCell(name, step)}>
          {step}
        </button>
      ))}
      <button type="button" className="outlined" onClick={() => desk.confirmCell(name, 'none')}>
        a remark
      </button>
      <input
        aria-label={`The step that “${text}” is`}
        placeholder="another step"
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter' && currentTarget.value.trim() !== '')
            desk.confirmCell(name, currentTarget.value);
        }}
      />
    </span>
  );
}

function wordsOf({ binding: { kind, to } }: Cell): string {
  switch (kind) {
    case 'steps':
    case 'attempt':
      return to.join(', then ');
    case 'state':
    case 'not':
    case 'gap':
    case 'remark':
      return 'no step of its own';
    case 'unbound':
      return 'which step is it?';
  }
}

function howOf(table: TableV1, cell: Cell): string {
  const { kind, to, by, reason } = cell.binding;
  const { impossible } = table;
  if (impossible !== null && stateOfCell(table, cell) === 'impossible') return impossible.reason;
  switch (kind) {
    case 'steps':
      return by === null ? '' : byWords(by);
    case 'attempt':
      return 'is tried, and waits';
    case 'state':
      return 'must be so there';
    case 'not':
      return `the step before it is not “${to.join('')}”`;
    case 'gap':
      return 'anything may lie here';
    case 'remark':
      return 'a remark';
    case 'unbound':
      assert(reason !== null, 'what stands for nothing has a reason');
      return reason;
  }
}

function byWords(by: string): string {
  switch (by) {
    case 'label':
      return 'the step of that name';
    case 'person':
      return 'you said so';
    case 'alias':
      return 'by the scenario’s own table';
    default:
      return `by its ${by}`;
  }
}
