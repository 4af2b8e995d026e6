// What settings and the words of their values stand for: constants, known before the program runs.

import type { ValueType } from '../../model/code.ts';
import type { ParamItem } from '../syntax/fileSyntax.ts';
import type { Constant } from './constants.ts';
import { Scope } from './symbols.ts';

/** The words of all settings. They have numbers of their own across all of them, so that equal numbers mean equal words. */
export function settingWordsOf(params: readonly ParamItem[]): readonly string[] {
  const values = params.flatMap((param) => param.values.map(({ value }) => value));
  return [...new Set(values.filter((value) => !isNumeral(value)))];
}

/** What a value of a setting stands for: itself where it is a number, else the number of its word. */
export function settingConstant(value: string, words: readonly string[]): Constant {
  if (isNumeral(value)) return { value: Number(value), type: { kind: 'int' } };
  const type: ValueType = { kind: 'enum', members: words };
  return { value: words.indexOf(value), type };
}

/** A scope in which nothing has a name but the words of settings, and settings themselves with what is chosen. */
export function settingsScope(params: readonly ParamItem[], chosen: Readonly<Record<string, string>>): Scope {
  const words = settingWordsOf(params);
  const scope = new Scope(undefined);
  for (const word of words) scope.bind(word, { kind: 'constant', ...settingConstant(word, words) });
  for (const [name, value] of Object.entries(chosen))
    scope.bind(name, { kind: 'constant', ...settingConstant(value, words) });
  return scope;
}

function isNumeral(text: string): boolean {
  return /^-?\d+$/.test(text);
}
