// Addresses as arguments.

import type { Lowering } from '../flow/lowering.ts';
import { reportUnknown } from '../names/declareNames.ts';
import { resolvePointer, resolveRef } from '../names/refs.ts';
import type { Ref, Scope } from '../names/symbols.ts';
import type { Expr } from '../syntax/syntax.ts';
import { lowerIndex } from './values.ts';

/** `&x[i]`, or a pointer formal passed on. `type`: words that declare what it points to. */
export function lowerPointer(
  l: Lowering,
  arg: Expr,
  scope: Scope,
  type: string | undefined,
): Ref | undefined {
  if (arg.kind === 'address') {
    if (arg.base.kind === 'name' && scope.find(arg.base.text) === undefined) {
      const { text } = arg.base;
      const hint = type === undefined ? undefined : `Declare it: ${type} ${text};`;
      reportUnknown(l.build, l.at(arg.base), text, scope, hint);
      return undefined;
    }
    const ref = resolveRef(l.build, arg.base, scope, (index) => lowerIndex(l, index, scope));
    if (ref === 'absent') l.error(arg, 'A ghost has no address.', 'Use an ordinary variable.');
    return ref === 'absent' ? undefined : ref;
  }
  if (arg.kind === 'name' && scope.find(arg.text)?.kind !== 'pointer') {
    l.error(arg, 'This function takes an address.', `Write &${arg.text}.`);
    return undefined;
  }
  return resolvePointer(l.build, arg, scope);
}
