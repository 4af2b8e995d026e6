/** The page: bar, story, timeline, detail, transport; and in edit mode the editor in the story's place. */

import './fonts.css';
import './base.css';
import './page.css';
import { onePart } from 'virtual:sizes';
import { type ReactNode, Suspense } from 'react';
import type { Session } from '../../store/session.ts';
import { Bar } from '../bar/Bar.tsx';
import { FoldedSettings } from '../bar/Settings.tsx';
import { Keyboard } from '../commands/Keyboard.tsx';
import { Comparing } from '../compare/Comparing.tsx';
import { Stage } from '../desk/Stage.tsx';
import { Patterns } from '../parts/Patterns.tsx';
import { Problems } from '../parts/Problems.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { useMedia } from '../parts/useMedia.ts';
import { SessionContext, usePartOfView, useSession } from '../parts/useSession.ts';
import { WhenPrinted } from '../timeline/WhenPrinted.tsx';
import { Transport } from '../transport/Transport.tsx';
import {
  detail,
  editView,
  embedSheet,
  exportSheet,
  helpSheet,
  palette,
  presentingBar,
  qrSheet,
  setHomework,
  story,
  tour,
  worksheet,
} from './pageParts.ts';

interface Props {
  readonly session: Session;
  /** What stands in the place of the scenario's story; its own where there is nothing else. */
  readonly story?: ReactNode;
  /** What stands over the state. */
  readonly aboveState?: ReactNode;
}

export function App({ session, story: instead, aboveState }: Props) {
  return (
    <SessionContext value={session}>
      <Page story={instead ?? <story.Part />} aboveState={aboveState} />
      <Keyboard />
    </SessionContext>
  );
}

interface Beside {
  readonly story: ReactNode;
  readonly aboveState: ReactNode;
}

function Page(beside: Beside) {
  const mode = useSession(({ page }) => page.mode);
  if (mode !== 'worksheet') return <Run mode={mode} {...beside} />;
  return (
    <Suspense fallback={<p className="edit-loading">The worksheet is on its way.</p>}>
      <worksheet.Part />
    </Suspense>
  );
}

function Run({
  mode,
  story: told,
  aboveState,
}: Beside & {
  readonly mode: 'run' | 'presenting';
}) {
  const { part, editing } = useSession(({ page }) => page);
  const narrow = useMedia(onePart);
  return (
    <>
      <Patterns />
      <div className="page" data-tab={part} data-editing={editing && mode === 'run'} data-mode={mode}>
        <button type="button" className="skip-button outlined" onClick={focusFirstStep}>
          Skip to the first step
        </button>
        <Suspense>{mode === 'presenting' && <presentingBar.Part />}</Suspense>
        <Bar />
        <Tabs>{narrow && <FoldedSettings />}</Tabs>
        <main className="parts">
          <Comparing off={editing}>
            {editing ? (
              <Suspense fallback={<p className="edit-place edit-loading">The editor is on its way.</p>}>
                <editView.Part />
              </Suspense>
            ) : (
              <Suspense fallback={<section className="story-place" />}>{told}</Suspense>
            )}
            <section className="main" aria-label="Timeline">
              <Problems />
              <Stage />
              <Suspense>{mode === 'run' && <TourOnce />}</Suspense>
            </section>
            {/* Beside the timeline, and not needed for the first step: they come a moment later, into places kept for them. */}
            <Suspense fallback={<section className="detail-place" />}>
              <detail.Part above={aboveState} />
            </Suspense>
          </Comparing>
        </main>
        <Transport />
      </div>
      <Sheets />
      <WhenPrinted />
    </>
  );
}

/**
 * Its file is asked for only where there is a tour to give. It speaks of what will happen, and stands over the rows of
 * what has happened: who steps needs it no more.
 */
function TourOnce() {
  const isOn = useSession(({ page }) => page.tour.status === 'on');
  const stepped = usePartOfView(({ cursor }) => cursor > 0);
  return isOn && !stepped && <tour.Part />;
}

/** To the buttons that step, past bar and story. */
function focusFirstStep(): void {
  document.querySelector<HTMLElement>('.feet button')?.focus();
}

/** What lies over the page. */
function Sheets() {
  const sheet = useSession(({ page }) => page.sheet);
  return (
    <Suspense>
      {sheet === 'help' && <helpSheet.Part />}
      {sheet === 'palette' && <palette.Part />}
      {sheet === 'homework' && <setHomework.Part />}
      {sheet === 'embed' && <embedSheet.Part />}
      {sheet === 'export' && <exportSheet.Part />}
      {sheet === 'qr' && <qrSheet.Part />}
    </Suspense>
  );
}
