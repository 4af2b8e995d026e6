// What a thread does next: the instruction at the head of its agenda. And what follows from that alone: where control
// may come from there, which operation a label belongs to, which operations may come first.

import { defined } from '../base/defined.ts';
import { mapDefined } from '../base/mapDefined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Node, Str } from '../lang/syntax/syntax.ts';
import { landmark, place } from './agenda.ts';
import {
  type Agenda,
  type Cell,
  cellsOf,
  type Effect,
  type Instruction,
  isVisible,
  liesUnder,
} from './cell.ts';
import { expandLine } from './expandAsm.ts';
import { expandCondition, expandLvalue, expandValue } from './expandExpression.ts';
import { expandForTest, expandStatement, jump, statement } from './expandStatement.ts';
import type { World } from './world.ts';

export function instructionAt(world: World, cell: Cell): Instruction {
  cell.instruction ??= expand(world, cell);
  return cell.instruction;
}

function expand(world: World, cell: Cell): Instruction {
  const { item, ctx, tail } = cell;
  switch (item.kind) {
    case 'statement':
      return expandStatement(world, cell, item.node);
    case 'rest of block': {
      const first = item.node.body[item.index];
      if (first === undefined) return jump(tail);
      const rest = landmark(world, ctx, { ...item, index: item.index + 1 }, tail);
      return jump(place(world, ctx, statement(first), rest));
    }
    case 'again':
      return jump(place(world, ctx, statement(item.node), tail));
    case 'for test':
      return expandForTest(world, cell, item.node);
    case 'for update': {
      const test = landmark(world, ctx, { kind: 'for test', node: item.node }, tail);
      return jump(
        item.node.update === undefined ? test : place(world, ctx, statement(item.node.update), test),
      );
    }
    case 'do test': {
      const again = place(world, ctx, statement(item.node), tail);
      return jump(place(world, ctx, { kind: 'condition', expr: item.node.cond, yes: again, no: tail }, tail));
    }
    case 'resume':
      return expandResume(world, cell, item.node);
    case 'asm line':
      return expandLine(world, cell, item.node, item.index);
    case 'end of asm line':
    case 'end of place':
    case 'end of label':
    case 'end of alternative':
      return jump(tail);
    case 'end of section':
      return { effect: { kind: 'leave sections', count: 1 }, next: [tail] };
    case 'end of call':
      return { effect: { kind: 'push', value: 0 }, next: [tail] };
    case 'end of guest':
      return { effect: { kind: 'end of guest', node: item.node }, next: [cell] };
    case 'in guest':
      return { effect: { kind: 'in guest', node: item.node }, next: [tail] };
    case 'value':
      return expandValue(world, cell, item.expr, item.want);
    case 'lvalue':
      return expandLvalue(world, cell, item.expr);
    case 'condition':
      return expandCondition(world, cell, item.expr, item.yes, item.no);
    case 'test':
      return { effect: { kind: 'test' }, next: [item.yes, item.no] };
    case 'effect':
      return { effect: item.effect, next: [tail] };
    default:
      return unreachable(item);
  }
}

/** Only where something on registers comes first does a guest that goes on stand there. */
function expandResume(world: World, cell: Cell, node: Node): Instruction {
  let next = cell.tail;
  for (const seen = new Set<Cell>(); next !== undefined && !seen.has(next) && isIdle(world, next); ) {
    seen.add(next);
    next = instructionAt(world, next).next[0];
  }
  const idle = next === undefined || isVisible(instructionAt(world, next).effect);
  return idle ? jump(cell.tail) : { effect: { kind: 'resume', node }, next: [cell.tail] };
}

function isIdle(world: World, cell: Cell): boolean {
  const { effect } = instructionAt(world, cell);
  if (effect.kind === 'enter label') return findLabelled(world, effect.frame) !== undefined;
  // The name of the variable that comes next is no register.
  if (effect.kind === 'push') return typeof effect.value === 'string';
  return effect.kind === 'nothing' || effect.kind === 'end of instruction';
}

/** Whether nothing happens between here and the next operation: no local is read or written, no label passed, nothing tested. */
export function beginsWithOperation(world: World, start: Agenda): boolean {
  let at = start;
  while (at !== undefined) {
    const { effect, next } = instructionAt(world, at);
    if (isVisible(effect)) return true;
    if (!doesNothing(world, effect)) return false;
    at = next[0];
  }
  return true;
}

function doesNothing(world: World, effect: Effect): boolean {
  switch (effect.kind) {
    case 'nothing':
    case 'drop':
    case 'push':
    case 'copy':
    case 'field':
    case 'element':
    case 'pick':
    case 'follow':
    case 'read const':
    case 'leave sections':
    case 'leave lock':
      return true;
    case 'bind':
      return effect.formals.every(({ type }) => type === undefined);
    case 'enter label':
      return findLabelled(world, effect.frame) !== undefined;
    default:
      return false;
  }
}

/**
 * The operation with which the label of an end-of-label marker passes; undefined: it passes when control enters.
 * It is the first in the order of the text that control can come to: a condition with all its operands comes before
 * its branches, yes before no, and both before what follows; behind a jump the text goes on.
 */
export function findLabelled(world: World, frame: Cell): Cell | undefined {
  const known = world.labelled.get(frame);
  if (known !== undefined) return known.operation;
  const seen = new Set<Cell>();
  const search = (at: Agenda, later: readonly Agenda[], doubtful: boolean): Cell | undefined => {
    if (at === undefined || at === frame || later.includes(at)) return undefined;
    if (seen.has(at) || !liesUnder(at, frame)) return undefined;
    seen.add(at);
    const { effect, next } = instructionAt(world, at);
    if (isVisible(effect) && !(doubtful && isDead(world, at))) return at;
    // What only follows in the text may be where control comes by another way, or nothing.
    if (effect.kind === 'leave sections' && next[0] !== at.tail) return search(at.tail, later, true);
    if (at.item.kind !== 'condition') return searchAll(next, later, doubtful);
    const { yes, no } = at.item;
    const ways = next.length === 1 && [yes, no].includes(next[0]) ? next : [yes, no];
    const operands = ways === next ? undefined : searchAll(next, [...later, yes, no], doubtful);
    const branches = operands ?? searchAll(ways, [...later, at.tail], doubtful);
    return branches ?? search(at.tail, later, true);
  };
  const searchAll = (
    ways: readonly Agenda[],
    later: readonly Agenda[],
    doubtful: boolean,
  ): Cell | undefined => {
    for (const way of ways) {
      const found = search(way, later, doubtful);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const operation = search(bodyOf(world, frame), [], false);
  world.labelled.set(frame, { operation });
  return operation;
}

/** Whether no control of its process ever comes here. */
function isDead(world: World, cell: Cell): boolean {
  const { process } = cell.ctx;
  const known = world.reached.get(process);
  if (known !== undefined) return !known.has(cell);
  const threads = process === undefined ? [] : defined(world.processes[process]).threads;
  const reached = new Set(mapDefined(threads, ({ start }) => start));
  // The set grows while it is walked: that is the queue.
  for (const each of reached) {
    for (const next of instructionAt(world, each).next) if (next !== undefined) reached.add(next);
  }
  world.reached.set(process, reached);
  return !reached.has(cell);
}

function bodyOf(world: World, frame: Cell): Agenda {
  const stmt = frame.item.kind === 'end of label' ? frame.item.body : undefined;
  return stmt === undefined ? world.labelBodies.get(frame) : place(world, frame.ctx, statement(stmt), frame);
}

/** The labels that pass with this visible operation, outermost first. */
export function labelsAt(world: World, cell: Cell): readonly { readonly label: Str; readonly frame: Cell }[] {
  return cellsOf(cell)
    .toReversed()
    .flatMap((frame) => {
      const { item } = frame;
      if (item.kind !== 'end of label' || findLabelled(world, frame) !== cell) return [];
      return [{ label: item.node, frame }];
    });
}

/** The operations at which the code from here may first arrive by local code, those inside a section included. */
export function firstOperations(world: World, start: Agenda, under: Cell | undefined): readonly Cell[] {
  const seen = new Set<Cell>();
  const found: Cell[] = [];
  const search = (at: Agenda): void => {
    if (at === undefined || seen.has(at) || (under !== undefined && !liesUnder(at, under))) return;
    seen.add(at);
    const { effect, next } = instructionAt(world, at);
    if (isVisible(effect)) found.push(at);
    else if (effect.kind !== 'leave lock' && (effect.kind !== 'leave sections' || effect.count === 0))
      next.forEach(search);
  };
  search(start);
  return found;
}
