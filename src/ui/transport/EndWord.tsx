/** How a way through the scenario ends: a sign, told by its shape, and its word. */

import '../parts/fate.css';
import { unreachable } from '../../base/unreachable.ts';
import type { Fate } from '../../model/report.ts';
import type { BranchEnd } from '../../store/derived/branchViews.ts';
import { FateMark } from '../parts/FateMark.tsx';

export function EndWord({ end }: { readonly end: BranchEnd }) {
  const fate = fateOf(end);
  return (
    <span className="fate-word" data-fate={fate}>
      <FateMark fate={fate} /> {end === 'hidden' ? '?' : end}
    </span>
  );
}

/** The fate whose sign an end has. */
export function fateOf(end: BranchEnd): Fate {
  switch (end) {
    case 'safe':
    case 'finished':
      return 'safe';
    case 'hidden':
    case 'open':
    case 'unfinished':
      return 'open';
    case 'doomed':
    case 'broken':
    case 'stuck':
    case 'error':
      return 'doomed';
    default:
      return unreachable(end);
  }
}
