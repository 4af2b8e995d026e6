/** Where an instruction of assembly ends; line breaks are white space everywhere else. */

import { expect, it } from 'vitest';
import { asmEnds } from './asmEnd.ts';
import { parser } from './race.parser.js';

// The generated parser brings its tokens; that it is this tokenizer is part of what is tested.
const ending = parser.configure({ tokenizers: [{ from: asmEnds, to: asmEnds }] });

function instructions(body: string): readonly string[] {
  const text = `vcpu v on c { guest g asm { ${body} } }`;
  const found: string[] = [];
  ending.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'AsmInsn') found.push(text.slice(from, to).trim());
    },
  });
  return found;
}

it('ends with its line, a semicolon, or the body', () => {
  expect(instructions('hlt \t\n  jmp wait // back\n cli; sti /* now */\n nop')).toEqual([
    ...['hlt', 'jmp wait // back', 'cli;', 'sti /* now */', 'nop'],
  ]);
});

it('does not end C', () => {
  const tree = ending.parse('task t on c {\n x\n =\n y\n +\n 1\n ;\n}').toString();
  expect(tree).toContain('AssignStmt(VariableName,"=",BinaryExpr(VariableName,"+",Number),";")');
  expect(tree).not.toContain('⚠');
});
