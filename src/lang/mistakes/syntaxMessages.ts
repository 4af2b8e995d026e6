// The words for a hole in the grammar's tree: rules from the particular to the general; the first that fits speaks.

import { formOf } from './syntaxForms.ts';
import { type HoleSite, itemWords, type Missing, type Rule, reserved } from './syntaxRule.ts';
import { itemRules } from './syntaxRulesForItems.ts';
import { expressionRules, statementRules } from './syntaxRulesForStatements.ts';

/** What is known of a hole: the tree does not say what would have been right. */
interface Hole {
  /** The broken node; `File` for what begins no item. */
  readonly node: string;
  /** The first token of that node. */
  readonly start: string;
  readonly before: string;
  /** The token that cannot stand there; empty at the end of the text. */
  readonly found: string;
  /** The token behind it. */
  readonly next: string;
  readonly missing: Missing | undefined;
}

interface Words {
  readonly message: string;
  readonly hint: string | undefined;
  readonly place: HoleSite;
}

// Found anywhere.
const foreign: readonly Rule[] = [
  {
    found: '#',
    next: 'include',
    message: 'Nothing is included here.',
    hint: 'Leave the line out: READ_ONCE, spin_lock, smp_mb and their like are known without it.',
  },
  {
    found: '#',
    message: 'There is no preprocessor.',
    hint: 'What differs between builds is a param; a macro is a function.',
  },
  {
    found: "'",
    message: 'There are no characters, only numbers.',
    hint: 'Strings stand in double quotes: "…".',
  },
  {
    start: 'switch',
    message: 'There is no switch.',
    hint: 'Write if (x == A) { … } else if (x == B) { … }',
    place: 'start',
  },
  { start: 'case', message: 'There is no switch.', hint: 'Write if (x == A) { … } else if (x == B) { … }' },
  {
    node: 'File VarItem',
    start: 'unsigned signed static extern inline volatile typedef long short char',
    message: '{start} is no word of this language.',
    hint: 'The types are bool, int 0..3, u8, s8, bits[8], enums, structs and charts.',
    place: 'start',
  },
  {
    found: '*= /= %= ^= <<= >>= &&= ||=',
    message: 'There is no operator {found}.',
    hint: 'Write the operation out: x = x {operator} y;',
  },
  {
    node: 'AssignStmt PlaceStmt',
    found: '++ --',
    message: '{found} stands behind its variable.',
    hint: 'x{found};',
  },
  {
    node: 'IfStmt WhileStmt DoStmt ForCond ParenExpr AwaitStmt AssertStmt ReturnStmt Alternative CallExpr ConditionalExpr BinaryExpr WhenClause VarDecl',
    found: '++ --',
    message: '{found} is a statement of its own, not a value.',
    hint: 'int before = x; x{found}; if (before == 1) …',
  },
  {
    node: 'VarDecl VarItem FuncItem',
    before: '<name>',
    found: '{',
    message: 'A variable has no body; what runs is a task, and stands on a lane.',
    hint: 'lane cpu0; task t on cpu0 { … }',
  },
  {
    node: 'VarDecl VarItem FuncItem',
    before: '<name>',
    found: 'on',
    message: 'What runs on a lane is a task, or an irq.',
    hint: 'task t on cpu0 { … }',
    place: 'start',
  },
  {
    node: 'Block ActorBody',
    found: reserved,
    next: ':',
    message: '{found} is a word of the language, not a label.',
    hint: 'Choose another name: entry: step;',
  },
];

const general: readonly Rule[] = [
  {
    found: reserved,
    missing: 'name',
    message: '{found} is a word of the language, not a name.',
    hint: 'Choose another name.',
  },
  { missing: 'name', message: 'A name is missing here.', place: 'before' },
  { missing: 'expression', message: 'A value is missing after {before}.', place: 'before' },
  { missing: ';', message: 'A semicolon is missing here.', hint: '{before};', place: 'before' },
  { missing: ')', message: 'A closing parenthesis is missing here.', hint: '{before})', place: 'before' },
  { missing: ']', message: 'A closing bracket is missing here.', hint: '{before}]', place: 'before' },
  {
    missing: '}',
    found: `<end> ${itemWords}`,
    message: 'This { is never closed.',
    hint: 'Write } where it ends.',
    place: 'opener',
  },
];

export const rules = [...foreign, ...statementRules, ...itemRules, ...expressionRules, ...general];

export function messageFor(hole: Hole): Words {
  const rule = rules.find((candidate) => fits(candidate, hole)) ?? lastResort(hole);
  return {
    message: fill(rule.message, hole, (word) => `“${word}”`),
    hint: rule.hint === undefined ? undefined : fill(rule.hint, hole, (word) => word),
    place: rule.place ?? 'found',
  };
}

function fits(rule: Rule, hole: Hole): boolean {
  return (
    isAmong(rule.node, hole.node) &&
    isAmong(rule.start, hole.start) &&
    isAmong(rule.before, hole.before) &&
    isAmong(rule.found, hole.found) &&
    isAmong(rule.next, hole.next) &&
    (rule.missing === undefined || rule.missing === hole.missing)
  );
}

function isAmong(list: string | undefined, word: string): boolean {
  if (list === undefined) return true;
  const words = list.split(' ');
  return words.includes(word) || words.includes(classOf(word));
}

function classOf(word: string): string {
  if (word === '') return '<end>';
  return /^[A-Za-z_]/.test(word) && !reserved.split(' ').includes(word) ? '<name>' : '<token>';
}

/** Shows what the broken thing should look like. */
function lastResort(hole: Hole): Rule {
  const known = hole.node === 'File' ? formOf(hole.start) : undefined;
  const form = known ?? formOf(hole.node);
  const hint = form === undefined ? {} : { hint: form };
  if (hole.found === '')
    return { message: 'The text ends before this is complete.', place: 'before', ...hint };
  if (hole.node !== 'File' || known !== undefined) return { message: '{found} cannot stand here.', ...hint };
  return { message: '{start} begins nothing that stands here.', place: 'start', ...hint };
}

/** Puts words of the text into a message, in quotes, or into a hint, as they are. */
function fill(words: string, hole: Hole, quote: (word: string) => string): string {
  const operator = hole.found.replace(/=$/, '');
  const fields = { found: hole.found, before: hole.before, start: hole.start, operator };
  return words.replace(/\{(found|before|start|operator)\}/g, (_, field: keyof typeof fields) =>
    quote(shorten(fields[field])),
  );
}

function shorten(word: string): string {
  return word.length > 40 ? `${word.slice(0, 39)}…` : word;
}
