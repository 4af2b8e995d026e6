// Which ghosts exist: those that a property reads, and those that such a ghost is computed from (R18).

import { rememberEach } from '../../base/remember.ts';
import type { FileSyntax } from '../syntax/fileSyntax.ts';

/** Names of the ghosts that the properties in force need. Looked for once in a text: the settings do not change it. */
export const neededGhosts = rememberEach((file: FileSyntax): ReadonlySet<string> => {
  const ghosts = new Set(
    file.items.flatMap((item) =>
      item.kind === 'var' && item.storage === 'ghost' ? item.decls.map((decl) => decl.name.text) : [],
    ),
  );
  const needed = new Set<string>();
  const conditions = file.items.filter(
    (item) => item.kind === 'property' || item.kind === 'rest' || item.kind === 'drawn',
  );
  for (const name of namesIn(conditions)) if (ghosts.has(name)) needed.add(name);
  const assignments = ghostAssignments(file, ghosts);
  for (let before = -1; before !== needed.size; ) {
    before = needed.size;
    for (const { target, names } of assignments)
      if (needed.has(target)) for (const name of names) if (ghosts.has(name)) needed.add(name);
  }
  return needed;
});

/** All names that occur in a piece of syntax, whatever its shape. */
function namesIn(syntax: unknown): readonly string[] {
  if (Array.isArray(syntax)) return syntax.flatMap(namesIn);
  if (typeof syntax !== 'object' || syntax === null) return [];
  const own =
    'kind' in syntax && syntax.kind === 'name' && 'text' in syntax && typeof syntax.text === 'string'
      ? [syntax.text]
      : [];
  return [...own, ...Object.values(syntax).flatMap(namesIn)];
}

function ghostAssignments(
  file: FileSyntax,
  ghosts: ReadonlySet<string>,
): readonly { readonly target: string; readonly names: readonly string[] }[] {
  const found: { target: string; names: readonly string[] }[] = [];
  const visit = (syntax: unknown): void => {
    if (Array.isArray(syntax)) {
      syntax.forEach(visit);
      return;
    }
    if (typeof syntax !== 'object' || syntax === null) return;
    if ('kind' in syntax && syntax.kind === 'assign' && 'target' in syntax && 'value' in syntax) {
      const target = namesIn(syntax.target)[0];
      if (target !== undefined && ghosts.has(target))
        found.push({ target, names: namesIn([syntax.target, syntax.value]) });
    }
    Object.values(syntax).forEach(visit);
  };
  visit(file.items);
  return found;
}
