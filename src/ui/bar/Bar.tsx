/** The bar: which scenario, under which settings, and what can be done with it as a whole. */

import './bar.css';
import { shortcutsOf } from '../../words/keys.ts';
import { firstPageAddress } from '../parts/address.ts';
import { Logo } from '../parts/Logo.tsx';
import { useActions, useSession, useView } from '../parts/useSession.ts';
import { LevelMenu } from './LevelMenu.tsx';
import { MemorySwitch, SettingSwitches } from './SettingSwitches.tsx';
import { ShareLink } from './ShareLink.tsx';
import { settingControls } from './settingControls.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';

export function Bar() {
  const editing = useSession(({ page }) => page.editing);
  const { toggleEditing, showSheet } = useActions();
  const { scenario, program } = useView();
  const { ownLine } = settingControls(scenario, program.inForce);
  return (
    <header className="bar" data-own-line={ownLine}>
      <h1 className="brand">
        <a href={firstPageAddress} title="All levels">
          <Logo />
          Wakelane
        </a>
      </h1>
      <LevelMenu />
      <div className="switches">
        <SettingSwitches />
        <MemorySwitch />
      </div>
      <nav className="bar-actions" aria-label="Page">
        <ThemeSwitch />
        <CompareButton />
        <button
          type="button"
          className="quiet"
          aria-pressed={editing}
          aria-keyshortcuts={shortcutsOf('edit')}
          onClick={toggleEditing}
        >
          Edit
        </button>
        <ShareLink />
        <button
          type="button"
          className="quiet"
          aria-keyshortcuts={shortcutsOf('palette')}
          onClick={() => showSheet('palette')}
        >
          Find <span className="key-hint">/</span>
        </button>
        <button
          type="button"
          className="quiet"
          aria-keyshortcuts={shortcutsOf('help')}
          onClick={() => showSheet('help')}
        >
          Help <span className="key-hint">?</span>
        </button>
      </nav>
    </header>
  );
}

function CompareButton() {
  const comparing = useSession((state) => state.comparing !== undefined);
  const { startComparing, stopComparing } = useActions();
  return (
    <button
      type="button"
      className="quiet"
      aria-pressed={comparing}
      aria-keyshortcuts={shortcutsOf('compare')}
      onClick={comparing ? stopComparing : startComparing}
    >
      Compare
    </button>
  );
}
