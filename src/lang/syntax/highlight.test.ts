import { classHighlighter, highlightTree } from '@lezer/highlight';
import { expect, it } from 'vitest';
import { highlighting } from './highlight.ts';
import { parser } from './race.parser.js';

// The generated parser brings its colours; that it is this table is part of what is tested.
const coloured = parser.configure({ props: [highlighting] });

function highlight(text: string): string {
  const spans: string[] = [];
  highlightTree(coloured.parse(text), classHighlighter, (from, to, classes) => {
    spans.push(`${text.slice(from, to)}:${classes.replaceAll('tok-', '').replaceAll(' ', '.')}`);
  });
  return spans.filter((span) => !span.endsWith(':punctuation')).join(' ');
}

it('tells keywords, names, numbers and strings apart', () => {
  expect(highlight('int 0..3 left = 1; // why')).toBe(
    'int:typeName 0:number ..:operator 3:number left:variableName.definition =:operator 1:number // why:comment',
  );
  expect(highlight('task t on cpu { if (x) "go": raise(n); }')).toBe(
    'task:keyword t:typeName on:keyword cpu:variableName if:keyword x:variableName "go":string2 ' +
      '::operator raise:variableName n:variableName',
  );
});

it('colours a word of the language as a name where it is one', () => {
  expect(highlight('int vcpu; void f() { vcpu->run = irq; }')).toBe(
    'int:typeName vcpu:variableName.definition void:typeName f:variableName.definition ' +
      'vcpu:variableName ->:operator run:propertyName =:operator irq:variableName',
  );
});

it('colours assembly by mnemonics, registers and labels, and lock as a name elsewhere', () => {
  const asm = 'wait: lock bts %rcx, 8(%rdx) // why\n.if x == 1\njmp wait\n.endif';
  expect(highlight(`vcpu v on c { guest g asm (rdx = &L) { ${asm}\n} }`)).toBe(
    'vcpu:keyword v:typeName on:keyword c:variableName guest:keyword g:typeName asm:keyword rdx:variableName2 ' +
      '=:operator &:operator L:variableName wait:labelName ::operator lock:keyword bts:keyword %rcx:variableName2 ' +
      '8:number %rdx:variableName2 // why:comment .if:keyword x:variableName ==:operator 1:number jmp:keyword ' +
      'wait:variableName .endif:keyword',
  );
  expect(highlight('void f() { ev.lock = 1; }')).toContain('lock:propertyName');
});
