// Grammar tree to the items of a file: declarations, functions, actors, properties.

import type { SyntaxNode } from '@lezer/common';
import { MEMORY_MODELS } from '../../model/program.ts';
import type {
  ActorItem,
  ChartItem,
  ChartMove,
  DeferredItem,
  FuncItem,
  Guest,
  Item,
  MemoryChoice,
  ParamValueSyntax,
  PropertyItem,
  VarItem,
} from './fileSyntax.ts';
import {
  findName,
  findNames,
  findNumber,
  findNumbers,
  findString,
  findWord,
  hasChild,
  isComplete,
  nodeOf,
  readChild,
  readChildren,
  readList,
  type SourceText,
} from './grammarTree.ts';
import { parseAsmProgram } from './parseAsm.ts';
import { findDeclarators, findFamilyName, findType, parseFormal } from './parseDeclarations.ts';
import { findActorRef, findExpression, findOperands } from './parseExpressions.ts';
import { findBlock, parseBlock } from './parseStatements.ts';
import { parseStoryItem } from './parseStory.ts';
import type { Expr, VarDecl } from './syntax.ts';

/** Undefined for what is not an item and for an item with a hole. */
export function parseItem(text: SourceText, node: SyntaxNode): Item | undefined {
  return (
    parseSetting(text, node) ??
    parseDeclaration(text, node) ??
    parseProperty(text, node) ??
    parseStoryItem(text, node)
  );
}

/** What stands above the program: citations and what can be chosen. */
function parseSetting(text: SourceText, node: SyntaxNode): Item | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'CiteItem': {
      const parts = { text: findString(text, node) };
      return isComplete(parts) ? { ...at, kind: 'cite', ...parts } : undefined;
    }
    case 'NoteItem': {
      const parts = { text: findString(text, node) };
      return isComplete(parts)
        ? { ...at, kind: 'note', number: findNumber(text, node), ...parts }
        : undefined;
    }
    case 'ParamItem': {
      const parts = { name: findName(text, node) };
      const values = readChildren(text, node, 'ParamValue', parseParamValue);
      const onlyIf = readChild(text, node, 'IfClause', findExpression);
      return isComplete(parts) ? { ...at, kind: 'param', ...parts, values, onlyIf } : undefined;
    }
    case 'MemoryItem':
      return { ...at, kind: 'memory', models: readChildren(text, node, 'MemoryModel', parseMemoryChoice) };
    case 'IpiFlightItem':
      return { ...at, kind: 'ipi flight' };
    case 'WordItem': {
      const parts = { bits: findNumber(text, node) };
      return isComplete(parts) ? { ...at, kind: 'word', ...parts } : undefined;
    }
    default:
      return undefined;
  }
}

function parseParamValue(text: SourceText, node: SyntaxNode): ParamValueSyntax | undefined {
  const parts = { value: findName(text, node)?.text ?? findNumber(text, node)?.toString() };
  return isComplete(parts) ? { ...nodeOf(text, node), ...parts, title: findString(text, node) } : undefined;
}

function parseMemoryChoice(text: SourceText, node: SyntaxNode): MemoryChoice | undefined {
  const parts = { model: findWord(node, MEMORY_MODELS) };
  const buffer = readChild(text, node, 'BufferSize', findNumber);
  return isComplete(parts) ? { ...nodeOf(text, node), ...parts, buffer } : undefined;
}

function parseDeclaration(text: SourceText, node: SyntaxNode): Item | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'EnumItem': {
      const [name, ...members] = findNames(text, node);
      const parts = { name };
      return isComplete(parts) ? { ...at, kind: 'enum', ...parts, members } : undefined;
    }
    case 'ChartItem': {
      const parts = { name: findName(text, node) };
      const moves = readChildren(text, node, 'ChartMove', parseMove);
      const bars = readChildren(text, node, 'ChartBar', parseBar);
      return isComplete(parts) ? { ...at, kind: 'chart', ...parts, moves, bars } : undefined;
    }
    case 'StructItem': {
      const parts = { name: findName(text, node) };
      const offsets = readList(text, node, 'StructAt', findNumbers);
      return isComplete(parts)
        ? { ...at, kind: 'struct', ...parts, fields: findFields(text, node), at: offsets }
        : undefined;
    }
    case 'LaneItem': {
      const parts = { name: findName(text, node) };
      const count = readChild(text, node, 'Dimension', findExpression);
      return isComplete(parts)
        ? { ...at, kind: 'lane', ...parts, count, fields: findFields(text, node) }
        : undefined;
    }
    case 'VarItem':
      return parseVar(text, node);
    case 'FuncItem':
      return hasChild(node, '(') ? parseFunc(text, node) : parseUnfinishedVar(text, node);
    case 'ActorItem':
      return parseActor(text, node);
    case 'DeferredItem':
      return parseDeferred(text, node);
    default:
      return undefined;
  }
}

function parseMove(text: SourceText, node: SyntaxNode): ChartMove | undefined {
  const [from_, target, event] = findNames(text, node);
  const parts = { from_, target, event };
  return isComplete(parts) ? { ...nodeOf(text, node), ...parts } : undefined;
}

function parseBar(text: SourceText, node: SyntaxNode): ChartItem['bars'][number] | undefined {
  const parts = { state: findName(text, node), bar: findString(text, node) };
  return isComplete(parts) ? parts : undefined;
}

function findFields(text: SourceText, node: SyntaxNode): readonly VarDecl[] {
  return node.getChildren('Field').flatMap((field) => findDeclarators(text, field));
}

function parseVar(text: SourceText, node: SyntaxNode): VarItem | undefined {
  const decls = findDeclarators(text, node);
  if (decls.length === 0) return undefined;
  return {
    ...nodeOf(text, node),
    kind: 'var',
    storage: findWord(node, ['ghost', 'const']) ?? 'shared',
    decls,
    guardedBy: readChild(text, node, 'GuardedBy', findExpression),
  };
}

/** `bool x` before a missing semicolon could have become a function: to the grammar it is one. */
function parseUnfinishedVar(text: SourceText, node: SyntaxNode): VarItem | undefined {
  const parts = { type: findType(text, node), name: findName(text, node) };
  if (!isComplete(parts)) return undefined;
  const { from, to, source } = parts.name;
  const decl = { from, to, source, ...parts, pointer: false, dims: [], init: undefined };
  return { ...nodeOf(text, node), kind: 'var', storage: 'shared', decls: [decl], guardedBy: undefined };
}

function parseFunc(text: SourceText, node: SyntaxNode): FuncItem | undefined {
  const parts = { name: findName(text, node), body: findBlock(text, node) };
  const returns = findType(text, node);
  if (!isComplete(parts) || (returns === undefined && !hasChild(node, 'void'))) return undefined;
  return {
    ...nodeOf(text, node),
    kind: 'func',
    atomic: hasChild(node, 'atomic'),
    returns,
    formals: readChildren(text, node, 'Formal', parseFormal),
    ...parts,
  };
}

function parseActor(text: SourceText, node: SyntaxNode): ActorItem | undefined {
  const parts = {
    actor: findWord(node, ['task', 'vcpu', 'irq', 'signal', 'env']),
    name: findFamilyName(text, node),
    body: readChild(text, node, 'ActorBody', parseBlock),
  };
  if (!isComplete(parts)) return undefined;
  return {
    ...nodeOf(text, node),
    kind: 'actor',
    ...parts,
    on: readChild(text, node, 'OnClause', findActorRef),
    when: readChild(text, node, 'WhenClause', findExpression),
    endless: hasChild(node, 'endless'),
    onlyIf: readChild(text, node, 'IfClause', findExpression),
    guests: readList(text, node, 'ActorBody', findGuests),
  };
}

function parseDeferred(text: SourceText, node: SyntaxNode): DeferredItem | undefined {
  const parts = {
    object: findWord(node, ['timer', 'work', 'rcu']),
    name: findFamilyName(text, node),
    body: findBlock(text, node),
  };
  if (!isComplete(parts)) return undefined;
  return {
    ...nodeOf(text, node),
    kind: 'deferred',
    ...parts,
    on: readChild(text, node, 'OnClause', findActorRef),
    onlyIf: readChild(text, node, 'IfClause', findExpression),
  };
}

function findGuests(text: SourceText, node: SyntaxNode): readonly Guest[] {
  return [
    ...readChildren(text, node, 'Guest', parseGuest),
    ...readChildren(text, node, 'AsmGuest', parseAsmGuest),
    ...readChildren(text, node, 'VirtualIrq', parseVirtualIrq),
  ].sort((a, b) => a.from - b.from);
}

function parseGuest(text: SourceText, node: SyntaxNode): Guest | undefined {
  const parts = { name: findName(text, node), body: findBlock(text, node) };
  return isComplete(parts) ? { ...nodeOf(text, node), kind: 'guest', ...parts } : undefined;
}

/** Its body is one statement: the program. */
function parseAsmGuest(text: SourceText, node: SyntaxNode): Guest | undefined {
  const parts = { name: findName(text, node), program: parseAsmProgram(text, node) };
  if (!isComplete(parts)) return undefined;
  const at = nodeOf(text, node);
  return { ...at, kind: 'guest', name: parts.name, body: { ...at, kind: 'block', body: [parts.program] } };
}

function parseVirtualIrq(text: SourceText, node: SyntaxNode): Guest | undefined {
  const parts = { name: findFamilyName(text, node), body: findBlock(text, node) };
  return isComplete(parts) ? { ...nodeOf(text, node), kind: 'virtual irq', ...parts } : undefined;
}

function parseProperty(text: SourceText, node: SyntaxNode): Item | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'PropertyItem': {
      const word = findWord(node, ['possible', 'never', 'final', 'cover', 'always']);
      const property = word === 'always' ? 'always eventually' : word;
      return parseNamedProperty(text, node, property, undefined, findExpression(text, node));
    }
    case 'LeadsToItem': {
      const [from_, expr] = findOperands(text, node);
      return from_ && parseNamedProperty(text, node, 'leads to', from_, expr);
    }
    case 'RestItem': {
      const parts = { expr: findExpression(text, node) };
      return isComplete(parts) ? { ...at, kind: 'rest', ...parts } : undefined;
    }
    case 'ExpectItem': {
      const property = findName(text, node);
      if (hasChild(node, 'Vacuous')) return property && { ...at, kind: 'vacuous', property };
      const parts = { property, when: findExpression(text, node) };
      return isComplete(parts) ? { ...at, kind: 'expect', ...parts } : undefined;
    }
    default:
      return undefined;
  }
}

function parseNamedProperty(
  text: SourceText,
  node: SyntaxNode,
  property: PropertyItem['property'] | undefined,
  from_: Expr | undefined,
  expr: Expr | undefined,
): PropertyItem | undefined {
  const parts = { property, expr, sentence: findString(text, node) };
  return isComplete(parts)
    ? { ...nodeOf(text, node), kind: 'property', ...parts, from_, name: findName(text, node) }
    : undefined;
}
