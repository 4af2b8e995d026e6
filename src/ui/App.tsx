/** The page: bar, story, timeline, detail, transport; and in edit mode the editor in the story's place. */

import './styles/fonts.css';
import './styles/base.css';
import './styles/page.css';
import { useState } from 'react';
import type { Session } from '../store/session.ts';
import { Bar } from './Bar.tsx';
import { Detail } from './Detail.tsx';
import { EditView } from './EditView.tsx';
import { HelpSheet } from './HelpSheet.tsx';
import { Keyboard } from './Keyboard.tsx';
import { Patterns } from './Patterns.tsx';
import { Problems } from './Problems.tsx';
import { Stage } from './Stage.tsx';
import { Story } from './Story.tsx';
import { type TabName, Tabs } from './Tabs.tsx';
import { Transport } from './Transport.tsx';
import { SessionContext } from './useSession.ts';

export function App({ session }: { readonly session: Session }) {
  const [tab, setTab] = useState<TabName>('timeline');
  const [editing, setEditing] = useState(false);
  const [help, setHelp] = useState(false);
  return (
    <SessionContext value={session}>
      <Patterns />
      <div className="page" data-tab={tab} data-editing={editing}>
        <Bar editing={editing} onEdit={() => setEditing(!editing)} onHelp={() => setHelp(true)} />
        <Tabs tab={tab} onChoose={setTab} editing={editing} />
        <main className="parts">
          {editing ? (
            <EditView onClose={() => setEditing(false)} />
          ) : (
            <Story onPlay={() => setTab('timeline')} />
          )}
          <section className="main" aria-label="Timeline">
            <Problems />
            <Stage />
          </section>
          <Detail source={tab === 'source'} />
        </main>
        <Transport />
      </div>
      <HelpSheet open={help} onClose={() => setHelp(false)} />
      <Keyboard onEdit={() => setEditing(!editing)} onHelp={() => setHelp(!help)} />
    </SessionContext>
  );
}
