// How a run stands to a property, in a sentence. A run alone proves nothing about other runs, and the words say so.

import { unreachable } from '../base/unreachable.ts';
import type { Judgement } from '../engine/judge.ts';
import type { Property } from '../model/program.ts';

export function judgementWords(property: Pick<Property, 'kind'>, judgement: Judgement): string {
  switch (judgement.kind) {
    case 'broken':
      return `Broken at step ${judgement.at}.`;
    case 'met':
      return `Reached at step ${judgement.at}.`;
    case 'kept':
      return property.kind === 'cover' ? 'Not reached so far in this run.' : 'Not broken so far in this run.';
    default:
      return unreachable(judgement);
  }
}
