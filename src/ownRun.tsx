/** The run of a pasted table in “Draw your own”: a session of its own, fetched with what a run needs when there is one. */

import { charts } from 'virtual:charts';
import { levels } from 'virtual:levels';
import { use, useDeferredValue } from 'react';
import { findDrawn } from './explorer/drawn.ts';
import { createSupply, fetchShipped, needsOf } from './runFiles.ts';
import { createSession, type Session } from './store/session.ts';
import type { OwnRunProps, ShownRun } from './ui/own/ownRunProps.ts';
import { OwnStage } from './ui/ownRun/OwnStage.tsx';
import { createExplorer } from './worker/explorer.ts';

export function OwnRun({ run, strip }: OwnRunProps) {
  // What is shown stays until the next one is here.
  const shown = useDeferredValue(run);
  return <OwnStage session={use(sessionOf(shown))} run={shown} strip={strip} />;
}

const explore = createExplorer();

/** The last one: whoever confirms a cell asks for another run. */
let last: { readonly key: string; readonly session: Promise<Session> } | undefined;

function sessionOf(run: ShownRun): Promise<Session> {
  const key = run.kind === 'link' ? run.fragment : run.text;
  if (last?.key !== key) last = { key, session: open(run) };
  return last.session;
}

async function open(run: ShownRun): Promise<Session> {
  const fragment = run.kind === 'link' ? run.fragment : '';
  const shipped = await fetchShipped(needsOf(fragment).id);
  const session: Session = createSession({
    ...{ library: [shipped], levels, charts, findDrawn, explore },
    whenWaiting: () => supply.hurry(),
  });
  const supply = createSupply(session, shipped);
  const { openLink, showFates, chooseDrawn, begin, pause } = session.actions;
  openLink(run.kind === 'link' ? await supply.linkOf(fragment) : await supply.linkOfText(run.text));
  supply.complete();
  showFates(true);
  if (run.kind === 'link') chooseDrawn(undefined);
  else {
    begin('drawn');
    pause();
  }
  return session;
}
