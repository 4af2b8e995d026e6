// Grammar tree to expressions; undefined where something is missing.

import type { SyntaxNode } from '@lezer/common';
import {
  findName,
  findNames,
  findString,
  findWord,
  hasChild,
  isComplete,
  nameOf,
  nodeOf,
  readChild,
  readChildren,
  type SourceText,
  textOfNode,
} from './grammarTree.ts';
import { integerOf } from './integers.ts';
import type { ActorRef, BinaryOp, CallExpr, Expr, UnaryOp } from './syntax.ts';

const unaryOps: readonly UnaryOp[] = ['!', '-', '~'];
const arithmeticOps: readonly BinaryOp[] = ['+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>'];
const logicOps: readonly BinaryOp[] = ['==', '!=', '<', '<=', '>', '>=', '&&', '||'];
const binaryOps: readonly BinaryOp[] = [...arithmeticOps, ...logicOps];

export function findExpression(text: SourceText, node: SyntaxNode): Expr | undefined {
  return readChild(text, node, 'Expression', parseExpression);
}

export function parseExpression(text: SourceText, node: SyntaxNode): Expr | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'Number':
      return { ...at, kind: 'int', value: integerOf(textOfNode(text, node)) };
    case 'True':
      return { ...at, kind: 'true' };
    case 'False':
      return { ...at, kind: 'false' };
    case 'Null':
      return { ...at, kind: 'null' };
    case 'RestExpr':
      return { ...at, kind: 'rest' };
    case 'FinishedExpr':
      return { ...at, kind: 'finished' };
    case 'VariableName':
      return parseVariable(text, node);
    case 'ParenExpr':
      return findExpression(text, node);
    case 'CallExpr':
      return parseCall(text, node);
    case 'ConditionalExpr':
      return parseConditional(text, node);
    case 'QuantifierExpr':
      return parseQuantifier(text, node);
    case 'InExpr': {
      const parts = { value: findExpression(text, node) };
      return isComplete(parts) ? { ...at, kind: 'in', ...parts, names: findNames(text, node) } : undefined;
    }
    case 'ActorStateExpr': {
      const parts = {
        test: findWord(node, ['raised', 'active', 'blocked']),
        actor: findActorRef(text, node),
      };
      return isComplete(parts) ? { ...at, kind: 'actor state', ...parts } : undefined;
    }
    default:
      return parseOperation(text, node);
  }
}

function parseOperation(text: SourceText, node: SyntaxNode): Expr | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'UnaryExpr': {
      const parts = { op: findWord(node, unaryOps), arg: findExpression(text, node) };
      return isComplete(parts) ? { ...at, kind: 'unary', ...parts } : undefined;
    }
    case 'BinaryExpr': {
      const [left, right] = findOperands(text, node);
      const parts = { op: findWord(node, binaryOps), left, right };
      return isComplete(parts) ? { ...at, kind: 'binary', ...parts } : undefined;
    }
    case 'DerefExpr':
    case 'AddressExpr': {
      const parts = { base: findExpression(text, node) };
      const kind = node.name === 'DerefExpr' ? 'deref' : 'address';
      return isComplete(parts) ? { ...at, kind, ...parts } : undefined;
    }
    case 'IndexExpr': {
      const [base, index] = findOperands(text, node);
      const parts = { base, index };
      return isComplete(parts) ? { ...at, kind: 'index', ...parts } : undefined;
    }
    case 'FieldExpr': {
      const parts = { base: findExpression(text, node), field: readChild(text, node, 'FieldName', nameOf) };
      return isComplete(parts) ? { ...at, kind: 'field', ...parts, arrow: hasChild(node, '->') } : undefined;
    }
    case 'AtExpr': {
      const parts = { actor: findExpression(text, node), place: findName(text, node) };
      return isComplete(parts) ? { ...at, kind: 'at', ...parts } : undefined;
    }
    case 'LabelledExpr': {
      const parts = { label: findString(text, node), body: findExpression(text, node) };
      return isComplete(parts) ? { ...at, kind: 'labelled', ...parts } : undefined;
    }
    default:
      return undefined;
  }
}

function parseVariable(text: SourceText, node: SyntaxNode): Expr | undefined {
  const name = nameOf(text, node);
  return name && { ...name, kind: 'name' };
}

function parseConditional(text: SourceText, node: SyntaxNode): Expr | undefined {
  const [cond, yes, no] = findOperands(text, node);
  const parts = { cond, yes, no };
  return isComplete(parts) ? { ...nodeOf(text, node), kind: 'conditional', ...parts } : undefined;
}

function parseQuantifier(text: SourceText, node: SyntaxNode): Expr | undefined {
  const [count, body] = findOperands(text, node);
  const parts = {
    quantifier: findWord(node, ['all', 'any', 'first']),
    index: findName(text, node),
    count,
    body,
  };
  return isComplete(parts) ? { ...nodeOf(text, node), kind: 'quantifier', ...parts } : undefined;
}

export function parseCall(text: SourceText, node: SyntaxNode): CallExpr | undefined {
  const parts = { callee: readChild(text, node, 'Callee', nameOf) };
  const args = findOperands(text, node);
  return isComplete(parts) ? { ...nodeOf(text, node), kind: 'call', ...parts, args } : undefined;
}

/** `v`, `v[e]`: an actor or a lane. */
export function findActorRef(text: SourceText, node: SyntaxNode): ActorRef | undefined {
  return readChild(text, node, 'ActorRef', parseActorRef);
}

function parseActorRef(text: SourceText, node: SyntaxNode): ActorRef | undefined {
  const parts = { name: findName(text, node) };
  const index = findExpression(text, node);
  return isComplete(parts) ? { ...nodeOf(text, node), ...parts, index } : undefined;
}

/** The expressions among the children, in the order written; broken ones are left out. */
export function findOperands(text: SourceText, node: SyntaxNode): readonly Expr[] {
  return readChildren(text, node, 'Expression', parseExpression);
}
