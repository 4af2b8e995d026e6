// What the strip says of a table that was judged, and what follows in sentences of their own.

import { assert } from '../../base/assert.ts';
import type { RunV1, TableV1 } from '../../formats/judgement/judgement.ts';
import type { OwnStrip } from './ownRunProps.ts';

export interface VerdictWords extends Omit<OwnStrip, 'actions'> {
  /** All that is known besides, a sentence each. */
  readonly more: readonly string[];
}

export function verdictWords(table: TableV1): VerdictWords {
  switch (table.verdict) {
    case 'happens': {
      const { run } = table;
      assert(run !== null, 'what happens has a run');
      return happens(table, run);
    }
    case 'impossible':
      return impossible(table);
    case 'unbound':
      return unbound(table);
    case 'unknown': {
      const two = 'There are more schedules than this page tries.';
      return { ground: 'plain', lead: '', one: 'It is not known whether this happens.', two, more: [] };
    }
    case 'unreadable': {
      const { problem } = table;
      assert(problem !== null, 'what could not be read has a reason');
      return { ground: 'plain', lead: '', one: 'This could not be read.', two: problem, more: [problem] };
    }
  }
}

/** The run that is shown of a table: through all its cells, or as far as it goes. */
export function runOfTable(table: TableV1): RunV1 | undefined {
  const { run, impossible: stopped, provided } = table;
  return run ?? stopped?.run ?? (provided === null ? undefined : runOfTable(provided.table));
}

function happens(table: TableV1, run: RunV1): VerdictWords {
  const { otherwise } = table;
  const isLost = run.doomed || run.breaks.length > 0;
  const end = run.doomed ? `Nothing saves it behind the last cell: it ${endWords(run)}.` : undefined;
  const breaks = run.breaks.length === 0 ? [] : [`It breaks ${run.breaks.join(', ')}.`];
  const again =
    run.again.length === 0 ? [] : [`It happens only if ${run.again.join(', ')} comes once more than drawn.`];
  const other =
    otherwise === null
      ? []
      : [`The same cells also come in a run that ${otherwise.doomed ? 'is lost' : 'can be saved'}.`];
  const said = [...again, ...(end === undefined ? [] : [end]), ...leftOutWords(table)];
  const more = [...said, ...breaks, ...orderWords(table), ...other];
  const two = more[0] ?? 'Behind the last cell it goes on.';
  return { ground: isLost ? 'lost' : 'plain', lead: 'This happens.', one: '', two, more };
}

function endWords({ ends }: RunV1): string {
  switch (ends) {
    case 'finished':
      return 'finishes';
    case 'stuck':
      return 'is stuck for ever';
    case 'error':
      return 'ends in an error';
    case 'repeats':
      return 'goes on for ever without coming to an end';
    case 'goes on':
      return 'goes on';
  }
}

function orderWords({ orders }: TableV1): readonly string[] {
  return orders.flatMap(({ line, orders: some }) =>
    some.map(({ cells, verdict, fate }) => {
      const names = cells.map(({ text }) => `“${text}”`).join(' then ');
      return `Line ${line}, ${names}: ${verdict === 'happens' ? (fate ?? 'happens') : verdict}.`;
    }),
  );
}

function impossible(table: TableV1): VerdictWords {
  const { impossible: cell } = table;
  assert(cell !== null, 'a cell cannot come');
  const more = [cell.reason, ...leftOutWords(table), ...nearestWords(table), ...elsewhereWords(table)];
  const lead = `Line ${cell.line} cannot happen`;
  return { ground: 'lost', lead, one: 'after the cells before it.', two: cell.reason, more };
}

function unbound(table: TableV1): VerdictWords {
  const cells = table.cells.filter(({ binding }) => binding.kind === 'unbound');
  const columns = table.columns.filter(({ lane, problem }) => lane === null && problem !== null);
  const open = [
    ...columns.map(({ heading }) => (heading === '' ? 'a column' : heading)),
    ...cells.map(({ line }) => `line ${line}`),
  ];
  const { provided } = table;
  const then = provided === null ? [] : providedWords(provided);
  const one = `Say first what ${open.slice(0, 3).join(', ')} ${open.length > 3 ? 'and others stand' : 'stands'} for.`;
  return { ground: 'plain', lead: '', one, two: then[0] ?? 'Until then nothing is decided.', more: then };
}

function providedWords({ lanes, binds, table }: NonNullable<TableV1['provided']>): readonly string[] {
  const condition = [...lanes, ...binds].map((each) => each.replace('=', ' is ')).join('; ');
  return [`If ${condition}: ${headOf(table)}`, ...verdictWords(table).more];
}

/** What the strip says first, in one line. */
export function headOf(table: TableV1): string {
  const { lead, one } = verdictWords(table);
  return [lead, one].filter((words) => words !== '').join(' ');
}

function leftOutWords({ leftOut }: TableV1): readonly string[] {
  return leftOut.map(
    ({ after, before, steps }) =>
      `${after === null ? 'Before' : `Between line ${after.line} and`} line ${before.line} every such run takes ${steps.map((step) => `“${step}”`).join(', ')}.`,
  );
}

function nearestWords({ nearest }: TableV1): readonly string[] {
  if (nearest === null) return [];
  return [`It would happen with ${moveWords(nearest)}.`];
}

/** `line 8 and line 9 before line 7` */
export function moveWords({ move, where, cell }: NonNullable<TableV1['nearest']>): string {
  return `${move.map(({ line }) => `line ${line}`).join(' and ')} ${where} line ${cell.line}`;
}

function elsewhereWords({ elsewhere }: TableV1): readonly string[] {
  if (elsewhere === null) return [];
  const { happens: found, tried, others } = elsewhere;
  if (found.length > 0) return [];
  const all = tried === others ? `all ${others} others` : `${tried} of ${others} others`;
  return [`With other settings it does not happen either (${all} were tried).`];
}
