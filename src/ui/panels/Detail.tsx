/** The state after the current step, part by part; or the whole source; or the run as text. */

import './detail.css';
import { Suspense } from 'react';
import { unreachable } from '../../base/unreachable.ts';
import type { View } from '../../store/derived/view.ts';
import type { PagePart } from '../../store/inputs/page.ts';
import { Legend } from '../parts/Legend.tsx';
import { useSession, useView } from '../parts/useSession.ts';
import { runText } from '../reading/runTextPart.ts';
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

export function Detail() {
  const tab = useSession(({ page }) => page.part);
  return (
    <section
      className="detail detail-place"
      aria-label={tab === 'source' ? 'Source' : tab === 'text' ? 'Text' : 'State'}
    >
      <Part tab={tab} />
    </section>
  );
}

function Part({ tab }: { readonly tab: PagePart }) {
  const view = useView();
  switch (tab) {
    case 'source':
      return <Source view={view} />;
    case 'text':
      return (
        <Suspense fallback={<p className="edit-loading">The text is on its way.</p>}>
          <runText.Part view={view} />
        </Suspense>
      );
    case 'timeline':
    case 'story':
    case 'state':
      return <State view={view} />;
    default:
      return unreachable(tab);
  }
}

function State({ view }: { readonly view: View }) {
  const frame = view.frames[view.cursor];
  if (frame === undefined) return null;
  return (
    <>
      <Variables program={view.program} frames={view.frames} frame={frame} />
      <Operations view={view} />
      <Ledger view={view} />
      <Interrupts program={view.program} frame={frame} />
      <Buffers program={view.program} frame={frame} />
      <ModeCharts view={view} />
      <Properties view={view} />
      <Explorer view={view} />
      <Tasks view={view} />
      <Locals program={view.program} frame={frame} />
      <details className="part legend-part">
        <summary>Signs of the timeline</summary>
        <Legend />
      </details>
    </>
  );
}
