// Expressions in Promela.

import { defined } from '../../base/defined.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { Expr, Operator, Place } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import { laneAt } from '../../model/lookup.ts';
import type { ViewEntry } from '../../model/program.ts';
import { type BufferedLoad, viewFor } from '../../model/slotsOf.ts';
import { isTruth } from '../../model/truth.ts';
import type { PromelaNames } from './names.ts';
import { conjunctionOf, type Risk, totalOf } from './risks.ts';

/** Macros that the printed text uses, to be defined above it. */
interface Wanted {
  /** Actors whose `enabled` macro is used, or that for what they can do as things are. */
  readonly enabled: Set<number>;
  readonly movable: Set<number>;
  /** Lanes whose `reads` macro is used. */
  readonly reads: Set<number>;
  /** Charts whose `moves` macro is used. */
  readonly moves: Set<number>;
}

/** Names of the macros: by actor, by lane, by chart. */
interface Macros {
  readonly enabled: readonly string[];
  readonly movable: readonly string[];
  readonly reads: readonly string[];
  readonly moves: readonly string[];
}

/** Whether a lane sees something old of one place, and not a store of its own. */
export function hasFixedAddress({ address }: ViewEntry): boolean {
  return address.op === 'const';
}

export class PromelaPrinter {
  readonly names: PromelaNames;
  readonly macros: Macros;
  readonly wanted: Wanted = { enabled: new Set(), movable: new Set(), reads: new Set(), moves: new Set() };

  constructor(names: PromelaNames) {
    this.names = names;
    const { actors, lanes, charts } = names.program;
    this.macros = {
      enabled: actors.map((actor) => names.fresh(`${actor.name}_enabled`)),
      movable: actors.map((actor) => names.fresh(`${actor.name}_can_move`)),
      reads: lanes.map((lane) => names.fresh(`${lane.name}_reads`)),
      moves: charts.map((chart) => names.fresh(`${chart.name}_moves`)),
    };
  }

  /** A condition that is false where it cannot be evaluated. */
  condition(expr: Expr): string {
    return this.value(totalOf(expr));
  }

  /** Several conditions at once; `1` where there is none. */
  conjunction(conditions: readonly string[]): string {
    return joined(conditions, '&&');
  }

  /** Holds where the risk comes true. */
  risk({ when, bad }: Risk): string {
    return this.value(conjunctionOf([...when, bad]));
  }

  /** An expression that cannot fail, or whose risks were tested before. */
  value(expr: Expr): string {
    const { names } = this;
    switch (expr.op) {
      case 'const':
        return literal(expr.value);
      case 'slot':
        return names.isConstant(expr.slot) ? literal(names.of(expr.slot).min) : names.slot(expr.slot);
      case 'load':
        return this.place(expr.place);
      case 'buffered load':
        return this.seen(expr);
      case 'address':
        return this.address(expr.place);
      case 'not':
        return negated(this.operand(expr.arg));
      case 'negate':
        return `-${this.operand(expr.arg)}`;
      case 'complement':
        return `~${this.operand(expr.arg)}`;
      case 'binary':
        return this.binary(expr.operator, expr.left, expr.right);
      case 'and':
        return this.chain(expr.args, '&&');
      case 'or':
        return this.chain(expr.args, '||');
      case 'if':
        return `(${this.operand(expr.cond)} -> ${this.operand(expr.yes)} : ${this.operand(expr.no)})`;
      case 'one of':
        return this.oneOf(expr.slot, expr.values);
      case 'enabled':
        this.wanted.enabled.add(expr.actor);
        return this.macros.enabled[expr.actor] ?? '0';
      case 'can move':
        this.wanted.movable.add(expr.actor);
        return this.macros.movable[expr.actor] ?? '0';
      case 'failed':
        return names.isConstant(names.program.fault) ? '0' : `${names.slot(names.program.fault)} != 0`;
      default:
        return unreachable(expr);
    }
  }

  /** The macro that says whether a chart has an edge from one state to another. */
  chartMoves(chart: number): string {
    this.wanted.moves.add(chart);
    return this.macros.moves[chart] ?? '0';
  }

  /** A place as it is read and written: `x`, `ev_set[i]`. */
  place(place: Place): string {
    const { names } = this;
    if (place.terms.length === 0)
      return names.isConstant(place.base) ? literal(names.of(place.base).min) : names.slot(place.base);
    const { array, first, strides } = names.elements(place);
    return `${array}[${this.sum(first, place, strides)}]`;
  }

  /** The number of the slot that a place names. */
  private address(place: Place): string {
    return this.sum(
      place.base,
      place,
      place.terms.map((term) => term.stride),
    );
  }

  /** The same value inside a larger expression. */
  operand(expr: Expr): string {
    const text = this.value(expr);
    return isAtom(text) ? text : `(${text})`;
  }

  private sum(first: number, { terms }: Place, strides: readonly number[]): string {
    const parts = terms.flatMap(({ index }, i) => {
      const stride = defined(strides[i]);
      if (stride === 0) return [];
      const text = this.operand(index);
      return [stride === 1 ? text : `${text} * ${stride}`];
    });
    return [...(first === 0 && parts.length > 0 ? [] : [String(first)]), ...parts].join(' + ');
  }

  /** What waits in the lane's buffer comes before what the lane keeps of the place, and that before memory. */
  private seen(load: BufferedLoad): string {
    const { lane, place } = load;
    this.wanted.reads.add(lane);
    const address = this.address(place);
    const kept = viewFor(load, laneAt(this.names.program, lane).view).filter(hasFixedAddress);
    const memory = kept.reduceRight((rest, entry) => {
      const here = place.terms.length === 0 ? '' : ` && (${address}) == ${this.value(entry.address)}`;
      return `(${this.operand(entry.when)}${here} -> ${this.operand(entry.value)} : ${rest})`;
    }, this.place(place));
    return `${this.macros.reads[lane]}(${address}, ${memory})`;
  }

  private chain(args: readonly Expr[], operator: '&&' | '||'): string {
    const [only] = args;
    if (only === undefined) return operator === '&&' ? '1' : '0';
    if (args.length === 1) return isTruth(only) ? this.value(only) : `${this.operand(only)} != 0`;
    return joined(
      args.map((arg) => this.value(arg)),
      operator,
    );
  }

  private oneOf(slot: SlotIndex, values: readonly number[]): string {
    if (this.names.isConstant(slot)) return values.includes(this.names.of(slot).min) ? '1' : '0';
    const name = this.names.slot(slot);
    if (values.length === 0) return '0';
    return values.map((value) => `${name} == ${literal(value)}`).join(' || ');
  }

  /** Wraps at 32 bits because C is told to (`-fwrapv`); shifts look at five bits, as the engine's do. */
  private binary(operator: Operator, left: Expr, right: Expr): string {
    const [a, b] = [this.operand(left), this.operand(right)];
    switch (operator) {
      case '<<':
      case '>>':
        return `${a} ${operator} ${right.op === 'const' ? String(right.value & 31) : `(${b} & 31)`}`;
      case '/':
      case '%': {
        // The machine's own division traps at −2147483648 / −1.
        const plain = `${a} ${operator} ${b}`;
        if (right.op === 'const' && right.value !== -1) return plain;
        return `(${b} == -1 -> ${operator === '/' ? `0 - ${a}` : '0'} : ${plain})`;
      }
      case '+':
      case '-':
      case '*':
      case '&':
      case '|':
      case '^':
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return `${a} ${operator} ${b}`;
      default:
        return unreachable(operator);
    }
  }
}

/** A number as Promela spells it. */
export function literal(value: number): string {
  return value === -(2 ** 31) ? '(-2147483647 - 1)' : String(value);
}

function negated(text: string): string {
  if (text === '0') return '1';
  return text === '1' ? '0' : `!${text}`;
}

/** Conditions of which all, or any, must hold; what is always or never so is left out. */
function joined(conditions: readonly string[], operator: '&&' | '||'): string {
  const [neutral, decisive] = operator === '&&' ? ['1', '0'] : ['0', '1'];
  if (conditions.includes(decisive)) return decisive;
  const needed = conditions.filter((text) => text !== neutral);
  if (needed.length < 2) return needed[0] ?? neutral;
  return needed.map((text) => grouped(text, operator)).join(` ${operator} `);
}

/** In parentheses unless it is plain beside others that the operator joins. */
function grouped(text: string, operator: '&&' | '||'): string {
  let outside = text;
  for (let before = ''; before !== outside; ) {
    before = outside;
    outside = outside.replace(/\([^()]*\)/g, '');
  }
  const other = operator === '&&' ? '||' : '&&';
  return outside.includes(other) ? `(${text})` : text;
}

/** A name, a number, an element, a call of a macro, or something in one pair of parentheses. */
function isAtom(text: string): boolean {
  if (/^(?:\w+|\w+\[[\w +*]*\])$/.test(text)) return true;
  const open = text.indexOf('(');
  if (open < 0 || !text.endsWith(')') || !/^\w*$/.test(text.slice(0, open))) return false;
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')') depth -= 1;
    if (depth === 0 && i < text.length - 1) return false;
  }
  return true;
}
