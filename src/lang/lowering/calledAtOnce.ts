// Functions that may be called in a condition, which is evaluated at once: those whose body is one `return`, such as READ_ONCE.

import type { Build } from '../names/build.ts';
import type { Scope } from '../names/symbols.ts';
import type { Formal, FuncItem } from '../syntax/fileSyntax.ts';
import type { Expr, TypeSyntax } from '../syntax/syntax.ts';

/** The function that a condition calls, and what it returns; undefined after a diagnostic. */
export function calledAtOnce(
  build: Build,
  expr: Expr & { kind: 'call' },
  scope: Scope,
): { readonly func: FuncItem; readonly returned: Expr } | undefined {
  const symbol = scope.find(expr.callee.text);
  const func = symbol?.kind === 'function' && !symbol.func.atomic ? symbol.func : undefined;
  const [only, another] = func === undefined ? [] : func.body.body;
  if (
    func === undefined ||
    another !== undefined ||
    only?.kind !== 'return' ||
    only.value === undefined ||
    func.formals.length !== expr.args.length
  ) {
    build.report.error(
      expr,
      `A condition is evaluated at once; ${expr.callee.text} cannot be called in it.`,
      'Call it before, and keep its result in a local.',
    );
    return undefined;
  }
  checkWidths(build, expr, func);
  return { func, returned: only.value };
}

/** `task *p` takes a task, which is a value. */
export function isTask({ type, passing }: Formal): boolean {
  return passing === 'pointer' && type.kind === 'named' && ['task', 'vcpu'].includes(type.name.text);
}

/** A call in a condition is nothing but its expression: no value is fitted into a narrower type on the way. */
function checkWidths(build: Build, expr: Expr & { kind: 'call' }, func: FuncItem): void {
  const passed = func.formals.filter(({ passing }) => passing === 'value').map(({ type }) => type);
  const narrow = [...passed, ...(func.returns === undefined ? [] : [func.returns])].find(isNarrow);
  if (narrow === undefined) return;
  build.report.error(
    expr,
    `${expr.callee.text} fits a value into ${build.textOf(narrow)}, which a condition cannot do.`,
    'Give what it takes and returns the type int or bool.',
  );
}

function isNarrow(type: TypeSyntax): boolean {
  return type.kind === 'wrapping' || type.kind === 'bits' || (type.kind === 'int' && type.min !== undefined);
}
