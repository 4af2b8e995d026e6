// How parse*.ts reads the tree that the grammar's parser makes: a few accessors, each undefined where the text is broken.

import type { SyntaxNode } from '@lezer/common';
import { mapDefined } from '../../base/mapDefined.ts';
import { integerOf } from './integers.ts';
import { stringText } from './strings.ts';
import type { Name, Node, Str } from './syntax.ts';

const identifier = /^[A-Za-z_]\w*$/;

/** The text that is parsed, passed to everything that reads its tree. */
export interface SourceText {
  readonly text: string;
  readonly source: Node['source'];
}

/** Position and origin of a node, to be spread into the node made of it. */
export function nodeOf(text: SourceText, node: SyntaxNode): Node {
  return { from: node.from, to: node.to, source: text.source };
}

export function textOfNode(text: SourceText, node: SyntaxNode): string {
  return text.text.slice(node.from, node.to);
}

export function hasChild(node: SyntaxNode, type: string): boolean {
  return node.getChild(type) !== null;
}

/** The child of that type, read; undefined where there is none or where it is broken. */
export function readChild<T>(
  text: SourceText,
  node: SyntaxNode,
  type: string,
  read: (text: SourceText, node: SyntaxNode) => T,
): T | undefined {
  const child = node.getChild(type);
  return child === null ? undefined : read(text, child);
}

/** The list that the child of that type holds; an empty one where there is no such child. */
export function readList<T>(
  text: SourceText,
  node: SyntaxNode,
  type: string,
  read: (text: SourceText, node: SyntaxNode) => readonly T[],
): readonly T[] {
  const child = node.getChild(type);
  return child === null ? [] : read(text, child);
}

/** The children of that type, read; broken ones are left out. */
export function readChildren<T>(
  text: SourceText,
  node: SyntaxNode,
  type: string,
  read: (text: SourceText, node: SyntaxNode) => T | undefined,
): readonly T[] {
  return mapDefined(node.getChildren(type), (child) => read(text, child));
}

/** A name that the parser made up to go on, or into which it swept other tokens, is none. */
export function nameOf(text: SourceText, node: SyntaxNode): Name | undefined {
  const words = textOfNode(text, node);
  return identifier.test(words) ? { ...nodeOf(text, node), text: words } : undefined;
}

export function findName(text: SourceText, node: SyntaxNode): Name | undefined {
  return readChild(text, node, 'Name', nameOf);
}

export function findNames(text: SourceText, node: SyntaxNode): readonly Name[] {
  return readChildren(text, node, 'Name', nameOf);
}

/** The string literals among the children, short and long, in the order written. */
export function findStrings(text: SourceText, node: SyntaxNode): readonly Str[] {
  return childrenOf(node)
    .filter((child) => child.name === 'String' || child.name === 'LongString')
    .map((child) => ({ ...nodeOf(text, child), text: stringText(textOfNode(text, child)) }));
}

export function findString(text: SourceText, node: SyntaxNode): Str | undefined {
  return findStrings(text, node)[0];
}

export function findNumbers(text: SourceText, node: SyntaxNode): readonly number[] {
  return node.getChildren('Number').map((child) => integerOf(textOfNode(text, child)));
}

export function findNumber(text: SourceText, node: SyntaxNode): number | undefined {
  return findNumbers(text, node)[0];
}

/** The first of the words that stands in the node as a keyword or operator. */
export function findWord<W extends string>(node: SyntaxNode, words: readonly W[]): W | undefined {
  return mapDefined(childrenOf(node), (child) => words.find((word) => word === child.name))[0];
}

export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

type Complete<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** Whether every part of a node is there; a node with a hole is left out of the tree, its diagnostic says why. */
export function isComplete<T extends object>(parts: T): parts is T & Complete<T> {
  return !Object.values(parts).includes(undefined);
}
