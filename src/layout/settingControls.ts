// How each setting is offered: switches side by side where there is room for their words, else a menu.

import type { Param } from '../model/scenario.ts';
import { textWidth } from './glyphs.ts';
import { valueTitle } from './settingTitles.ts';

export interface SettingControls {
  /** Several settings have a line of their own below the bar. */
  readonly ownLine: boolean;
  readonly controls: readonly { readonly param: Param; readonly form: 'switches' | 'menu' }[];
}

const SIZE = 13.5;
const padding = 22;
/** What the switches of one setting may take, alone in the bar or first on a line with others. */
const aloneMax = 620;
const firstMax = 430;

/** The settings that are in force: the first one, usually the fix, as switches where it fits. */
export function settingControls(params: readonly Param[], inForce: readonly string[]): SettingControls {
  const shown = params.filter((param) => inForce.includes(param.name));
  const ownLine = shown.length > 1 || shown.some((param) => switchesWidth(param) > aloneMax);
  const room = shown.length === 1 ? Number.POSITIVE_INFINITY : firstMax;
  return {
    ownLine,
    controls: shown.map((param, index) => ({
      param,
      form: index === 0 && switchesWidth(param) <= room ? 'switches' : 'menu',
    })),
  };
}

function switchesWidth({ values }: Param): number {
  return values.reduce((sum, value) => sum + textWidth(valueTitle(value), 'bold', SIZE) + padding, 0);
}
