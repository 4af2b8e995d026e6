/** The bar, one row on every width: which scenario, under which settings, and what can be done with it as a whole. */

import './bar.css';
import { onePart } from 'virtual:sizes';
import { shortcutsOf } from '../../words/keys.ts';
import { firstPageAddress } from '../parts/address.ts';
import { Logo } from '../parts/Logo.tsx';
import { useMedia } from '../parts/useMedia.ts';
import { useActions, useSession } from '../parts/useSession.ts';
import { useSize } from '../parts/useSize.ts';
import { LevelMenu } from './LevelMenu.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { Settings } from './Settings.tsx';
import { ShareLink } from './ShareLink.tsx';

export function Bar() {
  const narrow = useMedia(onePart);
  const [ref, { width }] = useSize();
  return (
    <header className="bar bar-place" ref={ref}>
      <h1 className="brand">
        <a href={firstPageAddress} title="All levels">
          <Logo />
          <span className="brand-name">Wakelane</span>
        </a>
      </h1>
      <LevelMenu />
      {!narrow && <Settings width={width} />}
      <nav className="bar-actions" aria-label="Page">
        {!narrow && (
          <>
            <CompareButton />
            <PresentButton />
            <ShareLink />
          </>
        )}
        <MoreMenu>
          {narrow && (
            <>
              <ShareLink />
              <CompareButton />
              <PresentButton />
            </>
          )}
        </MoreMenu>
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

function PresentButton() {
  const { showMode } = useActions();
  return (
    <button
      type="button"
      className="quiet"
      aria-keyshortcuts={shortcutsOf('present')}
      onClick={() => showMode('presenting')}
    >
      Present
    </button>
  );
}
