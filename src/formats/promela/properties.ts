// What SPIN is asked about a program: conditions that a process watches for, and claims about fair runs.
//
// SPIN cannot say whether something stays possible (AG EF is not a formula of linear time), and so it knows no fate.
// What it can confirm is that a state is doomed: a model that starts there never meets the watched condition.

import { unreachable } from '../../base/unreachable.ts';
import type { Expr } from '../../model/code.ts';
import { actorIndex } from '../../model/indices.ts';
import type { Program, Property } from '../../model/program.ts';
import type { PromelaPrinter } from './promelaExpressions.ts';
import { comment } from './stepText.ts';

/** Reported in every state in which all of `holds` and none of `fails` is true. */
export interface Watch {
  readonly name: string;
  readonly holds: readonly Expr[];
  readonly fails: readonly Expr[];
}

/** A property of fair runs, as SPIN decides it with `-a -f`. */
export interface Claim {
  readonly name: string;
  /** Undefined for "always eventually". */
  readonly from: Expr | undefined;
  readonly expr: Expr;
}

/** How SPIN can be asked about a property; undefined for `possible`, which it cannot decide. */
export function questionOf(
  program: Program,
  { kind, name, from, expr }: Property,
): { readonly watch: Watch } | { readonly claim: Claim } | undefined {
  switch (kind) {
    case 'never':
    case 'cover':
      return { watch: { name, holds: [expr], fails: [] } };
    case 'final':
      return { watch: { name, holds: [program.rest], fails: [expr] } };
    case 'always eventually':
    case 'leads to':
      return { claim: { name, from, expr } };
    case 'possible':
      return undefined;
    default:
      return unreachable(kind);
  }
}

/** Reports states in which a step ended in an error. */
export function errorWatch(program: Program): Watch {
  return { name: 'no error', holds: [{ op: 'slot', slot: program.fault }], fails: [] };
}

/** Reports states in which nobody can move, though no step ended in an error. */
export function deadlockWatch({ actors, fault }: Program): Watch {
  const still = actors.map(
    (_, actor): Expr => ({ op: 'not', arg: { op: 'can move', actor: actorIndex(actor) } }),
  );
  return { name: 'move', holds: still, fails: [{ op: 'slot', slot: fault }] };
}

/**
 * Declares what an assertion names when it fails, and a process that asserts it. It changes nothing, so states stay as they are.
 * `once`: only the first time, which a hidden variable remembers, whatever state the search goes back to.
 */
export function printWatches(
  printer: PromelaPrinter,
  watches: readonly { readonly watch: Watch; readonly name: string }[],
  once: boolean,
): readonly string[] {
  if (watches.length === 0) return [];
  const process = printer.names.fresh('watch');
  const told = (name: string): string => `${name}_told_`;
  const alternatives = watches.map(({ watch, name }) => {
    const conditions = [
      ...watch.holds.map((expr) => printer.condition(expr)),
      ...watch.fails.map((expr) => `!(${printer.condition(expr)})`),
    ];
    const condition = printer.conjunction(conditions);
    return once
      ? `  :: d_step { !${told(name)} && (${condition}) -> ${told(name)} = 1; assert(${name}) }`
      : `  :: d_step { ${condition} -> assert(${name}) }`;
  });
  return [
    comment('Always 0: an assertion that fails by its name.'),
    ...watches.map(({ name }) => `hidden byte ${name};`),
    ...(once ? watches.map(({ name }) => `hidden byte ${told(name)};`) : []),
    '',
    `active proctype ${process}() {`,
    'end:',
    '  do',
    ...alternatives,
    '  od',
    '}',
    '',
  ];
}

/** A never claim: it follows every run that breaks the claim, and accepts it for ever. */
export function printClaim(printer: PromelaPrinter, claim: Claim, name: string): readonly string[] {
  const { from, expr } = claim;
  const [waited, broken] = [printer.names.fresh('watching'), printer.names.fresh('accept_wait')];
  const wanted = printer.condition(expr);
  const begins = [...(from === undefined ? [] : [printer.condition(from)]), `!(${wanted})`];
  return [
    comment(
      from === undefined
        ? 'The runs that from some state on never see it.'
        : 'The runs that wait for it in vain.',
    ),
    `never ${name} {`,
    `${waited}:`,
    '  do',
    '  :: true',
    `  :: ${printer.conjunction(begins)} -> goto ${broken}`,
    '  od;',
    `${broken}:`,
    '  do',
    `  :: !(${wanted})`,
    '  od',
    '}',
    '',
  ];
}
