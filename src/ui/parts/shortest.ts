// The link that is handed on: the short one, where what is shown is a run that comes with its scenario.

/** A fragment as it is shared; as it is where the names of runs do not come. Never rejects. */
export async function shortest(fragment: string): Promise<string> {
  try {
    const [{ shortLink }, { default: runs }] = await Promise.all([
      import('../../formats/link/namedRuns.ts'),
      import('../../scenarios/namedRuns.json'),
    ]);
    return shortLink(fragment, runs);
  } catch {
    return fragment;
  }
}
