/** The page: bar, story, timeline, detail, transport; and in edit mode the editor in the story's place. */

import './styles/fonts.css';
import './styles/base.css';
import './styles/page.css';
import { lazy, Suspense, useState } from 'react';
import type { Session } from '../store/session.ts';
import { Bar } from './Bar.tsx';
import { Detail } from './Detail.tsx';
import { Keyboard } from './Keyboard.tsx';
import { Patterns } from './Patterns.tsx';
import { Problems } from './Problems.tsx';
import { focusPlayControl } from './playControl.ts';
import { Stage } from './Stage.tsx';
import { Story } from './Story.tsx';
import { type TabName, Tabs } from './Tabs.tsx';
import { Transport } from './Transport.tsx';
import { SessionContext } from './useSession.ts';

const EditView = lazy(async () => ({ default: (await import('./EditView.tsx')).EditView }));
const HelpSheet = lazy(async () => ({ default: (await import('./HelpSheet.tsx')).HelpSheet }));

export function App({ session }: { readonly session: Session }) {
  const [tab, setTab] = useState<TabName>('timeline');
  const [editing, setEditing] = useState(false);
  const [help, setHelp] = useState(false);
  const [speed, setSpeed] = useState(2);
  const { store, actions } = session;
  // A run that has just been started plays as fast as the transport says.
  const atSpeed = () => {
    if (store.getState().playing.status === 'playing') actions.play(speed);
  };
  const showRun = () => {
    setTab('timeline');
    atSpeed();
    focusPlayControl();
  };
  return (
    <SessionContext value={session}>
      <Patterns />
      <div className="page" data-tab={tab} data-editing={editing}>
        <Bar editing={editing} onEdit={() => setEditing(!editing)} onHelp={() => setHelp(true)} />
        <Tabs tab={tab} onChoose={setTab} editing={editing} />
        <main className="parts">
          {editing ? (
            <Suspense fallback={<p className="edit edit-loading">The editor is on its way.</p>}>
              <EditView onClose={() => setEditing(false)} />
            </Suspense>
          ) : (
            <Story onPlay={showRun} />
          )}
          <section className="main" aria-label="Timeline">
            <Problems />
            <Stage />
          </section>
          <Detail source={tab === 'source'} />
        </main>
        <Transport speed={speed} onSpeed={setSpeed} />
      </div>
      {help && (
        <Suspense>
          <HelpSheet onClose={() => setHelp(false)} />
        </Suspense>
      )}
      <Keyboard
        speed={speed}
        onPlay={atSpeed}
        onEdit={() => setEditing(!editing)}
        onHelp={() => setHelp(!help)}
      />
    </SessionContext>
  );
}
