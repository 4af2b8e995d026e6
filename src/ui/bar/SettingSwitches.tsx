/** One setting: its values side by side, or in a menu where there is no room for that. */

import { defined } from '../../base/defined.ts';
import { CodeWords } from '../parts/CodeWords.tsx';

export interface Setting {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly chosen: string;
  readonly keys: string | undefined;
  readonly choose: (value: string) => void;
}

interface Props {
  readonly setting: Setting;
  readonly form: 'switches' | 'menu';
}

export function SettingControl({ setting, form }: Props) {
  return form === 'switches' ? <Segments {...setting} /> : <Menu {...setting} />;
}

function Menu({ legend, name, options, chosen, keys, choose }: Setting) {
  const { title: words } = defined(options.find(({ value }) => value === chosen));
  return (
    <label className="setting-menu">
      <span className="legend">{legend}</span>
      <select
        name={name}
        value={chosen}
        title={words}
        aria-keyshortcuts={keys}
        onChange={(event) => choose(event.target.value)}
      >
        {options.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Segments({ legend, name, options, chosen, keys, choose }: Setting) {
  return (
    <fieldset className="segments" aria-keyshortcuts={keys}>
      <legend className="legend">{legend}</legend>
      <span className="segment-row">
        {options.map(({ value, title }) => (
          <label key={value} className="segment">
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => choose(value)}
            />
            <span>
              <CodeWords text={title} />
            </span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
