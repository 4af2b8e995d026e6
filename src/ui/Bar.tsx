/** The bar: which scenario, under which settings, and what can be done with it as a whole. */

import './styles/bar.css';
import { shortcutsOf } from '../layout/keys.ts';
import { settingControls } from '../layout/settingControls.ts';
import { Logo } from './Logo.tsx';
import { MemorySwitch, SettingSwitches } from './SettingSwitches.tsx';
import { ShareLink } from './ShareLink.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { useActions, useView, useWholeSession } from './useSession.ts';

interface Props {
  readonly editing: boolean;
  readonly onEdit: () => void;
  readonly onHelp: () => void;
}

export function Bar({ editing, onEdit, onHelp }: Props) {
  const { scenario, program } = useView();
  const { ownLine } = settingControls(scenario.params, program.inForce);
  return (
    <header className="bar" data-own-line={ownLine}>
      <h1 className="brand">
        <Logo />
        Wakelane
      </h1>
      <ScenarioMenu />
      <div className="switches">
        <SettingSwitches />
        <MemorySwitch />
      </div>
      <nav className="bar-actions" aria-label="Page">
        <ThemeSwitch />
        <button
          type="button"
          className="quiet"
          aria-pressed={editing}
          aria-keyshortcuts={shortcutsOf('edit')}
          onClick={onEdit}
        >
          Edit
        </button>
        <ShareLink />
        <button type="button" className="quiet" aria-keyshortcuts={shortcutsOf('help')} onClick={onHelp}>
          Help <span className="key-hint">?</span>
        </button>
      </nav>
    </header>
  );
}

function ScenarioMenu() {
  const { shipped } = useWholeSession();
  const { scenario } = useView();
  const { open } = useActions();
  const known = shipped.some(({ text }) => text === scenario.text);
  return (
    <label className="scenario-menu">
      <span className="visually-hidden">Scenario</span>
      <select value={known ? scenario.id : ''} onChange={(event) => open(event.target.value)}>
        {!known && <option value="">{scenario.title} (edited)</option>}
        {shipped.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
