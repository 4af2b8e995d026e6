// Lines of the preprocessor: a constant is a constant; what an #if chooses between is a setting.

import { matched } from '../../base/matched.ts';
import type { Token } from './tokens.ts';

type Directive =
  | { readonly kind: 'constant'; readonly declaration: string }
  | { readonly kind: 'skipped'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string }
  /** It belongs to one that was told of. */
  | { readonly kind: 'silent' };

/** What a line that begins with # says. */
export function readDirective({ text }: Pick<Token, 'text'>): Directive {
  const [, word = ''] = matched(/^#\s*(\w*)/, text);
  switch (word) {
    case 'include':
      return {
        kind: 'skipped',
        message: 'Nothing is included: READ_ONCE, spin_lock and their like are known.',
      };
    case 'define':
      return readDefine(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ' ').replace(/\\\n/g, ' '));
    case 'if':
    case 'ifdef':
    case 'ifndef':
      return { kind: 'skipped', message: 'There is no preprocessor: what stands up to #endif is read.' };
    case 'else':
    case 'elif':
      return {
        kind: 'refused',
        message: 'There is no preprocessor, so what stands above this and below it would both be read.',
        hint: 'Leave one of them out, or make it a setting: param config = on | off; and if (config == on) { … }',
      };
    case 'endif':
    case 'undef':
    case 'pragma':
      return { kind: 'silent' };
    default:
      return { kind: 'refused', message: 'There is no preprocessor.', hint: 'Leave the line out.' };
  }
}

function readDefine(text: string): Directive {
  const [, name = '', macro, value = ''] = matched(/^#\s*define\s+(\w+)(\()?\s*([\s\S]*)$/, text);
  if (macro !== undefined)
    return {
      kind: 'refused',
      message: `${name} is a macro with arguments.`,
      hint: `Make it a function: void ${name}(expr x) { … }`,
    };
  const constant = value.trim().replace(/\b(0[xX][0-9a-fA-F]+|\d+)[uUlL]+\b/g, '$1');
  if (constant === '') return { kind: 'skipped', message: `${name} stands for nothing: it is skipped.` };
  if (/^[\w\s()<>|&^~+*/%-]+$/.test(constant))
    return { kind: 'constant', declaration: `const int ${name} = ${constant};` };
  return {
    kind: 'refused',
    message: `${name} is no constant.`,
    hint: `Make it a function, or write what it stands for.`,
  };
}
