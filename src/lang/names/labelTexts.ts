// The labels that a scenario's text gives to its steps, whatever the settings leave of them.

import type { FileSyntax } from '../syntax/fileSyntax.ts';

/** Each label once, with `*` in place of `{…}`. */
export function labelTexts(file: FileSyntax): readonly string[] {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit);
    else if (typeof part === 'object' && part !== null) {
      if ('label' in part && isText(part.label)) found.add(part.label.text.replace(/\{[^{}]*\}/g, '*'));
      Object.values(part).forEach(visit);
    }
  };
  visit(file.items.filter(({ kind }) => kind !== 'drawn'));
  return [...found];
}

function isText(value: unknown): value is { readonly text: string } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}
