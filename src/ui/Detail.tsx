/** The state after the current step, part by part; or the whole source. */

import './styles/detail.css';
import { Buffers } from './Buffers.tsx';
import { Explorer } from './Explorer.tsx';
import { Interrupts } from './Interrupts.tsx';
import { Locals } from './Locals.tsx';
import { ModeCharts } from './ModeCharts.tsx';
import { Properties } from './Properties.tsx';
import { Source } from './Source.tsx';
import { useView } from './useSession.ts';
import { Variables } from './Variables.tsx';

export function Detail({ source }: { readonly source: boolean }) {
  const view = useView();
  const frame = view.frames[view.cursor];
  if (frame === undefined) return null;
  return (
    <section className="detail" aria-label={source ? 'Source' : 'State'}>
      {source ? (
        <Source view={view} />
      ) : (
        <>
          <Variables program={view.program} frame={frame} />
          <Interrupts program={view.program} frame={frame} />
          <Buffers program={view.program} frame={frame} />
          <ModeCharts view={view} />
          <Properties view={view} />
          <Explorer view={view} />
          <Locals program={view.program} frame={frame} />
        </>
      )}
    </section>
  );
}
