// All combinations of a scenario's settings, in order of the text, and the first one that fits a condition.

import { defined } from '../../base/defined.ts';
import { COMBINATIONS_MAX, PARAMS_MAX } from '../../model/limits.ts';
import { MEMORY_MODELS, type MemoryModel, type Settings } from '../../model/program.ts';
import { firstValue } from '../../model/scenario.ts';
import type { FileSyntax, ParamItem } from '../syntax/fileSyntax.ts';
import type { Expr } from '../syntax/syntax.ts';
import { fold, isTrue } from './constants.ts';
import { Scope } from './symbols.ts';

/** The settings that a text declares, in its order. */
export function paramsOf(file: FileSyntax): readonly ParamItem[] {
  return file.items.filter((item): item is ParamItem => item.kind === 'param');
}

/** Words are numbered from here on, so that no numeral of a text is mistaken for one. */
const FIRST_WORD = 1_000_000;

/** Every combination that can be told apart: where a param's `if` is false, only its first value. */
export function combinations(file: FileSyntax, memories: readonly MemoryModel[]): readonly Settings[] {
  return combinationsOf(paramsOf(file).slice(0, PARAMS_MAX), memories, COMBINATIONS_MAX);
}

/** The same of these params alone, as many as are asked for. */
export function combinationsOf(
  params: readonly ParamItem[],
  memories: readonly MemoryModel[],
  max: number,
): readonly Settings[] {
  const found: Settings[] = [];
  const chosen = new Chosen(params);
  const choose = (memory: MemoryModel, at: number, values: readonly string[], enough: number): void => {
    const param = params[at];
    if (param === undefined) {
      found.push({
        memory,
        values: Object.fromEntries(params.map(({ name }, i) => [name.text, defined(values[i])])),
      });
      return;
    }
    for (const { value } of chosen.applies(param) ? param.values : param.values.slice(0, 1)) {
      if (found.length >= enough) return;
      chosen.choose(param, value);
      choose(memory, at + 1, [...values, value], enough);
    }
    chosen.reset(param);
  };
  for (const memory of memories) {
    chosen.chooseMemory(memory);
    choose(memory, 0, [], found.length + max);
  }
  return found.slice(0, max);
}

/** The first combination that a condition allows; undefined where none does. */
export function settingsFor(
  file: FileSyntax,
  when: Expr | undefined,
  memories: readonly MemoryModel[],
): Settings | undefined {
  const params = paramsOf(file).slice(0, PARAMS_MAX);
  const all = combinations(file, memories);
  if (when === undefined) return all[0];
  const chosen = new Chosen(params);
  return all.find(({ memory, values }) => {
    chosen.chooseMemory(memory);
    for (const param of params) chosen.choose(param, defined(values[param.name.text]));
    return chosen.allows(when);
  });
}

/** Settings while they are chosen, as constants: each word is a number of its own, a numeral is itself. */
class Chosen {
  private readonly scope = new Scope(undefined);
  private readonly numbers = new Map<string, number>();

  constructor(params: readonly ParamItem[]) {
    const words = [...params.flatMap((param) => param.values.map(({ value }) => value)), ...MEMORY_MODELS];
    for (const word of words) {
      if (this.numbers.has(word)) continue;
      this.numbers.set(word, /^-?\d+$/.test(word) ? Number(word) : this.numbers.size + FIRST_WORD);
      this.bind(word, word);
    }
    for (const param of params) this.reset(param);
  }

  choose({ name }: ParamItem, value: string): void {
    this.bind(name.text, value);
  }

  /** Its first value, which it has until it is chosen. */
  reset(param: ParamItem): void {
    this.choose(param, firstValue(param));
  }

  chooseMemory(memory: MemoryModel): void {
    this.bind('memory', memory);
  }

  /** False where the param's `if` is. */
  applies({ onlyIf }: ParamItem): boolean {
    return onlyIf === undefined || fold(onlyIf, this.scope)?.value !== 0;
  }

  /** False also where the condition cannot be evaluated. */
  allows(when: Expr): boolean {
    return isTrue(fold(when, this.scope));
  }

  private bind(name: string, word: string): void {
    const value = this.numbers.get(word);
    if (value !== undefined) this.scope.bind(name, { kind: 'constant', value, type: { kind: 'int' } });
  }
}
