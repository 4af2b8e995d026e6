// What the page asks the reader of foreign texts, which lives in a worker, and what it answers.

import { completeSettings, type SettingWords } from '../formats/settings.ts';
import { type ForeignText, readForeignText } from '../lang/foreignText.ts';
import type { ChartTable } from '../model/chart.ts';

export interface ForeignRequest {
  readonly text: string;
  /** Of the run, and those that it was recorded under. */
  readonly settings: readonly SettingWords[];
  readonly charts: readonly ChartTable[];
}

export type ForeignAnswer =
  | { readonly kind: 'read'; readonly read: ForeignText }
  /** A mistake of ours. */
  | { readonly kind: 'failed' };

/** Answers; whatever the text. */
export function answerForeign({ text, settings, charts }: ForeignRequest): ForeignAnswer {
  try {
    const read = readForeignText(text, charts, (scenario) =>
      settings.map((words) => completeSettings(words, scenario).settings),
    );
    return { kind: 'read', read };
  } catch {
    // Whoever has asked reads it himself, and tells of the failure where failures of texts are told.
    return { kind: 'failed' };
  }
}
