// The machine's own operations: locks, interrupts, fences, signals, VM entry and exit.

import type { SlotIndex } from '../../model/indices.ts';
import { slotsOf } from '../../model/slotsOf.ts';
import type { Lowering, Value } from '../flow/lowering.ts';
import { shadowSlot } from '../flow/shadow.ts';
import { guestsOf } from '../names/actorDrafts.ts';
import { EXIT_REASONS, EXIT_TYPE, foldOrReport, reportUnknown } from '../names/declareNames.ts';
import { lockKeyOf } from '../names/refs.ts';
import { isLock, isMutex } from '../names/shapes.ts';
import type { Ref, Scope } from '../names/symbols.ts';
import { compatible } from '../names/valueTypes.ts';
import type { ActorRef, CallExpr, Expr, Node } from '../syntax/syntax.ts';
import { asActorRef } from './actorExpressions.ts';
import { lowerPointer } from './pointers.ts';
import { lowerTried } from './triedLocks.ts';
import { lowerIndex } from './values.ts';

const EXIT_CALLS: Readonly<Record<string, (typeof EXIT_REASONS)[number]>> = {
  hlt: 'HLT',
  vmcall: 'VMCALL',
  wbinvd: 'WBINVD',
  pause: 'PAUSE',
};

/** Lowers an operation of the machine; 'not one' where the name is none. */
export function lowerMachineCall(l: Lowering, expr: CallExpr, scope: Scope): Value | undefined | 'not one' {
  const name = expr.callee.text;
  switch (name) {
    case 'spin_lock':
    case 'mutex_lock':
      lowerLock(l, expr, scope, name);
      return undefined;
    case 'spin_unlock':
    case 'mutex_unlock':
      lowerUnlock(l, expr, scope, name);
      return undefined;
    case '__take_spin':
    case '__take_mutex':
    case 'spin_is_locked':
    case 'mutex_is_locked':
      return lowerTried(
        l,
        expr,
        lockArgument(l, expr, scope, name.includes('mutex')),
        name.includes('mutex'),
      );
    case '__save_irq':
    case 'local_irq_disable':
    case 'local_irq_enable':
      if (l.lane === undefined)
        l.error(expr, 'The environment runs on no CPU, so it has no interrupts to switch.', 'Leave it out.');
      else if (name === 'local_irq_enable') l.flow.emit({ op: 'interrupts on' }, l.at(expr));
      else l.flow.emit({ op: 'interrupts off', saves: name === '__save_irq' }, l.at(expr));
      return undefined;
    case 'safe_halt':
      lowerSafeHalt(l, expr);
      return undefined;
    case 'fence':
      l.emitBarrier(l.at(expr));
      return undefined;
    case 'raise':
    case 'unraise':
      lowerRaise(l, expr, scope, name);
      return undefined;
    case 'vmenter':
      return lowerEntry(l, expr);
    case 'exit':
    case 'hlt':
    case 'vmcall':
    case 'wbinvd':
    case 'pause':
      lowerExit(l, expr, scope);
      return undefined;
    default:
      return 'not one';
  }
}

/** STI and HLT: two steps, between which the shadow of STI keeps virtual interrupts away. */
function lowerSafeHalt(l: Lowering, expr: CallExpr): void {
  if (!l.guest)
    l.error(expr, 'safe_halt() halts a guest; this is host code.', 'Write it inside guest NAME { … }.');
  if (!mayExit(l, expr)) return;
  const shadow = shadowSlot(l);
  l.flow.emit({ op: 'interrupts on', shadow }, l.at(expr));
  l.flow.emit({ op: 'exit', reason: EXIT_REASONS.indexOf('HLT') }, l.at(expr));
  if (shadow !== undefined)
    l.flow.emit(
      { op: 'set', slot: shadow, value: { op: 'const', value: 0 }, declared: undefined },
      l.at(expr),
    );
}

/** The lock that a call names; undefined after a diagnostic. */
function lockArgument(l: Lowering, expr: CallExpr, scope: Scope, mutex: boolean): Ref | undefined {
  const arg = expr.args[0];
  const ref = arg === undefined ? undefined : lowerPointer(l, arg, scope, mutex ? 'mutex' : 'spinlock');
  if (arg === undefined) l.error(expr, `${expr.callee.text} of what?`, `Write ${expr.callee.text}(&lock);`);
  if (ref === undefined) return undefined;
  if (!isLock(ref.shape)) {
    l.error(
      expr,
      `${ref.name} is not a lock.`,
      mutex ? 'Declare it as a mutex.' : 'Declare it as a spinlock.',
    );
    return undefined;
  }
  if (isMutex(ref.shape) !== mutex)
    l.error(
      expr,
      `${expr.callee.text} is not for ${ref.name}, which is a ${mutex ? 'spinlock' : 'mutex'}.`,
      `Write ${expr.callee.text.replace(/^[a-z]+/, mutex ? 'spin' : 'mutex')}.`,
    );
  return ref;
}

function lowerLock(l: Lowering, expr: CallExpr, scope: Scope, name: string): void {
  const ref = lockArgument(l, expr, scope, name === 'mutex_lock');
  if (ref === undefined) return;
  if (ref.shape.kind !== 'coarse lock') {
    l.flow.emit(
      { op: 'lock', place: ref.place, mutex: name === 'mutex_lock', lock: lockKeyOf(ref) },
      l.at(expr),
    );
    return;
  }
  const key = lockKeyOf(ref);
  if (l.inSection && l.flow.held.some((held) => held.lock === key)) {
    l.error(expr, `${ref.name} is held here already: taking it again waits for ever.`, 'Release it first.');
  }
  const number = l.build.memory.keeps ? l.build.lockNumber(ref.name, ref.place) : undefined;
  l.flow.emit(
    {
      op: 'enter',
      lock: key,
      name: lockWords(l, expr, ref),
      chosenBy: slotsOfPlace(ref.place),
      number,
      atomic: undefined,
    },
    l.at(expr),
  );
  if (number !== undefined && l.lane !== undefined)
    l.flow.emit({ op: 'let go', what: { kind: 'older than unlock', place: number } }, l.at(expr));
}

function lowerUnlock(l: Lowering, expr: CallExpr, scope: Scope, name: string): void {
  const ref = lockArgument(l, expr, scope, name === 'mutex_unlock');
  if (ref === undefined) return;
  if (ref.shape.kind !== 'coarse lock') {
    l.flow.emit(
      { op: 'unlock', place: ref.place, mutex: name === 'mutex_unlock', lock: lockKeyOf(ref) },
      l.at(expr),
    );
    return;
  }
  const key = lockKeyOf(ref);
  if (!l.flow.reachable) return;
  if (!l.flow.held.some((held) => held.lock === key)) {
    l.error(expr, `${ref.name} is not held here.`, 'Release what was taken, with the same indices.');
    return;
  }
  const number = l.build.memory.keeps ? l.build.lockNumber(ref.name, ref.place) : undefined;
  l.flow.emit({ op: 'leave', lock: key, number }, l.at(expr));
}

/** The lock as the call names it: `e[i].lock`. */
function lockWords(l: Lowering, { args: [arg] }: CallExpr, { name }: Ref): string {
  if (arg === undefined) return '';
  if (arg.source === 'prelude') return name;
  return l.build.textOf(arg.kind === 'address' ? arg.base : arg);
}

/** Locals that choose one among an array of locks. */
function slotsOfPlace(place: Ref['place']): readonly SlotIndex[] {
  return place.terms.flatMap((term) => slotsOf(term.index));
}

/** What ends a step, or offers several ways, has no place inside a section. */
export function mustBeOutside(l: Lowering, at: Node, what: string): void {
  if (l.inSection)
    l.error(at, `${what} cannot stand inside an atomic or locked section.`, 'End the section before it.');
}

function lowerRaise(l: Lowering, expr: CallExpr, scope: Scope, op: 'raise' | 'unraise'): void {
  const arg = expr.args[0];
  const ref = arg === undefined ? undefined : asActorRef(arg);
  const symbol = ref === undefined ? undefined : scope.find(ref.name.text);
  if (arg === undefined || ref === undefined) {
    l.error(expr, `${op} which handler?`, `Write ${op}(name) or ${op}(name[i]).`);
    return;
  }
  if (symbol?.kind !== 'actor') {
    if (symbol === undefined) reportUnknown(l.build, l.at(arg), ref.name.text, scope);
    else l.error(arg, `${ref.name.text} is not a handler.`, 'Declare it with irq or signal.');
    return;
  }
  const kinds = symbol.actors.map((actor) => l.build.draft(actor).kind);
  if (kinds.some((kind) => kind !== 'irq' && kind !== 'signal' && kind !== 'virtual irq')) {
    l.error(arg, `${ref.name.text} is not a handler.`, 'Only an irq or a signal can be raised.');
    return;
  }
  if (symbol.actors.length === 0) return;
  const index = raiseIndex(l, expr, ref, symbol.family, scope);
  if (index !== undefined) l.flow.emit({ op, actors: symbol.actors, index }, l.at(expr));
}

function raiseIndex(
  l: Lowering,
  at: Expr,
  ref: ActorRef,
  family: boolean,
  scope: Scope,
): Value['code'] | undefined {
  if (ref.index === undefined) {
    if (!family) return { op: 'const', value: 0 };
    l.error(at, `${ref.name.text} is a family: which one?`, `Write ${ref.name.text}[0].`);
    return undefined;
  }
  if (family) return lowerIndex(l, ref.index, scope);
  l.error(at, `${ref.name.text} is not a family.`, `Write ${ref.name.text} without an index.`);
  return undefined;
}

function lowerEntry(l: Lowering, expr: CallExpr): Value | undefined {
  mustBeOutside(l, expr, 'VM entry');
  const arg = expr.args[0];
  const guests = guestsOf(l.build.draft(l.actor));
  const guest =
    arg?.kind === 'name' ? guests.find((g) => g.kind === 'guest' && g.name.text === arg.text) : undefined;
  if (guest === undefined || arg?.kind !== 'name' || l.guest) {
    const names = guests.flatMap((g) => (g.kind === 'guest' ? [g.name.text] : []));
    l.error(
      expr,
      'vmenter takes a guest of this vcpu.',
      names.length > 0
        ? `Its guests are ${names.join(', ')}.`
        : 'Declare one in its body: guest linux { … }.',
    );
    return undefined;
  }
  const into = l.temporary(EXIT_TYPE);
  l.flow.emit({ op: 'vmenter', guest: arg.text, into }, l.at(expr));
  return { code: { op: 'slot', slot: into }, type: EXIT_TYPE };
}

/** Only the guest's own program leaves: whoever runs it goes on behind its vmenter. */
function mayExit(l: Lowering, expr: CallExpr): boolean {
  mustBeOutside(l, expr, 'A VM exit');
  if (l.build.draft(l.actor).kind !== 'virtual irq') return true;
  l.error(
    expr,
    'The handler of a virtual interrupt does not leave the guest.',
    'Set a variable here, and leave in the guest.',
  );
  return false;
}

function lowerExit(l: Lowering, expr: CallExpr, scope: Scope): void {
  if (!l.guest) {
    l.error(
      expr,
      `${expr.callee.text}() leaves a guest; this is host code.`,
      'Write it inside guest NAME { … }.',
    );
    return;
  }
  if (!mayExit(l, expr)) return;
  const arg = expr.args[0];
  const fixed = EXIT_CALLS[expr.callee.text];
  const reason = fixed === undefined ? writtenReason(l, arg, scope) : EXIT_REASONS.indexOf(fixed);
  if (reason === undefined || EXIT_REASONS[reason] === undefined) {
    l.error(expr, 'exit takes a reason.', `Reasons are ${EXIT_REASONS.join(', ')}.`);
    return;
  }
  l.flow.emit({ op: 'exit', reason }, l.at(expr));
}

function writtenReason(l: Lowering, arg: Expr | undefined, scope: Scope): number | undefined {
  const constant = arg === undefined ? undefined : foldOrReport(l.build, arg, scope);
  return constant !== undefined && compatible(constant.type, EXIT_TYPE) ? constant.value : undefined;
}
