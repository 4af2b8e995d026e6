// All combinations of a scenario's settings, in order of the text, and the first one that fits a condition.

import { COMBINATIONS_MAX } from '../../model/limits.ts';
import { MEMORY_MODELS, type MemoryModel, type Settings } from '../../model/program.ts';
import type { FileSyntax, ParamItem } from '../syntax/fileSyntax.ts';
import type { Expr } from '../syntax/syntax.ts';
import { fold } from './constants.ts';
import { Scope } from './symbols.ts';

/** Every combination that can be told apart: where a param's `if` is false, only its first value. */
export function combinations(file: FileSyntax, memories: readonly MemoryModel[]): readonly Settings[] {
  const params = file.items.filter((item): item is ParamItem => item.kind === 'param');
  return combinationsOf(params, memories, COMBINATIONS_MAX);
}

/** The same of these params alone, as many as are asked for. */
export function combinationsOf(
  params: readonly ParamItem[],
  memories: readonly MemoryModel[],
  max: number,
): readonly Settings[] {
  const found: Settings[] = [];
  for (const memory of memories) {
    let partial: Settings[] = [{ values: {}, memory }];
    for (const param of params) {
      partial = partial.flatMap((settings) => {
        const applies =
          param.onlyIf === undefined || fold(param.onlyIf, scopeOf(params, settings))?.value !== 0;
        const values = applies ? param.values : param.values.slice(0, 1);
        return values.map((value) => ({
          memory,
          values: { ...settings.values, [param.name.text]: value.value },
        }));
      });
      partial = partial.slice(0, max);
    }
    found.push(...partial);
  }
  return found.slice(0, max);
}

export function settingsFor(
  file: FileSyntax,
  when: Expr | undefined,
  memories: readonly MemoryModel[],
): Settings | undefined {
  const params = file.items.filter((item): item is ParamItem => item.kind === 'param');
  return combinations(file, memories).find(
    (settings) => when === undefined || (fold(when, scopeOf(params, settings))?.value ?? 0) !== 0,
  );
}

/** The settings as constants: each word is a number of its own, a numeral is itself. */
function scopeOf(params: readonly ParamItem[], settings: Settings): Scope {
  const scope = new Scope(undefined);
  const words = [
    ...new Set([...params.flatMap((param) => param.values.map((value) => value.value)), ...MEMORY_MODELS]),
  ];
  const numberOf = (word: string): number =>
    /^-?\d+$/.test(word) ? Number(word) : words.indexOf(word) + 1_000_000;
  for (const word of words)
    scope.bind(word, { kind: 'constant', value: numberOf(word), type: { kind: 'int' } });
  for (const param of params) {
    const value = settings.values[param.name.text] ?? param.values[0]?.value ?? '';
    scope.bind(param.name.text, { kind: 'constant', value: numberOf(value), type: { kind: 'int' } });
  }
  scope.bind('memory', { kind: 'constant', value: numberOf(settings.memory), type: { kind: 'int' } });
  return scope;
}
