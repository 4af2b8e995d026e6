/** The sign of a fate: told by its shape, then by its colour, and always beside its word. */

import './fate.css';
import { unreachable } from '../../base/unreachable.ts';
import type { Fate } from '../../model/report.ts';

export function FateMark({ fate }: { readonly fate: Fate }) {
  return (
    <svg className="fate-mark" data-fate={fate} width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">
      <FateShape fate={fate} />
    </svg>
  );
}

function FateShape({ fate }: { readonly fate: Fate }) {
  switch (fate) {
    case 'safe':
      return <circle cx="5.5" cy="5.5" r="4.5" />;
    case 'open':
      return <circle cx="5.5" cy="5.5" r="4" />;
    case 'doomed':
      return <path d="M1.5 1.5l8 8M9.5 1.5l-8 8" />;
    default:
      return unreachable(fate);
  }
}

/** Sign and word. */
export function FateWord({ fate }: { readonly fate: Fate }) {
  return (
    <span className="fate-word" data-fate={fate}>
      <FateMark fate={fate} /> {fate}
    </span>
  );
}
