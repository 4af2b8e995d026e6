/** The verdict in one strip, and below it the run: as a table, and one press away as a run that is played. */

import { assert } from '../../base/assert.ts';
import type { RunV1, TableV1 } from '../../formats/judgement/judgement.ts';
import { openOwn } from './openOwn.ts';
import type { OwnState } from './ownDesk.ts';

interface Props {
  readonly state: OwnState;
}

export function Verdict({ state }: Props) {
  const { text, busy, read, against, judged, skeletons } = state;
  if (text.trim() === '') return null;
  if (busy !== undefined)
    return (
      <p className="own-strip" role="status">
        <strong>{busy === 'reading' ? 'Reading the table.' : 'Trying every schedule.'}</strong>
      </p>
    );
  if (against === undefined)
    return (
      <>
        {read?.tables.map((table, index) => {
          const skeleton = skeletons[index];
          if (skeleton?.kind !== 'text') return null;
          const steps = table.cells.length;
          return (
            <div key={String(table.lines)} className="own-strip" role="status" data-tone="open">
              <div>
                <strong>Every cell is a step now.</strong>
                <p>
                  {table.columns.length} lanes, {steps} cells of lines {table.lines[0]} to {table.lines[1]}.
                  Play it as pasted, or in another order; then say in code what must never be.
                </p>
              </div>
              <button type="button" className="outlined" onClick={() => openOwn(skeleton.text)}>
                Play it
              </button>
            </div>
          );
        })}
      </>
    );
  return (
    <>
      {judged?.judged.tables.map((table, index) => (
        <Judged key={String(table.lines)} table={table} title={judged.title} run={judged.runs[index] ?? ''} />
      ))}
    </>
  );
}

interface JudgedProps {
  readonly table: TableV1;
  readonly title: string;
  readonly run: string;
}

function Judged({ table, title, run }: JudgedProps) {
  const { head, more, tone, play, playWords } = verdictWords(table);
  return (
    <>
      <div className="own-strip" role="status" data-tone={tone}>
        <div>
          <strong>{head}</strong>
          {more.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {play !== undefined && (
          <a className="outlined" href={play.link}>
            {playWords}
          </a>
        )}
      </div>
      {run !== '' && (
        <section aria-label="The run">
          <h2>{title}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
          <pre className="own-code" tabIndex={0}>
            {run}
          </pre>
        </section>
      )}
    </>
  );
}

interface Words {
  readonly head: string;
  readonly more: readonly string[];
  readonly tone: 'good' | 'bad' | 'open';
  readonly play?: RunV1;
  readonly playWords?: string;
}

function verdictWords(table: TableV1): Words {
  switch (table.verdict) {
    case 'happens': {
      const { run } = table;
      assert(run !== null, 'what happens has a run');
      const tone = run.doomed || run.breaks.length > 0 ? 'bad' : 'good';
      return {
        head: 'This happens.',
        more: happensWords(table, run),
        tone,
        play: run,
        playWords: 'Play this run',
      };
    }
    case 'impossible': {
      const { impossible } = table;
      assert(impossible !== null, 'a cell cannot come');
      const more = [
        impossible.reason,
        ...leftOutWords(table),
        ...nearestWords(table),
        ...elsewhereWords(table),
      ];
      return {
        head: `Line ${impossible.line}, “${impossible.text}”, cannot come after the cells before it.`,
        ...{ more, tone: 'bad', play: impossible.run, playWords: 'Play as far as it goes' },
      };
    }
    case 'unbound': {
      const provided = table.provided?.table;
      const asked = table.cells
        .filter(({ binding }) => binding.kind === 'unbound')
        .map(({ line }) => `line ${line}`);
      const condition = [...(table.provided?.lanes ?? []), ...(table.provided?.binds ?? [])].join('; ');
      const then = provided === undefined ? [] : [`If ${condition}: ${verdictWords(provided).head}`];
      return {
        head: 'Not decided: it must be said first what this stands for.',
        more: [...(asked.length === 0 ? [] : [`Open: ${asked.join(', ')}.`]), ...then],
        tone: 'open',
      };
    }
    case 'unknown':
      return { head: 'It is not known whether this happens: a bound was reached.', more: [], tone: 'open' };
    case 'unreadable':
      return { head: 'This could not be read.', more: [table.problem ?? ''], tone: 'open' };
  }
}

function happensWords(table: TableV1, run: RunV1): readonly string[] {
  const { orders, otherwise } = table;
  const ends = run.doomed ? [`Nothing saves it behind the last cell: it ${endWords(run)}.`] : [];
  const breaks = run.breaks.length === 0 ? [] : [`It breaks ${run.breaks.join(', ')}.`];
  const again =
    run.again.length === 0 ? [] : [`It happens only if ${run.again.join(', ')} comes once more than drawn.`];
  const free = orders.flatMap(({ line, orders: some }) =>
    some.map(
      ({ cells, verdict, fate }) =>
        `Line ${line}, ${cells.map(({ text }) => `“${text}”`).join(' then ')}: ${verdict === 'happens' ? (fate ?? 'happens') : verdict}.`,
    ),
  );
  const other =
    otherwise === null
      ? []
      : [`The same cells also come in a run that ${otherwise.doomed ? 'is lost' : 'can be saved'}.`];
  return [...again, ...ends, ...breaks, ...leftOutWords(table), ...free, ...other];
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

function leftOutWords({ leftOut }: TableV1): readonly string[] {
  return leftOut.map(
    ({ after, before, steps }) =>
      `${after === null ? 'Before' : `Between line ${after.line} and`} line ${before.line} every such run takes ${steps.map((step) => `“${step}”`).join(', ')}.`,
  );
}

function nearestWords({ nearest }: TableV1): readonly string[] {
  if (nearest === null) return [];
  const moved = nearest.move.map(({ line }) => `line ${line}`).join(' and ');
  return [`It would happen with ${moved} ${nearest.where} line ${nearest.cell.line}.`];
}

function elsewhereWords({ elsewhere }: TableV1): readonly string[] {
  const [first] = elsewhere?.happens ?? [];
  if (first === undefined) return [];
  const words = Object.entries(first.settings).map(([name, value]) => `${name} = ${value}`);
  return [`It happens with ${words.join(', ')}.`];
}
