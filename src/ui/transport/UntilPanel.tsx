/** Step until …: a list to look through, a random walk, and another place in the order for the last step. */

import { useMemo, useState } from 'react';
import { shortcutsOf } from '../../words/keys.ts';
import { typedOption, type UntilOption, untilOptions } from '../../words/untilOptions.ts';
import { findFuzzily } from '../parts/fuzzy.ts';
import { useActions, useSession, useView } from '../parts/useSession.ts';
import { TransportPanel } from './TransportPanel.tsx';

export function UntilPanel() {
  const { togglePanel } = useActions();
  const onClose = () => togglePanel('until');
  const count = useView().branches.others.length;
  return (
    <TransportPanel title="Step until" onClose={onClose}>
      <UntilList onClose={onClose} />
      <RandomWalk />
      <MoveStep />
      <p className="panel-actions">
        <button type="button" className="link" onClick={() => togglePanel('branches')}>
          {count === 0 ? 'Branches' : `Branches: ${count}`}
        </button>
      </p>
    </TransportPanel>
  );
}

function UntilList({ onClose }: { readonly onClose: () => void }) {
  const { program } = useView();
  const { runUntil } = useActions();
  const [query, setQuery] = useState('');
  const all = useMemo(() => untilOptions(program), [program]);
  const found = findFuzzily(all, query, ({ words }) => words);
  const typed = typedOption(query);
  const options = typed === undefined || typed.until.kind === 'label' ? found : [typed, ...found];
  const shown = options.length > 0 || typed === undefined ? options : [typed];
  const run = (option: UntilOption | undefined) => {
    if (option === undefined) return;
    runUntil(option.until);
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(shown[0]);
      }}
    >
      <input
        type="search"
        data-first
        aria-label="A label, a line, a variable, a lane"
        placeholder="a label, a line, a variable, a lane"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul className="until-list" aria-label="Step until">
        {shown.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option has no state
          <li key={index}>
            <button type="button" onClick={() => run(option)}>
              {option.words}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

function RandomWalk() {
  const seed = useSession((state) => state.seed);
  const { chooseSeed, walkRandomly } = useActions();
  return (
    <p className="panel-actions">
      <button
        type="button"
        className="link"
        aria-keyshortcuts={shortcutsOf('walk')}
        onClick={walkRandomly}
        title="A coin decides who steps, to an end: the same seed, the same walk"
      >
        Random walk
      </button>
      <label>
        seed{' '}
        <input
          className="seed"
          type="number"
          min={0}
          value={seed}
          onChange={(event) => chooseSeed(event.target.valueAsNumber)}
        />
      </label>
    </p>
  );
}

function MoveStep() {
  const { cursor, frames } = useView();
  const { moveNow } = useActions();
  return (
    <p className="panel-actions">
      <span>Step {cursor}</span>
      <button
        type="button"
        className="link"
        disabled={cursor < 2}
        aria-keyshortcuts={shortcutsOf('earlier')}
        onClick={() => moveNow(-1)}
      >
        Take it earlier
      </button>
      <button
        type="button"
        className="link"
        disabled={cursor === 0 || cursor === frames.length - 1}
        aria-keyshortcuts={shortcutsOf('later')}
        onClick={() => moveNow(1)}
      >
        Take it later
      </button>
    </p>
  );
}
