// Grammar tree to statements. A broken statement becomes an empty one: its diagnostic stops the compiler anyway,
// and the statements around it stay.

import type { SyntaxNode } from '@lezer/common';
import {
  findName,
  findString,
  findWord,
  hasChild,
  isComplete,
  nodeOf,
  readChild,
  readChildren,
  type SourceText,
} from './grammarTree.ts';
import { findDeclarators } from './parseDeclarations.ts';
import { findExpression, findOperands, parseCall } from './parseExpressions.ts';
import type { Alternative, Assign, Block, Expr, Stmt } from './syntax.ts';

const assignOps: readonly Assign['op'][] = ['=', '+=', '-=', '|=', '&='];

export function findBlock(text: SourceText, node: SyntaxNode): Block | undefined {
  return readChild(text, node, 'Block', parseBlock);
}

/** A block, or the body of an actor, whose guests are read apart. */
export function parseBlock(text: SourceText, node: SyntaxNode): Block {
  return {
    ...nodeOf(text, node),
    kind: 'block',
    body: readChildren(text, node, 'Statement', parseStatement),
  };
}

function findStatement(text: SourceText, node: SyntaxNode): Stmt | undefined {
  return readChild(text, node, 'Statement', parseStatement);
}

function parseStatement(text: SourceText, node: SyntaxNode): Stmt {
  const statement = parseSimple(text, node) ?? parseControl(text, node) ?? parseWaiting(text, node);
  return statement ?? { ...nodeOf(text, node), kind: 'empty' };
}

/** Blocks, labels, declarations, assignments and calls. */
function parseSimple(text: SourceText, node: SyntaxNode): Stmt | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'Block':
      return parseBlock(text, node);
    case 'LabelStmt': {
      const parts = { label: findString(text, node), body: findStatement(text, node) };
      return isComplete(parts) ? { ...at, kind: 'label', ...parts } : undefined;
    }
    case 'PlaceStmt': {
      const parts = { name: findName(text, node), body: findStatement(text, node) };
      return isComplete(parts) ? { ...at, kind: 'place', ...parts } : undefined;
    }
    case 'LocalStmt':
      return parseLocal(text, node);
    case 'AssignStmt':
      return parseAssign(text, node);
    case 'CallStmt':
      return parseCallStatement(text, node);
    default:
      return undefined;
  }
}

/** What moves the control about, as in C. */
function parseControl(text: SourceText, node: SyntaxNode): Stmt | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'IfStmt': {
      const [yes, no] = readChildren(text, node, 'Statement', parseStatement);
      const parts = { cond: findExpression(text, node), yes };
      return isComplete(parts) ? { ...at, kind: 'if', ...parts, no } : undefined;
    }
    case 'WhileStmt':
    case 'DoStmt': {
      const parts = { cond: findExpression(text, node), body: findStatement(text, node) };
      const kind = node.name === 'WhileStmt' ? 'while' : 'do';
      return isComplete(parts) ? { ...at, kind, ...parts } : undefined;
    }
    case 'ForStmt':
      return parseFor(text, node);
    case 'BreakStmt':
      return { ...at, kind: 'break' };
    case 'ContinueStmt':
      return { ...at, kind: 'continue' };
    case 'GotoStmt': {
      const parts = { target: findName(text, node) };
      return isComplete(parts) ? { ...at, kind: 'goto', ...parts } : undefined;
    }
    case 'ReturnStmt':
      return { ...at, kind: 'return', value: findExpression(text, node) };
    default:
      return undefined;
  }
}

/** What C does not have: steps and what delimits them. */
function parseWaiting(text: SourceText, node: SyntaxNode): Stmt | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'AtomicStmt': {
      const parts = { body: findBlock(text, node) };
      return isComplete(parts) ? { ...at, kind: 'atomic', ...parts } : undefined;
    }
    case 'AwaitStmt': {
      const parts = { cond: findExpression(text, node) };
      return isComplete(parts) ? { ...at, kind: 'await', ...parts } : undefined;
    }
    case 'AssertStmt': {
      const parts = { cond: findExpression(text, node) };
      return isComplete(parts)
        ? { ...at, kind: 'assert', ...parts, message: findString(text, node) }
        : undefined;
    }
    case 'ChooseStmt':
      return {
        ...at,
        kind: 'choose',
        alternatives: readChildren(text, node, 'Alternative', parseAlternative),
      };
    case 'StepStmt':
      return { ...at, kind: 'step' };
    default:
      return undefined;
  }
}

function parseAlternative(text: SourceText, node: SyntaxNode): Alternative | undefined {
  const parts = { body: findStatement(text, node) };
  return isComplete(parts)
    ? { ...nodeOf(text, node), when: findExpression(text, node), ...parts }
    : undefined;
}

function parseFor(text: SourceText, node: SyntaxNode): Stmt | undefined {
  const parts = { body: findStatement(text, node) };
  if (!isComplete(parts)) return undefined;
  return {
    ...nodeOf(text, node),
    kind: 'for',
    init: readChild(text, node, 'ForInit', parseForPart),
    cond: readChild(text, node, 'ForCond', findExpression),
    update: readChild(text, node, 'ForUpdate', parseForPart),
    ...parts,
  };
}

function parseForPart(text: SourceText, node: SyntaxNode): Stmt | undefined {
  if (hasChild(node, 'Type')) return parseLocal(text, node);
  return parseAssign(text, node) ?? parseCallStatement(text, node);
}

function parseLocal(text: SourceText, node: SyntaxNode): Stmt {
  return { ...nodeOf(text, node), kind: 'local', decls: findDeclarators(text, node) };
}

function parseCallStatement(text: SourceText, node: SyntaxNode): Stmt | undefined {
  const parts = { call: readChild(text, node, 'CallExpr', parseCall) };
  return isComplete(parts) ? { ...nodeOf(text, node), kind: 'call', ...parts } : undefined;
}

/** `x = e`, `x += e`; `x++` is `x += 1`. */
function parseAssign(text: SourceText, node: SyntaxNode): Assign | undefined {
  const [target, value] = findOperands(text, node);
  const parts = { target, op: findWord(node, assignOps), value };
  const steps = { target, step: node.getChild('++') ?? node.getChild('--') ?? undefined };
  if (isComplete(parts)) return { ...nodeOf(text, node), kind: 'assign', ...parts };
  if (!isComplete(steps)) return undefined;
  const one: Expr = { ...nodeOf(text, steps.step), kind: 'int', value: 1 };
  const op = steps.step.name === '++' ? '+=' : '-=';
  return { ...nodeOf(text, node), kind: 'assign', target: steps.target, op, value: one };
}
