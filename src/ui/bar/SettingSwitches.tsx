/** The scenario's settings as segmented switches: the fix is one click away. */

import { shortcutsOf } from '../../words/keys.ts';
import { memoryTitles, valueTitle } from '../../words/settingTitles.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { useActions, useSession, useView } from '../parts/useSession.ts';
import { settingControls } from './settingControls.ts';

export function SettingSwitches() {
  const { scenario, program } = useView();
  const settings = useSession((state) => state.settings);
  const { choose } = useActions();
  const { controls } = settingControls(scenario, program.inForce);
  return controls.map(({ param, form }, index) => {
    const Control = form === 'switches' ? Segments : Menu;
    return (
      <Control
        key={param.name}
        legend={controls.length === 1 ? 'setting' : param.name}
        name={`param-${param.name}`}
        options={param.values.map((value) => ({ value: value.value, title: valueTitle(value) }))}
        chosen={settings.values[param.name] ?? param.values[0]?.value ?? ''}
        keys={index === 0 ? shortcutsOf('next value') : undefined}
        onChoose={(value) => choose({ ...settings, values: { ...settings.values, [param.name]: value } })}
      />
    );
  });
}

export function MemorySwitch() {
  const { scenario } = useView();
  const settings = useSession((state) => state.settings);
  const { choose } = useActions();
  if (scenario.memories.length < 2) {
    return (
      <p className="fixed-setting">
        <span className="legend">memory</span>
        <b>{memoryTitles[settings.memory]}</b>
      </p>
    );
  }
  return (
    <Segments
      legend="memory"
      name="memory"
      options={scenario.memories.map((memory) => ({ value: memory, title: memoryTitles[memory] }))}
      chosen={settings.memory}
      keys={shortcutsOf('next memory')}
      onChoose={(memory) => choose({ ...settings, memory })}
    />
  );
}

interface ControlProps<Value extends string = string> {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly chosen: Value;
  readonly keys: string | undefined;
  readonly onChoose: (value: Value) => void;
}

/** So few letters need not be shortened where room is short. */
const shortMax = 16;

/** Where there is no room for all values side by side. */
function Menu({ legend, name, options, chosen, keys, onChoose }: ControlProps) {
  const words = options.find(({ value }) => value === chosen)?.title ?? '';
  return (
    <label className="setting-menu" data-short={words.length <= shortMax}>
      <span className="legend">{legend}</span>
      <select
        name={name}
        value={chosen}
        title={words}
        aria-keyshortcuts={keys}
        onChange={(event) => onChoose(event.target.value)}
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

function Segments<Value extends string>({
  legend,
  name,
  options,
  chosen,
  keys,
  onChoose,
}: ControlProps<Value>) {
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
              onChange={() => onChoose(value)}
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
