// Grammar tree to the program of a guest in assembly.

import type { SyntaxNode } from '@lezer/common';
import {
  findName,
  findNumber,
  findString,
  hasChild,
  isComplete,
  nameOf,
  nodeOf,
  readChild,
  readChildren,
  readList,
  type SourceText,
} from './grammarTree.ts';
import { findExpression } from './parseExpressions.ts';
import { findBlock } from './parseStatements.ts';
import type { AsmBind, AsmInstruction, AsmItem, AsmOperand, AsmProgram, Name, Node } from './syntax.ts';

/** `node` is the whole guest. */
export function parseAsmProgram(text: SourceText, node: SyntaxNode): AsmProgram | undefined {
  const parts = { items: readChild(text, node, 'AsmBody', parseItems) };
  const binds = readChildren(text, node, 'AsmBind', parseBind);
  return isComplete(parts) ? { ...nodeOf(text, node), kind: 'asm', binds, ...parts } : undefined;
}

function parseBind(text: SourceText, node: SyntaxNode): AsmBind | undefined {
  const parts = { register: findName(text, node), value: findExpression(text, node) };
  return isComplete(parts) ? { ...nodeOf(text, node), ...parts } : undefined;
}

function parseItems(text: SourceText, node: SyntaxNode): readonly AsmItem[] {
  return readChildren(text, node, 'AsmItem', parseItem);
}

function parseItem(text: SourceText, node: SyntaxNode): AsmItem | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'AsmPlace': {
      const parts = { name: findName(text, node) };
      return isComplete(parts) ? { ...at, kind: 'place', ...parts } : undefined;
    }
    case 'AsmLabelled': {
      const parts = { label: findString(text, node) };
      const body = readChild(text, node, 'AsmItem', parseItem);
      return isComplete(parts) ? { ...at, kind: 'labelled', ...parts, body } : undefined;
    }
    case 'AsmIf': {
      const parts = { cond: findExpression(text, node) };
      const no = readList(text, node, 'AsmElse', parseItems);
      return isComplete(parts)
        ? { ...at, kind: 'asm if', ...parts, yes: parseItems(text, node), no }
        : undefined;
    }
    case 'AsmReject': {
      const instruction = readChild(text, node, 'AsmInsn', parseInstruction);
      const parts = { says: findString(text, node), instruction };
      return isComplete(parts) ? { ...at, kind: 'reject', ...parts } : undefined;
    }
    case 'AsmMacro': {
      const parts = { name: findName(text, node), items: readChild(text, node, 'AsmBody', parseItems) };
      return isComplete(parts) ? { ...at, kind: 'macro', ...parts } : undefined;
    }
    case 'AsmGhost': {
      const parts = { body: findBlock(text, node) };
      return isComplete(parts) ? { ...at, kind: 'ghost', ...parts } : undefined;
    }
    default:
      return parseInstruction(text, node);
  }
}

function parseInstruction(text: SourceText, node: SyntaxNode): AsmInstruction | undefined {
  const parts = { mnemonic: readChild(text, node, 'Mnemonic', nameOf) };
  if (!isComplete(parts)) return undefined;
  const operands = readChildren(text, node, 'AsmOperand', parseOperand);
  const prefix = node.getChild('lock');
  const lock = prefix === null ? undefined : nodeOf(text, prefix);
  // The line break that ends an instruction belongs to its node of the tree, but not to its text.
  const last: Node = operands.at(-1) ?? parts.mnemonic;
  return { ...nodeOf(text, node), to: last.to, kind: 'instruction', lock, ...parts, operands };
}

function parseOperand(text: SourceText, node: SyntaxNode): AsmOperand | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'AsmImmediate': {
      const parts = { value: findExpression(text, node) };
      return isComplete(parts) ? { ...at, kind: 'immediate', ...parts } : undefined;
    }
    case 'AsmRegister': {
      const name = registerName(text, node);
      return name && { ...at, kind: 'register', name: name.text };
    }
    case 'AsmMemory': {
      const parts = { base: readChild(text, node, 'AsmRegister', registerName) };
      const size = findNumber(text, node);
      const offset = size === undefined ? 0 : hasChild(node, '-') ? -size : size;
      return isComplete(parts) ? { ...at, kind: 'memory', offset, ...parts } : undefined;
    }
    default: {
      const parts = { place: findExpression(text, node) };
      return isComplete(parts) ? { ...at, kind: 'name', ...parts } : undefined;
    }
  }
}

function registerName(text: SourceText, node: SyntaxNode): Name | undefined {
  return readChild(text, node, 'RegisterName', nameOf);
}
