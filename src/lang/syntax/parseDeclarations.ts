// Grammar tree to types and declarators, which files, structs, functions and statements share.

import type { SyntaxNode } from '@lezer/common';
import { mapDefined } from '../../base/mapDefined.ts';
import { matched } from '../../base/matched.ts';
import type { FamilyName, Formal } from './fileSyntax.ts';
import {
  childrenOf,
  findName,
  hasChild,
  isComplete,
  nameOf,
  nodeOf,
  readChild,
  readChildren,
  type SourceText,
} from './grammarTree.ts';
import { findExpression, findOperands, parseExpression } from './parseExpressions.ts';
import type { Init, TypeSyntax, VarDecl } from './syntax.ts';

const wrappingType = /^([us])(\d{1,2})$/;

/** The declarators of `int a, b[2] = {1, 2};`, each with the type. */
export function findDeclarators(text: SourceText, node: SyntaxNode): readonly VarDecl[] {
  const type = findType(text, node);
  if (type === undefined) return [];
  return readChildren(text, node, 'VarDecl', (_, child) => parseDeclarator(text, child, type));
}

function parseDeclarator(text: SourceText, node: SyntaxNode, type: TypeSyntax): VarDecl | undefined {
  const parts = { name: findName(text, node) };
  if (!isComplete(parts)) return undefined;
  return {
    ...nodeOf(text, node),
    type,
    pointer: hasChild(node, '*'),
    ...parts,
    dims: readChildren(text, node, 'Dimension', findExpression),
    init: hasChild(node, '=') ? findInit(text, node) : undefined,
  };
}

function findInit(text: SourceText, node: SyntaxNode): Init | undefined {
  return readChild(text, node, 'InitList', parseInitList) ?? parseInit(text, node.getChild('Expression'));
}

function parseInitList(text: SourceText, node: SyntaxNode): Init {
  const items = mapDefined(childrenOf(node), (child) =>
    child.name === 'InitList' ? parseInitList(text, child) : parseInit(text, child),
  );
  return { kind: 'list', items };
}

function parseInit(text: SourceText, node: SyntaxNode | null): Init | undefined {
  const expr = node === null ? undefined : parseExpression(text, node);
  return expr && { kind: 'expr', expr };
}

export function findType(text: SourceText, node: SyntaxNode): TypeSyntax | undefined {
  return readChild(text, node, 'Type', parseType);
}

function parseType(text: SourceText, node: SyntaxNode): TypeSyntax | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'BoolType':
      return { ...at, kind: 'bool' };
    case 'IntType': {
      const [min, max] = findOperands(text, node);
      return max === undefined
        ? { ...at, kind: 'int', min: undefined, max: undefined }
        : { ...at, kind: 'int', min, max };
    }
    case 'BitsType': {
      const parts = { count: findExpression(text, node) };
      return isComplete(parts) ? { ...at, kind: 'bits', ...parts } : undefined;
    }
    case 'ChartType': {
      const parts = { chart: findName(text, node) };
      return isComplete(parts) ? { ...at, kind: 'chart', ...parts } : undefined;
    }
    case 'SpinlockType':
      return { ...at, kind: 'spinlock', fine: hasChild(node, 'fine') };
    case 'MutexType':
      return { ...at, kind: 'mutex' };
    case 'NamedType':
      return parseNamedType(text, node);
    default:
      return undefined;
  }
}

/** `u8` and `s8` are names to the grammar. */
function parseNamedType(text: SourceText, node: SyntaxNode): TypeSyntax | undefined {
  const name = nameOf(text, node);
  if (name === undefined) return undefined;
  const [, sign, bits] = matched(wrappingType, name.text);
  return bits === undefined
    ? { ...nodeOf(text, node), kind: 'named', name }
    : { ...nodeOf(text, node), kind: 'wrapping', signed: sign === 's', bits: Number(bits) };
}

export function parseFormal(text: SourceText, node: SyntaxNode): Formal | undefined {
  const parts = { type: findType(text, node), name: findName(text, node) };
  const passing = hasChild(node, '*') ? 'pointer' : hasChild(node, '&') ? 'reference' : 'value';
  return isComplete(parts) ? { ...nodeOf(text, node), passing, ...parts } : undefined;
}

/** `v`, `v[i : 3]`. */
export function findFamilyName(text: SourceText, node: SyntaxNode): FamilyName | undefined {
  return readChild(text, node, 'FamilyName', parseFamilyName);
}

function parseFamilyName(text: SourceText, node: SyntaxNode): FamilyName | undefined {
  const [name, index] = readChildren(text, node, 'Name', nameOf);
  const parts = { name };
  if (!isComplete(parts)) return undefined;
  return { ...nodeOf(text, node), ...parts, index, count: findExpression(text, node) };
}
