/** What stands on the right: another setting, another memory model, another run. */

import type { Comparison, View } from '../../store/derived/view.ts';
import { compareChoices } from '../../words/compareChoices.ts';
import { useActions } from '../parts/useSession.ts';

interface Props {
  readonly view: View;
  readonly comparison: Comparison;
}

export function CompareWith({ view, comparison }: Props) {
  const { compareWith } = useActions();
  const { choices, at } = compareChoices(view.scenario, view.program, comparison.against);
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <label className="compare-with">
      <span className="legend">on the right</span>
      <select
        value={at}
        aria-label="Compare with"
        onChange={(event) => {
          const chosen = choices[Number(event.target.value)];
          if (chosen !== undefined) compareWith(chosen.against);
        }}
      >
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {choices.map(
              (choice, index) =>
                choice.group === group && (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two runs may have one title
                  <option key={index} value={index}>
                    {choice.title}
                  </option>
                ),
            )}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
