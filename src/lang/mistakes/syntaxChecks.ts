// Mistakes that the grammar lets pass because it can then say what they are.

import type { SyntaxNode, Tree } from '@lezer/common';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { literalProblem } from '../syntax/integers.ts';
import { findUnknownEscape, isClosed } from '../syntax/strings.ts';

export function findMisuses(text: string, tree: Tree): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  tree.iterate({
    enter: (node) => {
      found.push(...misusesAt(text, node.node));
    },
  });
  return found;
}

function misusesAt(text: string, node: SyntaxNode): readonly Diagnostic[] {
  switch (node.name) {
    case 'String':
    case 'LongString':
      return checkString(text.slice(node.from, node.to), node);
    case 'BlockComment':
      return text.slice(node.from + 2, node.to).endsWith('*/')
        ? []
        : [error(node.from, node.from + 2, 'This comment is never closed.', 'Write */ where it ends.')];
    case 'Number':
      return checkNumber(text.slice(node.from, node.to), node);
    case 'ActorItem':
      return checkActor(node);
    case 'VirtualIrq':
      return checkVirtualIrq(node);
    case 'LocalStmt':
    case 'ForInit':
      return checkLocal(node);
    case 'AssignStmt':
      return atChildren(
        node,
        'InitList',
        'A list can only initialise a declaration.',
        'Assign the elements one by one.',
      );
    default:
      return [];
  }
}

function error(from: number, to: number, message: string, hint: string): Diagnostic {
  return { from, to, severity: 'error', message, hint };
}

function atChildren(node: SyntaxNode, type: string, message: string, hint: string): readonly Diagnostic[] {
  return node.getChildren(type).map((child) => error(child.from, child.to, message, hint));
}

function checkString(literal: string, node: SyntaxNode): readonly Diagnostic[] {
  if (!isClosed(literal)) {
    const long = literal.startsWith('"""');
    const hint = long
      ? 'Write """ where it ends.'
      : 'Write " where it ends; a string of several lines stands in """ … """.';
    return [error(node.from, long ? node.from + 3 : node.to, 'This string is never closed.', hint)];
  }
  const offset = findUnknownEscape(literal);
  if (offset === undefined) return [];
  const from = node.from + offset;
  return [
    error(
      from,
      from + 2,
      'There is no such escape in a string.',
      'Write \\" for a quote, \\\\ for a backslash, \\n for a line break.',
    ),
  ];
}

function checkNumber(literal: string, node: SyntaxNode): readonly Diagnostic[] {
  const negated = node.parent?.name === 'UnaryExpr' && node.prevSibling?.name === '-';
  const problem = literalProblem(literal, negated);
  return problem === undefined ? [] : [error(node.from, node.to, problem.message, problem.hint)];
}

function checkLocal(node: SyntaxNode): readonly Diagnostic[] {
  return ['const', 'ghost'].flatMap((word) => {
    const hint =
      word === 'const'
        ? 'Leave const out, or declare the constant at file scope.'
        : 'Declare the ghost at file scope.';
    return atChildren(node, word, `A local variable is never ${word}.`, hint);
  });
}

// ---------------------------------------------------------------- actors

interface ActorForm {
  readonly clauses: readonly string[];
  readonly form: string;
}

const actorForms = new Map<string, ActorForm>([
  ['task', { clauses: ['on', 'when', 'endless', 'if'], form: 'task name on lane when gate endless { … }' }],
  ['vcpu', { clauses: ['on', 'when', 'endless', 'if'], form: 'vcpu name on lane when gate endless { … }' }],
  ['irq', { clauses: ['on', 'if'], form: 'irq name on lane { … }' }],
  ['signal', { clauses: ['on', 'when', 'if'], form: 'signal name on task when mask { … }' }],
  ['env', { clauses: ['if'], form: 'env name { … }' }],
]);

const clauseWords = new Map([
  ['OnClause', 'on'],
  ['WhenClause', 'when'],
  ['IfClause', 'if'],
  ['endless', 'endless'],
]);

/** The grammar lets every actor have every clause. */
function checkActor(node: SyntaxNode): readonly Diagnostic[] {
  const word = node.firstChild?.name;
  const actor = word === undefined ? undefined : actorForms.get(word);
  if (word === undefined || actor === undefined) return [];
  const hint = `Write: ${actor.form}`;
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    const clause = clauseWords.get(child.name);
    if (clause === undefined) continue;
    const refuse = (message: string) => found.push(error(child.from, child.to, message, hint));
    if (!actor.clauses.includes(clause)) refuse(`${article(word)} has no “${clause}”.`);
    else if (seen.has(clause)) refuse(`There are two “${clause}” here.`);
    seen.add(clause);
  }
  return [...found, ...checkHost(node, word, seen.has('on'), hint), ...checkGuests(node, word)];
}

function checkHost(node: SyntaxNode, word: string, isHosted: boolean, hint: string): readonly Diagnostic[] {
  const name = node.getChild('FamilyName');
  if (name === null || isHosted || word === 'env' || isTorn(node) || isTorn(name)) return [];
  const host = word === 'signal' ? 'task' : 'lane';
  return [error(name.from, name.to, `${article(word)} needs the ${host} that it runs on.`, hint)];
}

function checkGuests(node: SyntaxNode, word: string): readonly Diagnostic[] {
  const body = node.getChild('ActorBody');
  if (body === null || word === 'vcpu') return [];
  return ['Guest', 'AsmGuest', 'VirtualIrq'].flatMap((type) =>
    atChildren(
      body,
      type,
      'Only a vcpu has a guest and virtual interrupts.',
      'vcpu name on lane { … guest linux { … } }',
    ),
  );
}

function checkVirtualIrq(node: SyntaxNode): readonly Diagnostic[] {
  const name = node.getChild('FamilyName');
  if (name === null || name.getChild('[') === null) return [];
  const hint = 'Leave the brackets out: each member of the vcpu has its own.';
  return [error(name.from, name.to, 'A virtual irq takes its index from its vcpu.', hint)];
}

function isTorn(node: SyntaxNode): boolean {
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.type.isError) return true;
  return false;
}

function article(word: string): string {
  return word === 'irq' || word === 'env' ? `An ${word}` : `A ${word}`;
}
