// Where the names of a text are declared, for completion, hover, going there, and the outline.

import type { SyntaxNode } from '@lezer/common';
import { matchedPart } from '../../base/matched.ts';
import { parser } from '../../lang/syntax/race.parser.js';

export interface Definition {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly kind: DefinitionKind;
  /** The line that declares it, without what is around it. */
  readonly line: string;
}

export type DefinitionKind =
  | 'actor'
  | 'function'
  | 'lane'
  | 'property'
  | 'setting'
  | 'type'
  | 'variable'
  | 'place';

/** What a name declares, by the node that it stands in. */
const kinds: Readonly<Record<string, DefinitionKind>> = {
  LaneItem: 'lane',
  VarDecl: 'variable',
  Formal: 'variable',
  FuncItem: 'function',
  FamilyName: 'actor',
  Guest: 'actor',
  AsmGuest: 'actor',
  AsmMacro: 'function',
  ParamItem: 'setting',
  EnumItem: 'type',
  ChartItem: 'type',
  StructItem: 'type',
  PropertyItem: 'property',
  LeadsToItem: 'property',
  PlaceStmt: 'place',
  AsmPlace: 'place',
};

/** In order of the text, which may have errors. */
export function definitionsIn(text: string): readonly Definition[] {
  const found: Definition[] = [];
  parser.parse(text).iterate({
    enter: ({ node }) => {
      if (node.name !== 'Name') return;
      const kind = kindOf(node);
      if (kind === undefined) return;
      const { from, to } = node;
      found.push({ name: text.slice(from, to), from, to, kind, line: lineAround(text, from) });
    },
  });
  return found;
}

/** The second name of a family, `worker[i : 3]`, is a number that counts. */
function kindOf({ parent, prevSibling }: SyntaxNode): DefinitionKind | undefined {
  if (parent === null) return undefined;
  if (parent.name === 'FamilyName' && prevSibling !== null) return 'variable';
  return kinds[parent.name];
}

function lineAround(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? text.length : end).trim();
}

/** The name that stands at an offset; undefined where none does. */
export function nameAt(
  text: string,
  offset: number,
): { readonly name: string; readonly from: number } | undefined {
  const before = matchedPart(/[A-Za-z_]\w*$|$/, text.slice(Math.max(0, offset - 80), offset));
  const after = matchedPart(/^\w*/, text.slice(offset, offset + 80));
  const name = before + after;
  return /^[A-Za-z_]/.test(name) ? { name, from: offset - before.length } : undefined;
}

/** The declaration that a name means at an offset: the nearest before it, else the first. */
export function definitionOf(text: string, name: string, offset: number): Definition | undefined {
  const same = definitionsIn(text).filter((each) => each.name === name);
  return same.findLast(({ from }) => from <= offset) ?? same[0];
}

/** What the text is made of, for whoever wants to go there: not its variables. */
export function outlineOf(text: string): readonly Definition[] {
  return definitionsIn(text).filter(({ kind }) => kind !== 'variable' && kind !== 'place');
}
