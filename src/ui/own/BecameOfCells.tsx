/** What became of each cell: a step, a remark, or a question that is answered by a click; without a scenario the text that the table makes. */

import type { TableV1 } from '../../formats/judgement/judgement.ts';
import type { Level } from '../../model/level.ts';
import type { OwnDesk, OwnState } from './ownDesk.ts';

interface Props {
  readonly desk: OwnDesk;
  readonly state: OwnState;
  readonly levels: readonly Level[];
}

export function BecameOfCells({ desk, state, levels }: Props) {
  const { text, read, against, judged, busy, fits, remarks } = state;
  if (text.trim() === '')
    return (
      <section aria-labelledby="own-cells">
        <h2 id="own-cells">What became of each cell</h2>
        <p className="own-hint">
          Commit messages, mails quoted or not, lockdep’s and KCSAN’s reports, tables in a comment or drawn by
          a machine: what cannot be read without guessing is refused, with the reason.
        </p>
      </section>
    );
  return (
    <section aria-labelledby="own-cells" aria-busy={busy !== undefined}>
      <h2 id="own-cells">{against === undefined ? 'A scenario of its own' : 'What became of each cell'}</h2>
      <p className="own-hint">
        <label>
          Held against{' '}
          <select
            value={against?.scenario ?? ''}
            onChange={({ target }) => desk.holdAgainst(target.value === '' ? undefined : target.value)}
          >
            <option value="">nothing: every cell is a step</option>
            {levels.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </p>
      {against === undefined && fits !== undefined && fits.length > 0 && (
        <p className="own-fits">
          All its steps are steps of{' '}
          {fits.map(({ id, title }) => (
            <button key={id} type="button" className="outlined" onClick={() => desk.holdAgainst(id)}>
              {title}
            </button>
          ))}
        </p>
      )}
      {remarks.map((remark) => (
        <p key={remark} className="own-hint">
          {remark}
        </p>
      ))}
      {against === undefined
        ? read?.tables.map((table) => <SkeletonOf key={String(table.lines)} state={state} table={table} />)
        : judged?.judged.tables.map((table) => <Cells key={String(table.lines)} desk={desk} table={table} />)}
    </section>
  );
}

function SkeletonOf({ state, table }: { readonly state: OwnState; readonly table: TableV1 }) {
  const index = state.read?.tables.indexOf(table) ?? -1;
  const skeleton = state.skeletons[index];
  if (skeleton === undefined)
    return (
      <p className="own-failed">
        Line {table.lines[0]}: {table.problem}
      </p>
    );
  if (skeleton.kind === 'none') return <p className="own-failed">{skeleton.sentence}</p>;
  return <pre className="own-code">{skeleton.text}</pre>;
}

function Cells({ desk, table }: { readonly desk: OwnDesk; readonly table: TableV1 }) {
  const { columns, cells, impossible, problem } = table;
  if (problem !== null)
    return (
      <p className="own-failed">
        Line {table.lines[0]}: {problem}
      </p>
    );
  return (
    <>
      <ul className="own-lanes">
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
      <table className="own-cells">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Cell</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ line, row, column, text, binding }) => {
            const isImpossible =
              impossible !== null && impossible.row === row && impossible.column === column;
            const state = isImpossible ? 'impossible' : binding.kind === 'unbound' ? 'asked' : binding.kind;
            return (
              <tr key={`${line} ${column} ${text}`} data-state={state}>
                <td>{line}</td>
                <th scope="row">{text}</th>
                <td>
                  {isImpossible ? `cannot come here. ${impossible.reason}` : bindingWords(binding)}
                  {binding.proposals.map((step) => (
                    <button
                      key={step}
                      type="button"
                      className="outlined"
                      onClick={() => desk.confirmCell(text, step)}
                    >
                      {step}
                    </button>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function bindingWords({ kind, to, by, reason }: TableV1['cells'][number]['binding']): string {
  switch (kind) {
    case 'steps':
      return `${to.join(', then ')}${by === null ? '' : byWords(by)}`;
    case 'attempt':
      return `${to.join('')} is tried, and waits`;
    case 'state':
      return 'must be so there';
    case 'not':
      return `the step before it is not “${to.join('')}”`;
    case 'gap':
      return 'anything may lie here';
    case 'remark':
      return 'a remark';
    case 'unbound':
      return `Which step is it? ${reason ?? ''} `;
  }
}

function byWords(by: string): string {
  if (by === 'label') return ' (the step of that name)';
  if (by === 'person') return ' (you said so)';
  return ` (by ${by === 'alias' ? 'the scenario’s own table' : `its ${by}`})`;
}
