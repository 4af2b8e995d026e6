/** The scenario's settings as segmented switches: the fix is one click away. */

import type { MemoryModel } from '../model/program.ts';
import type { ParamValue } from '../model/scenario.ts';
import { CodeWords } from './CodeWords.tsx';
import { useActions, useSession, useView } from './useSession.ts';

export function SettingSwitches() {
  const { scenario } = useView();
  const settings = useSession((state) => state.settings);
  const { choose } = useActions();
  return scenario.params.map((param) => {
    const chosen = settings.values[param.name] ?? param.values[0]?.value;
    return (
      <Segments
        key={param.name}
        legend={scenario.params.length === 1 ? 'setting' : param.name}
        name={`param-${param.name}`}
        options={param.values.map((value) => ({ value: value.value, title: titleOf(value) }))}
        chosen={chosen ?? ''}
        onChoose={(value) => choose({ ...settings, values: { ...settings.values, [param.name]: value } })}
      />
    );
  });
}

function titleOf({ value, title }: ParamValue): string {
  return title ?? value;
}

const memories = { sc: 'SC', tso: 'x86-TSO' } satisfies Record<MemoryModel, string>;

export function MemorySwitch() {
  const { scenario } = useView();
  const settings = useSession((state) => state.settings);
  const { choose } = useActions();
  if (scenario.memories.length < 2) {
    return (
      <p className="fixed-setting">
        <span className="legend">memory</span>
        <b>{memories[settings.memory]}</b>
      </p>
    );
  }
  return (
    <Segments
      legend="memory"
      name="memory"
      options={scenario.memories.map((memory) => ({ value: memory, title: memories[memory] }))}
      chosen={settings.memory}
      onChoose={(value) => choose({ ...settings, memory: value === 'tso' ? 'tso' : 'sc' })}
    />
  );
}

interface SegmentsProps {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

function Segments({ legend, name, options, chosen, onChoose }: SegmentsProps) {
  return (
    <fieldset className="segments">
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
