// The texts of the shipped scenarios, each in a file of its own that is fetched when somebody opens it.

const loaders = import.meta.glob<string>('./*.race', { query: '?raw', import: 'default' });

/** Fetches a text; undefined where there is no such scenario. Rejects where it cannot be fetched. */
export async function loadText(id: string): Promise<string | undefined> {
  return loaders[`./${id}.race`]?.();
}
