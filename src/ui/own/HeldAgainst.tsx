/** What a table is held against: a scenario of its own, or a shipped one; those that have all its steps are offered. */

import type { Level } from '../../model/level.ts';
import { useOwnTexts } from './OwnTexts.tsx';
import type { OwnDesk, OwnState } from './ownDesk.ts';

/** The menu's value for no scenario. */
const nothing = '';

interface Props {
  readonly desk: OwnDesk;
  readonly state: OwnState;
  readonly levels: readonly Level[];
}

export function HeldAgainst({ desk, state: { against, fits }, levels }: Props) {
  const own = useOwnTexts();
  const offered = against === undefined && fits !== undefined ? fits : [];
  return (
    <p className="own-against">
      <label>
        Held against{' '}
        <select
          value={against?.scenario ?? nothing}
          onChange={({ target }) =>
            desk.holdAgainst(
              target.value === nothing ? undefined : target.value,
              own.find(({ id }) => id === target.value)?.text,
            )
          }
        >
          <option value={nothing}>nothing: every cell is a step</option>
          {own.length > 0 && (
            <optgroup label="Your own texts">
              {own.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label="Levels">
            {levels.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {offered.length > 0 && (
        <span>
          All its steps are steps of{' '}
          {offered.map(({ id, title }) => (
            <button key={id} type="button" className="outlined" onClick={() => desk.holdAgainst(id)}>
              {title}
            </button>
          ))}
        </span>
      )}
    </p>
  );
}
