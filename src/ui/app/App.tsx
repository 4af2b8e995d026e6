/** The page: bar, story, timeline, detail, transport; and in edit mode the editor in the story's place. */

import './fonts.css';
import './base.css';
import './page.css';
import './touch.css';
import { lazy, Suspense } from 'react';
import type { Session } from '../../store/session.ts';
import { Bar } from '../bar/Bar.tsx';
import { Keyboard } from '../commands/Keyboard.tsx';
import { Comparing } from '../compare/Comparing.tsx';
import { Stage } from '../desk/Stage.tsx';
import { Problems } from '../parts/Problems.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { SessionContext, useSession } from '../parts/useSession.ts';
import { PresentingBar } from '../reading/PresentingBar.tsx';
import { Story } from '../story/Story.tsx';
import { Transport } from '../transport/Transport.tsx';
import { Patterns } from './Patterns.tsx';
import { Tour } from './Tour.tsx';

const EditView = lazy(async () => ({ default: (await import('../edit/EditView.tsx')).EditView }));
const Palette = lazy(async () => ({ default: (await import('../palette/Palette.tsx')).Palette }));
const Worksheet = lazy(async () => ({ default: (await import('../reading/Worksheet.tsx')).Worksheet }));
// Beside the timeline, and not needed for the first step: it comes a moment later, into a place kept for it.
const Detail = lazy(async () => ({ default: (await import('../panels/Detail.tsx')).Detail }));
const HelpSheet = lazy(async () => ({ default: (await import('../reading/HelpSheet.tsx')).HelpSheet }));

export function App({ session }: { readonly session: Session }) {
  return (
    <SessionContext value={session}>
      <Page />
      <Keyboard />
    </SessionContext>
  );
}

function Page() {
  const mode = useSession(({ page }) => page.mode);
  if (mode !== 'worksheet') return <Run mode={mode} />;
  return (
    <Suspense fallback={<p className="edit-loading">The worksheet is on its way.</p>}>
      <Worksheet />
    </Suspense>
  );
}

function Run({ mode }: { readonly mode: 'run' | 'presenting' }) {
  const { part, editing } = useSession(({ page }) => page);
  return (
    <>
      <Patterns />
      <div className="page" data-tab={part} data-editing={editing && mode === 'run'} data-mode={mode}>
        {mode === 'presenting' && <PresentingBar />}
        <Bar />
        <Tabs />
        <main className="parts">
          <Comparing off={editing}>
            {editing ? (
              <Suspense fallback={<p className="edit edit-loading">The editor is on its way.</p>}>
                <EditView />
              </Suspense>
            ) : (
              <Story />
            )}
            <section className="main" aria-label="Timeline">
              <Problems />
              <Stage />
              {mode === 'run' && <Tour />}
            </section>
            <Suspense fallback={<section className="detail" />}>
              <Detail />
            </Suspense>
          </Comparing>
        </main>
        <Transport />
      </div>
      <Sheets />
    </>
  );
}

/** What lies over the page. */
function Sheets() {
  const sheet = useSession(({ page }) => page.sheet);
  return (
    <Suspense>
      {sheet === 'help' && <HelpSheet />}
      {sheet === 'palette' && <Palette />}
    </Suspense>
  );
}
