// The parts of a property's condition whose truth it hangs on (see `model/claims.ts`), as this combination of settings has them.

import type { AskedPart } from '../../model/claims.ts';
import type { Expr as Code } from '../../model/code.ts';
import { SCALARS_MAX } from '../../model/limits.ts';
import { fold } from '../names/constants.ts';
import { numberOr } from '../names/declareNames.ts';
import { Scope } from '../names/symbols.ts';
import type { PropertyItem } from '../syntax/fileSyntax.ts';
import type { Expr } from '../syntax/syntax.ts';
import { lowerPredicate } from './predicates.ts';
import type { ConditionView } from './wholeState.ts';

/** A property whose conditions compile. `rest`: the condition of being at rest. */
export function claimPartsOf(
  view: ConditionView,
  item: PropertyItem,
  property: string,
  rest: Code,
): AskedPart[] {
  const { globals } = view.build;
  const parts: AskedPart[] = [];
  const whole = { from: item.from, to: item.to };
  if (item.property === 'final') parts.push({ kind: 'no rest', property, at: whole, matters: rest });
  if (item.from_ !== undefined) {
    const { from, to } = item.from_;
    const matters = lowerPredicate(view, item.from_, globals);
    parts.push({ kind: 'no start', property, at: { from, to }, matters });
    new Walk(view, property, parts).through(item.from_, 'true', globals);
  }
  // What breaks a `final` is that its condition is false.
  new Walk(view, property, parts).through(item.expr, item.property === 'final' ? 'false' : 'true', globals);
  return parts;
}

/** Which of the two a condition has to be. */
type Wanted = 'true' | 'false';

class Walk {
  private readonly view: ConditionView;
  private readonly property: string;
  private readonly parts: AskedPart[];

  constructor(view: ConditionView, property: string, parts: AskedPart[]) {
    this.view = view;
    this.property = property;
    this.parts = parts;
  }

  /** Finds the conditions that must all be as wanted: the operands of `&&`, or of an `||` that is to be false. */
  through(expr: Expr, wanted: Wanted, scope: Scope): void {
    if (expr.kind === 'unary' && expr.op === '!') this.through(expr.arg, opposite(wanted), scope);
    else if (expr.kind === 'binary' && (expr.op === '&&' || expr.op === '||'))
      this.operands(expr, expr.op, wanted, scope);
    else if (expr.kind === 'quantifier' && expr.quantifier !== 'first') this.quantified(expr, wanted, scope);
  }

  private operands(expr: Expr, op: '&&' | '||', wanted: Wanted, scope: Scope): void {
    // What the settings decide is not lowered, and its other operands are not asked.
    const decided = fold(expr, scope) !== undefined;
    for (const operand of flat(expr, op)) {
      if (isAllWanted(op, wanted) && (!decided || fold(operand, scope) !== undefined))
        this.part(operand, wanted, scope);
      if (!decided) this.through(operand, wanted, scope);
    }
  }

  private quantified(expr: Expr & { kind: 'quantifier' }, wanted: Wanted, scope: Scope): void {
    const count = numberOr(0, this.view.build, expr.count, scope);
    for (let i = 0; i < Math.min(count, SCALARS_MAX); i++) {
      const inner = new Scope(scope).bind(expr.index.text, {
        kind: 'constant',
        value: i,
        type: { kind: 'int' },
      });
      if (count > 1 && isAllWanted(expr.quantifier === 'all' ? '&&' : '||', wanted))
        this.part(expr.body, wanted, inner);
      this.through(expr.body, wanted, inner);
    }
  }

  private part(expr: Expr, wanted: Wanted, scope: Scope): void {
    const code = lowerPredicate(this.view, expr, scope);
    const at = { from: expr.from, to: expr.to };
    const { property } = this;
    this.parts.push(
      wanted === 'true'
        ? { kind: 'never true', property, at, matters: code }
        : { kind: 'always true', property, at, matters: { op: 'not', arg: code } },
    );
  }
}

function isAllWanted(op: '&&' | '||', wanted: Wanted): boolean {
  return (op === '&&') === (wanted === 'true');
}

function opposite(wanted: Wanted): Wanted {
  return wanted === 'true' ? 'false' : 'true';
}

/** `a && b && c` has three operands. */
function flat(expr: Expr, op: '&&' | '||'): readonly Expr[] {
  return expr.kind === 'binary' && expr.op === op
    ? [...flat(expr.left, op), ...flat(expr.right, op)]
    : [expr];
}
