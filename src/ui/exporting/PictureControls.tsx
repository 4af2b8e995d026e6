/** How a picture is to look. */

import type { PictureOptions } from '../../picture/picture.ts';

interface Props {
  readonly options: PictureOptions;
  readonly turns: number;
  readonly change: (options: PictureOptions) => void;
}

export function PictureControls({ options, turns, change }: Props) {
  const { time, theme, first, last } = options;
  return (
    <div className="export-controls">
      <Choice
        name="Time runs"
        options={[
          { value: 'downwards', words: 'downwards' },
          { value: 'rightwards', words: 'to the right' },
        ]}
        value={time}
        change={(chosen) => change({ ...options, time: chosen })}
      />
      <Choice
        name="Colours"
        options={[
          { value: 'light', words: 'light' },
          { value: 'dark', words: 'dark' },
        ]}
        value={theme}
        change={(chosen) => change({ ...options, theme: chosen })}
      />
      {turns > 1 && (
        <>
          <Step
            name="From step"
            value={first}
            from={1}
            to={last}
            change={(step) => change({ ...options, first: step })}
          />
          <Step
            name="to step"
            value={last}
            from={first}
            to={turns}
            change={(step) => change({ ...options, last: step })}
          />
          <span className="export-small">of {turns}</span>
        </>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly options: readonly { readonly value: T; readonly words: string }[];
  readonly value: T;
  readonly change: (value: T) => void;
}

function Choice<T extends string>({ name, options, value, change }: ChoiceProps<T>) {
  return (
    <label>
      {name}{' '}
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((each) => each.value === target.value);
          if (chosen !== undefined) change(chosen.value);
        }}
      >
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface StepProps {
  readonly name: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly change: (step: number) => void;
}

/** What is no step between the two is not taken. */
function Step({ name, value, from, to, change }: StepProps) {
  return (
    <label>
      {name}{' '}
      <input
        type="number"
        value={value}
        min={from}
        max={to}
        onChange={({ target }) => {
          const step = target.valueAsNumber;
          if (Number.isInteger(step) && step >= from && step <= to) change(step);
        }}
      />
    </label>
  );
}
