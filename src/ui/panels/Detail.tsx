/** The state after the current step, part by part; or the whole source; or the run as text. */

import './detail.css';
import { memo, type ReactNode, Suspense } from 'react';
import { unreachable } from '../../base/unreachable.ts';
import type { View } from '../../store/derived/view.ts';
import type { PagePart } from '../../store/inputs/page.ts';
import { Legend } from '../parts/Legend.tsx';
import { useSession, useView, useViewSoon } from '../parts/useSession.ts';
import { runTextPart } from '../reading/runTextPart.ts';
import { Buffers } from './Buffers.tsx';
import { Explorer } from './Explorer.tsx';
import { Interrupts } from './Interrupts.tsx';
import { Ledger } from './Ledger.tsx';
import { Locals } from './Locals.tsx';
import { ModeCharts } from './ModeCharts.tsx';
import { Operations } from './Operations.tsx';
import { Properties } from './Properties.tsx';
import { Source } from './Source.tsx';
import { Tasks } from './Tasks.tsx';
import { Variables } from './Variables.tsx';

/** `above`: what stands over the state, where there is more than a run. */
export function Detail({ above }: { readonly above?: ReactNode }) {
  const tab = useSession(({ page }) => page.part);
  return (
    <section
      className="detail detail-place"
      aria-label={tab === 'source' ? 'Source' : tab === 'text' ? 'Text' : 'State'}
    >
      <Part {...{ tab, above }} />
    </section>
  );
}

function Part({ tab, above }: { readonly tab: PagePart; readonly above: ReactNode }) {
  switch (tab) {
    case 'source':
      return <SourceSoon />;
    case 'text':
      return (
        <Suspense fallback={<p className="edit-loading">The text is on its way.</p>}>
          <TextNow />
        </Suspense>
      );
    case 'timeline':
    case 'story':
    case 'state':
      return (
        <>
          {above}
          <State />
        </>
      );
    default:
      return unreachable(tab);
  }
}

function SourceSoon() {
  return <Source view={useViewSoon()} />;
}

function TextNow() {
  return <runTextPart.Part view={useView()} />;
}

function State() {
  const soon = useViewSoon();
  return (
    <>
      <StateOfRun view={soon} />
      <ExplorerNow />
      <StateOfTasks view={soon} />
      <details className="part legend-part">
        <summary>Signs of the timeline</summary>
        <Legend />
      </details>
    </>
  );
}

/** It has a box to tick, which answers at once. */
function ExplorerNow() {
  return <Explorer view={useView()} />;
}

interface StateProps {
  readonly view: View;
}

const StateOfRun = memo(function StateOfRun({ view }: StateProps) {
  const { program, frames, cursor } = view;
  const frame = frames[cursor];
  if (frame === undefined) return null;
  return (
    <>
      <Variables program={program} frames={frames} frame={frame} />
      <Operations view={view} />
      <Ledger view={view} />
      <Interrupts program={program} frame={frame} />
      <Buffers program={program} frame={frame} />
      <ModeCharts view={view} />
      <Properties view={view} />
    </>
  );
});

const StateOfTasks = memo(function StateOfTasks({ view }: StateProps) {
  const { program, frames, cursor } = view;
  const frame = frames[cursor];
  if (frame === undefined) return null;
  return (
    <>
      <Tasks view={view} />
      <Locals program={program} frame={frame} />
    </>
  );
});
