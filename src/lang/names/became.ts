// What became of the program: told for some settings or for all, and held against the sheet.

import type { Became } from '../../model/became.ts';
import type { BecameItem, FileSyntax, Item } from '../syntax/fileSyntax.ts';
import type { Build } from './build.ts';
import { foldTruth } from './declareNames.ts';
import type { Diagnostics } from './diagnostics.ts';

/** What the scenario says of the program under these settings: the first whose condition holds. */
export function becameUnder(build: Build, file: FileSyntax): Became | undefined {
  const holding = itemsOf(file.items).filter(
    ({ when }) => when === undefined || foldTruth(build, when, build.globals) === true,
  );
  const first = holding[0];
  return first && { kind: first.becoming, phrase: first.phrase.text };
}

/** Nothing may stand behind one that holds for all settings; and what is called hypothetical is explained in the sheet. */
export function checkBecame(items: readonly Item[], report: Diagnostics): void {
  const all = itemsOf(items);
  const last = all.findIndex(({ when }) => when === undefined);
  for (const item of last < 0 ? [] : all.slice(last + 1))
    report.error(
      item,
      'Nothing is left for this one: the one before it holds for all settings.',
      'Put it first, or say behind the other when it holds.',
    );
  const supposed = all.find(({ becoming }) => becoming === 'hypothetical');
  const explained = items
    .flatMap((item) => (item.kind === 'sheet' ? item.entries : []))
    .find(({ topic }) => topic === 'hypothetical');
  if (supposed !== undefined && explained === undefined)
    report.error(
      supposed,
      'This is called hypothetical, and the sheet does not say what in it is.',
      'Write into the sheet: hypothetical "…";',
    );
  if (all.length > 0 && supposed === undefined && explained !== undefined)
    report.error(
      explained.text,
      'The sheet calls this hypothetical, and nothing says under which settings.',
      'Write: became hypothetical "…" when SETTING == VALUE;',
    );
}

function itemsOf(items: readonly Item[]): readonly BecameItem[] {
  return items.filter((item): item is BecameItem => item.kind === 'became');
}
