// The syntax of the shipped scenarios, each in a file of its own that is fetched when it is to be compiled: the build has
// read it (`config/builtModules.ts`), so that it compiles without the parser.

const loaders = import.meta.glob<string>('./*.race', { query: '?syntax', import: 'syntax' });

/** Fetches the syntax of a text, as `storedSyntax.ts` of lang stores it. Rejects where it cannot be fetched. */
export async function loadSyntax(id: string): Promise<string | undefined> {
  return loaders[`./${id}.race`]?.();
}
