/** The one line above a presented run: what is shown, the variables of the goal, and how to leave. */

import './presenting.css';
import { useState } from 'react';
import { defined } from '../../base/defined.ts';
import { mapDefined } from '../../base/mapDefined.ts';
import { createChangedSlots } from '../../facts/changedSlots.ts';
import { goalVariables } from '../../facts/goalVariables.ts';
import { shortcutsOf } from '../../words/keys.ts';
import { memoryTitles, valueTitle } from '../../words/settingTitles.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { useActions, useSession, useView } from '../parts/useSession.ts';

/** More cannot be read from the last row. */
const variablesMax = 4;

export function PresentingBar() {
  const { showMode, toggleBlank, showSheet } = useActions();
  const blank = useSession(({ page }) => page.blank);
  const { scenario, program, cursor, frames, goals } = useView();
  const [changedIn] = useState(createChangedSlots);
  const { values, memory } = program.settings;
  const shown = mapDefined(
    scenario.params.filter(({ name }) => program.inForce.includes(name)),
    (param) => param.values.find(({ value }) => value === values[param.name]),
  ).map(valueTitle);
  const settings = [...shown, ...(scenario.memories.length > 1 ? [memoryTitles[memory]] : [])];
  const goal =
    goals.list.find(({ key }) => key === goals.current)?.property ??
    goals.list.find(({ property }) => property !== undefined)?.property;
  return (
    <header className="presenting-bar">
      <h1>{scenario.title}</h1>
      <p className="presenting-settings">
        <CodeWords text={settings.join(', ')} />
      </p>
      <dl className="presenting-variables">
        {goalVariables(program, goal?.name, defined(frames[cursor]), changedIn(frames), variablesMax).map(
          ({ name, value, changed }) => (
            <div key={name} data-changed={changed}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p className="presenting-step">
        step <b>{cursor}</b> of {frames.length - 1}
      </p>
      <button type="button" className="quiet" onClick={() => showSheet('qr')}>
        QR code
      </button>
      <button
        type="button"
        className="quiet"
        aria-keyshortcuts={shortcutsOf('leave')}
        onClick={() => showMode('run')}
      >
        Leave <span className="key-hint">Esc</span>
      </button>
      {blank && (
        <button type="button" className="presenting-blank" onClick={toggleBlank}>
          <span className="visually-hidden">Show the presentation again</span>
        </button>
      )}
    </header>
  );
}
