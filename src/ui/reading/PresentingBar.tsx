/** The one line above a presented run: what is shown, and how to leave. */

import './presenting.css';
import { shortcutsOf } from '../../words/keys.ts';
import { memoryTitles, valueTitle } from '../../words/settingTitles.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { useActions, useView } from '../parts/useSession.ts';

export function PresentingBar() {
  const { showMode } = useActions();
  const { scenario, program, cursor, frames } = useView();
  const { values, memory } = program.settings;
  const shown = scenario.params
    .filter(({ name }) => program.inForce.includes(name))
    .flatMap((param) => param.values.find(({ value }) => value === values[param.name]) ?? [])
    .map(valueTitle);
  const settings = [...shown, ...(scenario.memories.length > 1 ? [memoryTitles[memory]] : [])];
  return (
    <header className="presenting-bar">
      <h1>{scenario.title}</h1>
      <p className="presenting-settings">
        <CodeWords text={settings.join(', ')} />
      </p>
      <p className="presenting-step">
        step <b>{cursor}</b> of {frames.length - 1}
      </p>
      <button
        type="button"
        className="quiet"
        aria-keyshortcuts={shortcutsOf('leave')}
        onClick={() => showMode('run')}
      >
        Leave <span className="key-hint">Esc</span>
      </button>
    </header>
  );
}
