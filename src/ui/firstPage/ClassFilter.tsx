/** Which kind of race the table of levels shows: all of them, or one. */

import type { Level } from '../../model/level.ts';
import { RACE_CLASSES, type RaceClass } from '../../model/raceClass.ts';

/** The menu's value for no kind. */
const allKinds = '';

interface Props {
  readonly levels: readonly Level[];
  /** All where it is undefined. */
  readonly kind: RaceClass | undefined;
  readonly onChoose: (kind: RaceClass | undefined) => void;
}

export function ClassFilter({ levels, kind, onChoose }: Props) {
  return (
    <label className="class-filter">
      Kind of race{' '}
      <select
        value={kind ?? allKinds}
        onChange={({ target }) => onChoose(RACE_CLASSES.find((each) => each === target.value))}
      >
        <option value={allKinds}>all {levels.length}</option>
        {RACE_CLASSES.map((each) => (
          <option key={each} value={each}>
            {each} ({levels.filter(({ race }) => race === each).length})
          </option>
        ))}
      </select>
    </label>
  );
}
