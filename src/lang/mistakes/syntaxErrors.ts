// What is wrong with the form of a text. In the grammar's tree an error node is a hole: a token that the parser had to
// drop, or a place where it went on without one. syntaxMessages.ts has the words for it, by broken node and token found.

import type { SyntaxNode, Tree } from '@lezer/common';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { DIAGNOSTICS_MAX } from '../../model/limits.ts';
import type { Range } from '../syntax/syntax.ts';
import { findMisuses } from './syntaxChecks.ts';
import { messageFor } from './syntaxMessages.ts';
import type { Missing } from './syntaxRule.ts';

/** In the order of the text; an error is reported once, however many holes it tears. */
export function findSyntaxErrors(text: string, tree: Tree): readonly Diagnostic[] {
  const tokens = tokensOf(text);
  const misuses = findMisuses(text, tree);
  const holes = findHoles(text, tree)
    .filter((hole, index) => index === 0 || !closesWhatOpened(text, tokens, hole))
    .slice(0, DIAGNOSTICS_MAX)
    .map((hole) => diagnose(text, tokens, hole));
  return [...misuses, ...holes.filter((hole) => !misuses.some((misuse) => isClose(text, misuse, hole)))]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .slice(0, DIAGNOSTICS_MAX);
}

/** A string that is not closed swallows what follows, so the hole behind it says nothing more. */
function isClose(text: string, misuse: Range, hole: Range): boolean {
  return hole.to >= misuse.from && text.slice(misuse.to, hole.from).trim() === '';
}

// ---------------------------------------------------------------- which holes count

function findHoles(text: string, tree: Tree): readonly SyntaxNode[] {
  const all: SyntaxNode[] = [];
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) all.push(node.node);
    },
  });
  return all.filter((hole, index) => {
    const last = all[index - 1];
    return last === undefined || !isConsequence(text, hole, last);
  });
}

/** Whether a hole only follows from the one before it: in the same statement, or where the parser went on at once. */
function isConsequence(text: string, hole: SyntaxNode, last: SyntaxNode): boolean {
  const unit = unitOf(hole);
  const lastUnit = unitOf(last);
  if (hole.from <= last.to) return true;
  if (unit.parent === null && lastUnit.parent !== null && lacks(lastUnit, '{', '}')) return true;
  const end = text.slice(0, last.to).trimEnd().length;
  if (isBody(unit)) return /^[ \t;}]*$/.test(text.slice(end, hole.from));
  if (unit.from === lastUnit.from && unit.to === lastUnit.to) return true;
  if (isStray(unit) && follows(unit, lastUnit)) return true;
  return unit.from >= last.to && /^[ \t;]*$/.test(text.slice(end, unit.from));
}

/** A brace at the top of a file that has its opener: what stands between the two could not be read, which is said above. */
function closesWhatOpened(text: string, tokens: readonly Range[], hole: SyntaxNode): boolean {
  if (unitOf(hole).parent?.name !== 'File' && unitOf(hole).name !== 'File') return false;
  if (!/^\s*\}/.test(text.slice(hole.from))) return false;
  let depth = 0;
  for (const token of tokens) {
    const word = wordOf(text, token);
    if (word === '{') depth += 1;
    if (word === '}') depth -= 1;
    if (token.from >= hole.from) break;
  }
  return depth >= 0;
}

/** The statement, field, item or body that is broken. */
function unitOf(hole: SyntaxNode): SyntaxNode {
  let node = hole;
  while (node.parent !== null && !isUnit(node)) node = node.parent;
  return node;
}

function isUnit(node: SyntaxNode): boolean {
  return (
    isBody(node) ||
    node.type.is('Statement') ||
    node.type.is('AsmItem') ||
    node.name === 'Field' ||
    node.parent?.name === 'File'
  );
}

function isBody(node: SyntaxNode): boolean {
  return (
    node.name === 'Block' || node.name === 'ActorBody' || node.name === 'AsmBody' || node.name === 'File'
  );
}

/** Nearly everything could begin `a leads to b`, so at the top of a file the parser takes what it cannot read for one. */
function isStray(node: SyntaxNode): boolean {
  return (
    node.parent?.name === 'File' &&
    (node.type.isError || (node.name === 'LeadsToItem' && node.getChild('leads') === null))
  );
}

/** Whether nothing that could be read stands between the two. */
function follows(unit: SyntaxNode, earlier: SyntaxNode): boolean {
  let node = unit.prevSibling;
  while (node !== null && node.from > earlier.from && (isStray(node) || node.name === ';'))
    node = node.prevSibling;
  return node !== null && node.from === earlier.from && isStray(node);
}

// ---------------------------------------------------------------- what a hole looks like

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"""[\s\S]*?(?:"""|$)|"(?:[^"\\\n]|\\.)*"?|[A-Za-z_]\w*|\d\w*|\.\.|[-+*/%&|^<>=!~]+|\S/g;

/** Words, numbers, strings and whole operators: also those that the grammar does not know, such as `*=`. */
function tokensOf(text: string): readonly Range[] {
  return [...text.matchAll(token)]
    .filter(([word]) => !word.startsWith('//') && !word.startsWith('/*'))
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

function diagnose(text: string, tokens: readonly Range[], hole: SyntaxNode): Diagnostic {
  const index = tokens.findIndex((candidate) => candidate.to > hole.from);
  const found = tokens[index];
  const before = found === undefined ? tokens.at(-1) : tokens[index - 1];
  const node = brokenNode(hole);
  const start = tokens.find((candidate) => candidate.from >= node.from);
  const missing = findMissing(hole, node, wordOf(text, before));
  const opener = node.getChild('{');
  const { message, hint, place } = messageFor({
    node: isStray(node) ? 'File' : node.name,
    start: wordOf(text, start),
    before: wordOf(text, before),
    found: wordOf(text, found),
    next: wordOf(text, index < 0 ? undefined : tokens[index + 1]),
    missing,
  });
  const end = before === undefined ? { from: 0, to: 0 } : { from: Math.max(0, before.to - 1), to: before.to };
  const range = { before: end, found: found ?? end, start: start ?? end, opener: opener ?? end }[place];
  return { from: range.from, to: range.to, severity: 'error', message, hint };
}

function wordOf(text: string, range: Range | undefined): string {
  return range === undefined ? '' : text.slice(range.from, range.to);
}

/** A hole in a name or a reference says less than the node around it. */
function brokenNode(hole: SyntaxNode): SyntaxNode {
  const names = ['Name', 'VariableName', 'Callee', 'FieldName', 'NamedType', 'ActorRef', 'GoalWord'];
  let node = hole.parent ?? hole;
  while (node.parent !== null && names.includes(node.name)) node = node.parent;
  return node;
}

// ---------------------------------------------------------------- what is missing

const closed = [
  'ParenExpr',
  'CallExpr',
  'QuantifierExpr',
  'ActorStateExpr',
  'InExpr',
  'IfStmt',
  'WhileStmt',
  'FuncItem',
];
const bracketed = ['IndexExpr', 'Dimension', 'FamilyName', 'BitsType', 'ActorRef'];
const braced = [
  'Block',
  'ActorBody',
  'AsmBody',
  'EnumItem',
  'ChartItem',
  'StructItem',
  'LaneItem',
  'ChooseStmt',
  'DrawnItem',
  'RunItem',
  'ShowItem',
  'SheetItem',
];
const declaring = ['VarItem', 'Field', 'LocalStmt', 'Formal', 'VarDecl'];
const terminated = [
  ...[
    'PropertyItem',
    'LeadsToItem',
    'ParamItem',
    'MemoryItem',
    'IpiFlightItem',
    'WordItem',
    'VarItem',
    'Field',
    'ExpectItem',
    'RestItem',
    'ChartMove',
    'ChartBar',
  ],
  ...[
    'Columns',
    'Alias',
    'ShowMode',
    'ShowCredit',
    'ShowWindow',
    'LocalStmt',
    'AssignStmt',
    'CallStmt',
    'DoStmt',
  ],
  ...['BreakStmt', 'ContinueStmt', 'GotoStmt', 'ReturnStmt', 'AwaitStmt', 'StepStmt', 'AssertStmt'],
];

// A semicolon is not what is missing right behind these.
const unfinished =
  'await goto assert expect fails columns mode credit window param memory word ipi if when return ghost const';

function findMissing(hole: SyntaxNode, node: SyntaxNode, before: string): Missing | undefined {
  if (closed.includes(node.name) && lacks(node, '(', ')')) return ')';
  if (bracketed.includes(node.name) && lacks(node, '[', ']')) return ']';
  if (declaring.includes(node.name) && isAfterType(hole)) return 'name';
  if (hole.from === hole.to && wantsOperand(before)) return 'expression';
  if (braced.includes(node.name) && node.getChild('{') === null) return '{';
  if (braced.includes(node.name) && node.getChild('}') === null) return '}';
  return isUnterminated(hole, node) && !unfinished.split(' ').includes(before) ? ';' : undefined;
}

/** A variable without its semicolon could have become a function: to the grammar it is one. */
function isUnterminated(hole: SyntaxNode, node: SyntaxNode): boolean {
  if (hole.from < hole.to || hole.nextSibling !== null) return false;
  if (node.name === 'ExpectItem' && node.getChild('Expression') === null && node.getChild('Vacuous') === null)
    return false;
  if (/^(Property|LeadsTo)Item$/.test(node.name) && node.getChild('String') === null) return false;
  if (node.name === 'FuncItem') return node.getChild('Type') !== null && node.getChild('(') === null;
  return terminated.includes(node.name) && node.getChild(';') === null;
}

function isAfterType(hole: SyntaxNode): boolean {
  const last = hole.prevSibling;
  return last !== null && (last.type.is('Type') || last.name === ',' || last.name === '*');
}

function lacks(node: SyntaxNode, opener: string, closer: string): boolean {
  return node.getChild(opener) !== null && node.getChild(closer) === null;
}

/** Whether an expression has to follow the token. */
function wantsOperand(before: string): boolean {
  return /^([-+*/%&|^<>=!~]+|[(,[?:])$/.test(before) && !/^(\+\+|--)$/.test(before);
}
