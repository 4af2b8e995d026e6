// Messages for what is broken at the top of a file.

import { type Rule, reserved } from './syntaxRule.ts';

export const itemRules: readonly Rule[] = [
  {
    node: 'File',
    found: 'scenario',
    message: 'The title stands at the beginning, once.',
    hint: 'scenario "title"',
  },
  {
    node: 'File',
    found: '}',
    message: 'There is no { for this }.',
    hint: 'Delete it, or look for a } too many above it.',
  },
  {
    node: 'File',
    before: ')',
    found: '{',
    message: 'A function begins with its type.',
    hint: 'void f(int i) { … }',
    place: 'before',
  },
  {
    node: 'File',
    found: '= += -= |= &= ++ -- if else while do for break continue goto return await choose assert',
    message: 'A statement stands inside a function or a task.',
    hint: 'task t on cpu { … }',
  },
  {
    node: 'File',
    before: ')',
    message: 'A call stands inside a function or a task.',
    hint: 'task t on cpu { … }',
    place: 'before',
  },
  {
    node: 'StructItem EnumItem',
    missing: '{',
    found: '<name> *',
    message: 'The name alone is the type.',
    hint: 'Leave the word {start} out.',
    place: 'start',
  },
  {
    node: 'EnumItem',
    found: '<name>',
    message: 'The members of an enum are separated by commas.',
    hint: 'enum owner { VCPU, IDLE };',
  },
  { node: 'VarItem IntType', found: '-', message: 'A range is written with two dots.', hint: 'int 0..3 x;' },
  {
    node: 'FuncItem',
    found: '..',
    message: 'A lower bound that is a name stands in parentheses.',
    hint: 'int (MIN)..3 x;',
  },
  {
    node: 'FuncItem',
    before: '(',
    found: 'void',
    message: 'A function without arguments has empty parentheses.',
    hint: 'void f() { … }',
  },
  {
    node: 'FuncItem',
    before: ')',
    found: ';',
    message: 'A function is defined where it is declared.',
    hint: 'void f() { … }; the order of functions does not matter.',
    place: 'before',
  },
  {
    node: 'Formal',
    found: ', )',
    message: 'An argument has a type and a name.',
    hint: 'void f(int i, event *e) { … }',
    place: 'before',
  },
  {
    node: 'FamilyName',
    message: 'A family names its index.',
    hint: 'v[i : 3] is a family of three: i is 0, 1 and 2.',
  },
  {
    node: 'PropertyItem LeadsToItem',
    missing: ';',
    message: 'A semicolon is missing after the sentence.',
    place: 'before',
  },
  {
    node: 'PropertyItem LeadsToItem',
    found: 'rest finished fine',
    message: '{found} is a word of the language, not a name.',
    hint: 'Choose another name for the property, or leave it out.',
  },
  {
    node: 'PropertyItem LeadsToItem',
    message: 'A property ends with the sentence that says it.',
    hint: 'never a && b both_in "Both are inside.";',
    place: 'before',
  },
  {
    node: 'IntType',
    found: reserved,
    message: '{found} is a word of the language, not a name.',
    hint: 'Choose another name.',
  },
  {
    node: 'ActorItem WhenClause IfClause',
    before: 'when if',
    message: '{before} needs a condition.',
    hint: '{before} x == 1',
    place: 'before',
  },
];
