// How each setting is offered: switches side by side where there is room for their words, else a menu.

import { textWidth } from '../../drawing/glyphs.ts';
import type { Param, Scenario } from '../../model/scenario.ts';
import { memoryTitles, valueTitle } from '../../words/settingTitles.ts';

/** Whether the settings have a line of their own below the bar: always, on narrow pages only, or never. */
export type OwnLine = 'always' | 'narrow' | 'never';

export interface SettingControls {
  readonly ownLine: OwnLine;
  readonly controls: readonly { readonly param: Param; readonly form: 'switches' | 'menu' }[];
}

const SIZE = 13.5;
const padding = 22;
/** What the first of several settings may take as switches. */
const firstMax = 430;
/** What a scenario's title and its settings may take beside the rest of the bar, at 1440 and at 1280. */
const besideMax = 800;
const besideMaxNarrow = 640;
/** `setting` and `memory`, and the spaces around them. */
const legends = 105;

/** The settings that are in force: the first one, usually the fix, as switches where it fits. */
export function settingControls(
  { title, params, memories }: Pick<Scenario, 'title' | 'params' | 'memories'>,
  inForce: readonly string[],
): SettingControls {
  const shown = params.filter((param) => inForce.includes(param.name));
  const room = shown.length === 1 ? Number.POSITIVE_INFINITY : firstMax;
  const memory = rowWidth(memories.map((each) => memoryTitles[each]));
  const wanted =
    textWidth(title, 'sans', SIZE) + shown.reduce((sum, each) => sum + switchesWidth(each), legends + memory);
  return {
    ownLine:
      shown.length > 1 || wanted > besideMax ? 'always' : wanted > besideMaxNarrow ? 'narrow' : 'never',
    controls: shown.map((param, index) => ({
      param,
      form: index === 0 && switchesWidth(param) <= room ? 'switches' : 'menu',
    })),
  };
}

function switchesWidth({ values }: Param): number {
  return rowWidth(values.map(valueTitle));
}

function rowWidth(titles: readonly string[]): number {
  return titles.reduce((sum, title) => sum + textWidth(title, 'bold', SIZE) + padding, 0);
}
