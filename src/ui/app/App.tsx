/** The page: bar, story, timeline, detail, transport; and in edit mode the editor in the story's place. */

import './fonts.css';
import './base.css';
import './page.css';
import './touch.css';
import { lazy, Suspense, useState } from 'react';
import type { Session } from '../../store/session.ts';
import { Bar } from '../bar/Bar.tsx';
import type { PageControls, PageMode, TimePanel } from '../commands/commands.ts';
import { Keyboard } from '../commands/Keyboard.tsx';
import { focusPlayControl } from '../commands/playControl.ts';
import { Comparing } from '../compare/Comparing.tsx';
import { Stage } from '../desk/Stage.tsx';
import { Problems } from '../parts/Problems.tsx';
import { type TabName, Tabs } from '../parts/Tabs.tsx';
import { useKept } from '../parts/useKept.ts';
import { SessionContext } from '../parts/useSession.ts';
import { PresentingBar } from '../reading/PresentingBar.tsx';
import { Story } from '../story/Story.tsx';
import { Transport } from '../transport/Transport.tsx';
import { Patterns } from './Patterns.tsx';
import { Tour, useTour } from './Tour.tsx';

const EditView = lazy(async () => ({ default: (await import('../edit/EditView.tsx')).EditView }));
const Palette = lazy(async () => ({ default: (await import('../palette/Palette.tsx')).Palette }));
const Worksheet = lazy(async () => ({ default: (await import('../reading/Worksheet.tsx')).Worksheet }));
// Beside the timeline, and not needed for the first step: it comes a moment later, into a place kept for it.
const Detail = lazy(async () => ({ default: (await import('../panels/Detail.tsx')).Detail }));
const HelpSheet = lazy(async () => ({ default: (await import('../reading/HelpSheet.tsx')).HelpSheet }));

export function App({ session }: { readonly session: Session }) {
  const [tab, setTab] = useState<TabName>('timeline');
  const [editing, setEditing] = useState(false);
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const [mode, setMode] = useState<PageMode>('run');
  const [panel, setPanel] = useState<TimePanel>();
  const [speed, setSpeed] = useState(2);
  const [rightwards, setRightwards] = useKept('wakelane-rightwards');
  const { store, actions } = session;
  const tour = useTour(session);
  // A run that has just been started plays as fast as the transport says.
  const atSpeed = () => {
    if (store.getState().playing.status === 'playing') actions.play(speed);
  };
  const showRun = () => {
    setTab('timeline');
    atSpeed();
    focusPlayControl();
  };
  const inRun = (act: () => void) => () => {
    setMode('run');
    act();
  };
  const controls: PageControls = {
    mode,
    speed,
    onSpeed: setSpeed,
    onPlay: atSpeed,
    onEdit: inRun(() => setEditing(!editing)),
    onText: inRun(() => setTab(tab === 'text' ? 'timeline' : 'text')),
    onHelp: () => setHelp(!help),
    onPalette: () => setPalette(true),
    paletteIsOpen: palette,
    onMode: setMode,
    rightwards,
    onTurn: () => setRightwards(!rightwards),
    panel,
    onPanel: (wanted) => setPanel(panel === wanted ? undefined : wanted),
    onSkipTour: tour.skip,
  };
  const showTab = (name: TabName) => {
    setMode('run');
    setTab(name);
  };
  if (mode === 'worksheet') {
    return (
      <SessionContext value={session}>
        <Suspense fallback={<p className="edit-loading">The worksheet is on its way.</p>}>
          <Worksheet onClose={() => setMode('run')} />
        </Suspense>
        <Keyboard page={controls} />
      </SessionContext>
    );
  }
  return (
    <SessionContext value={session}>
      <Patterns />
      <div className="page" data-tab={tab} data-editing={editing && mode === 'run'} data-mode={mode}>
        {mode === 'presenting' && <PresentingBar onLeave={() => setMode('run')} />}
        <Bar
          editing={editing}
          onEdit={() => setEditing(!editing)}
          onFind={() => setPalette(true)}
          onHelp={() => setHelp(true)}
        />
        <Tabs tab={tab} onChoose={setTab} editing={editing} />
        <main className="parts">
          <Comparing off={editing}>
            {editing ? (
              <Suspense fallback={<p className="edit edit-loading">The editor is on its way.</p>}>
                <EditView onClose={() => setEditing(false)} />
              </Suspense>
            ) : (
              <Story onPlay={showRun} />
            )}
            <section className="main" aria-label="Timeline">
              <Problems />
              <Stage alone={mode === 'presenting'} turning={controls} />
              {mode === 'run' && <Tour tour={tour} />}
            </section>
            <Suspense fallback={<section className="detail" />}>
              <Detail tab={tab} />
            </Suspense>
          </Comparing>
        </main>
        <Transport speed={speed} onSpeed={setSpeed} panel={panel} onPanel={setPanel} />
      </div>
      {help && (
        <Suspense>
          <HelpSheet onClose={() => setHelp(false)} />
        </Suspense>
      )}
      {palette && (
        <Suspense>
          <Palette page={controls} onTab={showTab} onClose={() => setPalette(false)} />
        </Suspense>
      )}
      <Keyboard page={controls} />
    </SessionContext>
  );
}
