// First pass over a file: settings, enums, chart states, exit reasons and functions become names.

import { nearestName } from '../../base/nearestName.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { TextRange, ValueType } from '../../model/code.ts';
import { COMBINATIONS_MAX, INLINE_DEPTH_MAX, PARAMS_MAX } from '../../model/limits.ts';
import { MEMORY_MODELS } from '../../model/program.ts';
import { firstValue } from '../../model/scenario.ts';
import type { EnumItem, FileSyntax, FuncItem, ParamItem, VarItem } from '../syntax/fileSyntax.ts';
import type { Expr, Name } from '../syntax/syntax.ts';
import type { Build } from './build.ts';
import { combinationsOf, paramsOf } from './combinations.ts';
import { type Constant, constantMismatch, fold } from './constants.ts';
import { numberMismatch, refuse, truthMismatch } from './operands.ts';
import { orderedFormFor, preludeFunctions } from './ordering.ts';
import { settingConstant, settingWordsOf } from './settingNames.ts';
import type { Meaning, Scope } from './symbols.ts';

/** In the order of their values. */
export const EXIT_REASONS = ['DONE', 'IRQ', 'HLT', 'VMCALL', 'WBINVD', 'PAUSE', 'OTHER'] as const;
export const EXIT_TYPE: ValueType = { kind: 'enum', members: EXIT_REASONS };
const MEMORY_TYPE: ValueType = { kind: 'enum', members: MEMORY_MODELS };

/** Declares what needs no other declaration, of the prelude and of the scenario. */
export function declareNames(build: Build, prelude: FileSyntax, file: FileSyntax): void {
  const globals = build.globals;
  EXIT_REASONS.forEach((name, value) => {
    globals.bind(name, { kind: 'constant', value, type: EXIT_TYPE });
  });
  MEMORY_MODELS.forEach((name, value) => {
    globals.bind(name, { kind: 'constant', value, type: MEMORY_TYPE });
  });
  const memory = MEMORY_MODELS.indexOf(build.settings.memory);
  globals.bind('memory', { kind: 'constant', value: memory, type: MEMORY_TYPE });
  for (const item of preludeFunctions(prelude)) globals.bind(item.name.text, functionSymbol(item));
  declareParams(build, file);
  for (const item of file.items) {
    if (item.kind === 'enum') declareEnum(build, item);
    else if (item.kind === 'var' && item.storage === 'const') declareConsts(build, item);
    // A scenario may have its own version of a prelude function.
    else if (item.kind === 'func') declareFunction(build, item);
  }
  declareChartStates(build, file);
}

function functionSymbol(func: FuncItem): Meaning {
  return { kind: 'function', func };
}

function declareFunction(build: Build, item: FuncItem): void {
  const known = build.globals.find(item.name.text);
  if (known?.kind === 'function' && known.func.source === 'prelude')
    build.globals.bind(item.name.text, functionSymbol(item));
  else declare(build, build.globals, item.name, functionSymbol(item));
}

/** Declares a name, or says by what it is taken. */
export function declare(build: Build, scope: Scope, name: Name, symbol: Meaning): void {
  if (scope.declare(name.text, symbol, name)) return;
  reportTaken(build, scope, name, name.text);
  // A name of the machine's own is the text's from here on, so that its uses are not mistakes as well.
  if (scope.declaredAt(name.text) === undefined) scope.bind(name.text, symbol);
}

/** Says what has a name already, and where that stands. */
function reportTaken(build: Build, scope: Scope, at: TextRange, name: string): void {
  const holder = holderOf(build, scope, name);
  build.report.error(at, `The name ${name} is taken: it is ${holder}.`, 'Choose another name.');
  build.report.doubt(name);
}

function holderOf(build: Build, scope: Scope, name: string): string {
  const meaning = scope.find(name);
  const place = scope.declaredAt(name);
  const line = place === undefined ? '' : ` on line ${build.lineOf(place)}`;
  switch (meaning?.kind) {
    case 'function':
      return place === undefined
        ? 'known without a declaration, as set_bit and READ_ONCE are'
        : `the function${line}`;
    case 'constant':
      return place === undefined ? 'a word of the language' : `a constant, or the value of a setting,${line}`;
    case 'actor':
      return `the task, handler or guest${line}`;
    case 'lane':
      return `the lane${line}`;
    case 'absent ghost':
      return `the ghost${line}`;
    case 'ref':
    case 'pointer':
    case 'value':
      return `the variable${line}`;
    case undefined:
      return 'a word of the language';
    default:
      return unreachable(meaning);
  }
}

function declareParams(build: Build, file: FileSyntax): void {
  const all = paramsOf(file);
  const params = all.slice(0, PARAMS_MAX);
  const [oneTooMany] = all.slice(PARAMS_MAX);
  if (oneTooMany !== undefined)
    build.report.error(
      oneTooMany,
      `There are ${all.length} settings, and ${PARAMS_MAX} are the most.`,
      'Drop some, or make one of several.',
    );
  const words = settingWordsOf(params);
  for (const word of words) {
    const at = params.flatMap((param) => param.values).find((each) => each.value === word);
    const symbol: Meaning = { kind: 'constant', ...settingConstant(word, words) };
    if (!build.globals.declare(word, symbol, at) && at !== undefined)
      reportTaken(build, build.globals, at, word);
  }
  for (const param of params) declareParam(build, param, words);
  checkSettings(build, params);
  checkCombinations(build, params);
}

/** A setting that no param has, or a value that its param does not have, cannot come from the page: a caller's mistake is said all the same. */
function checkSettings(build: Build, params: readonly ParamItem[]): void {
  for (const [name, value] of Object.entries(build.settings.values)) {
    const param = params.find((item) => item.name.text === name);
    if (param === undefined) build.report.error({ from: 0, to: 0 }, `There is no setting ${name}.`);
    else if (!param.values.some((v) => v.value === value)) {
      build.report.error(param, `The setting ${name} has no value ${value}.`);
    }
  }
}

function checkCombinations(build: Build, params: readonly ParamItem[]): void {
  const product = params.reduce((count, param) => count * param.values.length, 1);
  const last = params.at(-1);
  if (product <= COMBINATIONS_MAX || last === undefined) return;
  // Most settings exclude others: count those that can be told apart, up to a bound of its own.
  const combinations = combinationsOf(params, ['sc'], 4 * COMBINATIONS_MAX).length;
  if (combinations <= COMBINATIONS_MAX) return;
  build.report.error(
    last,
    `${combinations} combinations of settings are more than anyone can look at; the bound is ${COMBINATIONS_MAX}.`,
    'Give settings that exclude each other an `if`, or make one setting of them.',
  );
}

function declareParam(build: Build, param: ParamItem, words: readonly string[]): void {
  const first = firstValue(param);
  const applies = param.onlyIf === undefined || foldTruth(build, param.onlyIf, build.globals) !== false;
  if (applies) build.inForce.push(param.name.text);
  const chosen = applies ? (build.settings.values[param.name.text] ?? first) : first;
  declare(build, build.globals, param.name, { kind: 'constant', ...settingConstant(chosen, words) });
}

function declareConsts(build: Build, item: VarItem): void {
  for (const decl of item.decls) {
    const value = decl.init?.kind === 'expr' ? fold(decl.init.expr, build.globals) : undefined;
    if (value === undefined) {
      build.report.error(
        decl,
        `The constant ${decl.name.text} needs a value that is known before the program runs.`,
        `Write const int ${decl.name.text} = 3;`,
      );
    }
    const symbol: Meaning = {
      kind: 'constant',
      ...(value ?? { value: 0, type: { kind: 'int' } }),
    };
    declare(build, build.globals, decl.name, symbol);
  }
}

function declareEnum(build: Build, item: EnumItem): void {
  const members = item.members.map((member) => member.text);
  item.members.forEach((member, value) => {
    declare(build, build.globals, member, { kind: 'constant', value, type: { kind: 'enum', members } });
  });
}

/** States of the charts that the scenario uses; a state name that two used charts share keeps its number only if both agree. */
function declareChartStates(build: Build, file: FileSyntax): void {
  for (const index of usedCharts(build, file)) {
    const chart = build.charts[index];
    chart?.states.forEach((state, value) => {
      const known = build.globals.find(state);
      if (known === undefined)
        build.globals.bind(state, { kind: 'constant', value, type: { kind: 'chart', chart: index } });
    });
  }
}

function usedCharts(build: Build, file: FileSyntax): readonly number[] {
  const used = new Set<number>();
  for (const item of file.items) {
    const decls =
      item.kind === 'var' ? item.decls : item.kind === 'struct' || item.kind === 'lane' ? item.fields : [];
    for (const decl of decls) {
      const { type } = decl;
      if (type.kind === 'chart') used.add(build.charts.findIndex((chart) => chart.name === type.chart.text));
    }
  }
  used.delete(-1);
  return [...used];
}

/** Folds what must be known at compile time; undefined after a diagnostic. */
export function foldOrReport(build: Build, expr: Expr, scope: Scope): Constant | undefined {
  const constant = fold(expr, scope);
  if (constant !== undefined) return constant;
  const mismatch = constantMismatch(expr, scope);
  if (mismatch !== undefined) refuse(build.report, mismatch.at, mismatch);
  else if (expr.kind === 'name' && scope.find(expr.text) === undefined)
    reportUnknown(build, expr, expr.text, scope);
  else
    build.report.error(
      expr,
      'This must be known before the program runs.',
      'Use numbers, settings, constants and family indices only.',
    );
  return undefined;
}

/** The same where a number is wanted. */
export function foldNumber(build: Build, expr: Expr, scope: Scope): number | undefined {
  const constant = foldOrReport(build, expr, scope);
  const mismatch = constant && numberMismatch(constant.type);
  refuse(build.report, expr, mismatch);
  return mismatch === undefined ? constant?.value : undefined;
}

/** The same, and after a diagnostic a number that the rest of the text can be read with. */
export function numberOr(instead: number, build: Build, expr: Expr, scope: Scope): number {
  return foldNumber(build, expr, scope) ?? instead;
}

/** The same where a condition is wanted. */
export function foldTruth(build: Build, expr: Expr, scope: Scope): boolean | undefined {
  const constant = foldOrReport(build, expr, scope);
  const mismatch = constant && truthMismatch(constant.type);
  refuse(build.report, expr, mismatch);
  return constant === undefined || mismatch !== undefined ? undefined : constant.value !== 0;
}

export function reportDepth(build: Build, at: { from: number; to: number }, name: string): void {
  build.report.error(
    at,
    `Calls are nested more than ${INLINE_DEPTH_MAX} deep here.`,
    `Make one function of ${name} and its caller.`,
  );
}

/** `otherwise`: what to do where nothing of a like name is known. */
export function reportUnknown(
  build: Build,
  at: { from: number; to: number },
  name: string,
  scope: Scope,
  otherwise = 'Declare it, or check the spelling.',
): void {
  const visible = scope.visible();
  const near = nearestName(name, visible);
  const functions = visible.flatMap((each) => {
    const found = scope.find(each);
    return found?.kind === 'function' ? [found.func] : [];
  });
  const known = elsewhere[name] ?? orderedFormFor(name, functions);
  build.report.error(
    at,
    `Nothing is called ${name} here.`,
    known ?? (near === undefined ? otherwise : `Did you mean ${near}?`),
  );
  build.report.doubt(name);
}

/** What is called so elsewhere, and how it is written here. */
const elsewhere: Readonly<Record<string, string>> = {
  lock: 'Write spin_lock(&l); or mutex_lock(&m);',
  unlock: 'Write spin_unlock(&l); or mutex_unlock(&m);',
  acquire: 'Write spin_lock(&l); or mutex_lock(&m);',
  release: 'Write spin_unlock(&l); or mutex_unlock(&m);',
};
