/** Hints, one more each time. */

import type { View } from '../../store/derived/view.ts';
import { shortcutsOf } from '../../words/keys.ts';
import { Prose } from '../parts/Prose.tsx';
import { useActions } from '../parts/useSession.ts';

export function Hints({ view }: { readonly view: View }) {
  const { nextHint } = useActions();
  const { hints } = view.scenario;
  const shown = Math.min(view.goals.hints, hints.length);
  if (hints.length === 0) return null;
  return (
    <section className="hints" aria-label="Hints">
      <ol aria-live="polite">
        {hints.slice(0, shown).map((hint) => (
          <li key={hint}>
            <Prose text={hint} />
          </li>
        ))}
      </ol>
      {shown < hints.length && (
        <button
          type="button"
          className="link small-target"
          aria-keyshortcuts={shortcutsOf('hint')}
          onClick={nextHint}
        >
          {shown === 0 ? 'A hint' : 'Another hint'} ({shown} of {hints.length} shown)
        </button>
      )}
    </section>
  );
}
