/** The settings that a table is judged under, and those under which it would happen. */

import type { TableV1 } from '../../formats/judgement/judgement.ts';
import type { SettingWords } from '../../formats/settings.ts';
import type { Choice } from '../../pasting/request.ts';
import type { OwnDesk } from './ownDesk.ts';

interface Props {
  readonly desk: OwnDesk;
  readonly choices: readonly Choice[];
}

export function SettingsOfTable({ desk, choices }: Props) {
  if (choices.length === 0) return null;
  return (
    <p className="own-settings">
      {choices.map(({ name, values, chosen }) => (
        <label key={name}>
          {name}{' '}
          <select value={chosen} onChange={({ target }) => desk.choose([[name, target.value]])}>
            {values.map((value) => (
              <option key={value}>{value}</option>
            ))}
          </select>
        </label>
      ))}
    </p>
  );
}

/** Settings that bring about what those that are chosen do not, at most so many. */
const ELSEWHERE_MAX = 3;

export function Elsewhere({
  desk,
  choices,
  table: { elsewhere },
}: Props & { readonly table: Pick<TableV1, 'elsewhere'> }) {
  if (elsewhere === null || elsewhere.happens.length === 0) return null;
  return (
    <p className="own-elsewhere">
      It happens with{' '}
      {elsewhere.happens.slice(0, ELSEWHERE_MAX).map(({ settings, memory }) => {
        const changed = changedWords({ ...settings, memory }, choices);
        const words = changed.map(([name, value]) => `${name} = ${value}`).join(', ');
        return (
          <button key={words} type="button" className="outlined" onClick={() => desk.choose(changed)}>
            {words}
          </button>
        );
      })}
    </p>
  );
}

function changedWords(settings: Readonly<Record<string, string>>, choices: readonly Choice[]): SettingWords {
  return choices.flatMap(({ name, chosen }): SettingWords => {
    const value = settings[name];
    return value === undefined || value === chosen ? [] : [[name, value]];
  });
}
