// What a label shows.

import type { LabelPart } from '../../model/code.ts';
import { reportUnknown } from '../names/declareNames.ts';
import type { Scope } from '../names/symbols.ts';
import type { Str } from '../syntax/syntax.ts';
import type { Lowering } from './lowering.ts';

/** `"IPI -> {o}"`: words and the values of the names in braces. */
export function labelParts(l: Lowering, label: Str, scope: Scope): readonly LabelPart[] {
  return label.text.split(/\{(\w+)\}/).flatMap((piece, index): LabelPart[] => {
    if (index % 2 === 0) return piece === '' ? [] : [piece];
    return [labelValue(l, label, piece, scope)];
  });
}

function labelValue(l: Lowering, label: Str, name: string, scope: Scope): LabelPart {
  const symbol = scope.find(name);
  if (symbol?.kind === 'constant') return { value: { op: 'const', value: symbol.value }, type: symbol.type };
  if (symbol?.kind === 'value') return { value: symbol.code, type: symbol.type.value };
  if (symbol?.kind === 'ref' && symbol.ref.storage === 'local') {
    return { value: { op: 'slot', slot: symbol.ref.place.base }, type: l.typeOf(symbol.ref) };
  }
  if (symbol === undefined) reportUnknown(l.build, label, name, scope);
  else
    l.error(
      label,
      `A label can show a constant, an index or a local; ${name} is none.`,
      'Copy it into a local first.',
    );
  return '?';
}
