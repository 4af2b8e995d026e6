// Messages for what is broken inside functions and tasks.

import { type Rule, reserved } from './syntaxRule.ts';

export const statementRules: readonly Rule[] = [
  {
    node: 'AssignStmt VarDecl',
    found: '==',
    message: '{found} compares, which alone does nothing.',
    hint: 'Write = to assign.',
  },
  {
    node: 'AssignStmt LocalStmt VarDecl',
    found: '=',
    message: 'An assignment is not an expression here.',
    hint: 'Write two statements: y = 3; x = y;',
  },
  {
    node: 'IfStmt WhileStmt DoStmt ForCond ParenExpr AwaitStmt AssertStmt ReturnStmt Alternative CallExpr ConditionalExpr BinaryExpr WhenClause',
    found: '=',
    message: 'An assignment is not an expression here.',
    hint: 'Write == to compare.',
  },
  {
    node: 'ForInit ForCond VarDecl',
    found: '< <= > >= != ==',
    message: 'The three parts of a for are separated by semicolons.',
    hint: 'for (int i = 0; i < 3; i++) …',
  },
  {
    node: 'AssignStmt ReturnStmt',
    found: ',',
    message: 'There is no comma operator.',
    hint: 'Write two statements, each with its semicolon.',
  },
  {
    node: 'IfStmt WhileStmt ForStmt',
    before: 'if while for',
    message: 'The condition of {before} stands in parentheses.',
    hint: '{before} (x == 1) …',
    place: 'before',
  },
  {
    node: 'Alternative',
    before: 'when',
    message: 'The condition of an alternative stands in parentheses.',
    hint: 'when (x == 1) { … }',
    place: 'before',
  },
  {
    node: 'Block ActorBody',
    found: 'else',
    message: 'This else has no if.',
    hint: 'Only one statement or block stands between if (…) and else, and no semicolon of its own.',
  },
  {
    node: 'LabelStmt',
    before: ':',
    message: 'A label stands before a statement.',
    hint: 'With nothing to do it is "text": ;',
    place: 'before',
  },
  {
    node: 'IfStmt WhileStmt ForStmt DoStmt PlaceStmt',
    before: ') else do :',
    found: '}',
    message: 'A statement is missing here.',
    hint: 'Write { … }, or ; where nothing is to be done.',
    place: 'before',
  },
  {
    node: 'LabelledExpr',
    message: 'A string is not a value; as a label it is followed by a colon.',
    hint: '"text": x',
    place: 'before',
  },
  { node: 'LabelStmt', message: 'A label is followed by a colon.', hint: '"text": x = 1;', place: 'before' },
  {
    node: 'PlaceStmt',
    start: 'step',
    message: 'A semicolon is missing after step.',
    hint: 'step;',
    place: 'before',
  },
  {
    node: 'PlaceStmt',
    message: 'A value alone is not a statement.',
    hint: 'Write an assignment x = 1; or a call f(x);',
    place: 'before',
  },
];

export const expressionRules: readonly Rule[] = [
  {
    node: 'ParenExpr',
    before: '(',
    found: 'int bool',
    message: 'There are no casts.',
    hint: 'Declare the variable with the type that it needs.',
  },
  {
    node: 'AssignStmt CallStmt ReturnStmt VarDecl VarItem LocalStmt',
    found: '.',
    message: 'Numbers are integers.',
    hint: 'Write a whole number: 3 or 0x1f.',
  },
  {
    node: 'AssignStmt',
    found: '(',
    message: 'Only functions are called.',
    hint: 'Write f(x), with the struct as an argument.',
  },
  {
    node: 'CallExpr',
    found: 'int bool bits chart task',
    message: 'A call has values; a function begins with its type.',
    hint: 'void f(int i) { … }',
  },
  {
    found: reserved,
    before: '= == != < > <= >= + - * / % & | ^ && || ! ~ ( [ , ?',
    message: '{found} is a word of the language, not a name.',
    hint: 'Choose another name.',
  },
  {
    node: 'InExpr',
    message: 'in is followed by a list of names.',
    hint: 'mode in (OUTSIDE, EXITING); numbers are compared: x == 3 || x == 4',
  },
  {
    node: 'AtExpr',
    message: '@ is followed by a place: a label of the task or the name of a guest.',
    hint: 'v[0]@linux',
    place: 'before',
  },
  {
    node: 'QuantifierExpr',
    message: 'all, any and first name an index and how many it counts.',
    hint: 'all(i : 3, done[i])',
  },
  {
    node: 'ConditionalExpr',
    message: 'A choice has two values: there is no colon here.',
    hint: 'x ? a : b',
    place: 'before',
  },
];
