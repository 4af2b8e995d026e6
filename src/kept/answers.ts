// What a student has answered so far, kept in this browser until it is handed in, and after that.

import { createStore, get, set } from 'idb-keyval';
import type { TaskAnswer } from '../model/study.ts';

export interface KeptAnswers {
  readonly by: string;
  readonly answers: readonly (TaskAnswer | undefined)[];
}

const store = createStore('wakelane-homework', 'answers');

/** `study`: the fragment of its link. Undefined where nothing is kept, or nothing can be. */
export async function keptAnswers(study: string): Promise<KeptAnswers | undefined> {
  return await get<KeptAnswers>(study, store).catch(() => undefined);
}

/** Rejects where the browser does not keep it. */
export async function keepAnswers(study: string, answers: KeptAnswers): Promise<void> {
  await set(study, answers, store);
}
