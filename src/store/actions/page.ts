// Actions that change how the page shows the run, and nothing of the run.

import type { PageMode, PagePart, PageState, TimePanel, TourStop } from '../inputs/page.ts';
import type { SessionState } from '../inputs/state.ts';
import type { Change, Tools } from './tools.ts';

export interface PageActions {
  /** Opens a part where several share a place; the page is no longer presented or printed then. */
  readonly showPart: (part: PagePart) => void;
  /** Opens the run as text, or goes back from it to the timeline. */
  readonly toggleText: () => void;
  /** Opens all the code of the next steps over the timeline, or closes it. */
  readonly toggleCode: () => void;
  readonly toggleEditing: () => void;
  readonly showMode: (mode: PageMode) => void;
  /** Hides the presentation, or shows it again. */
  readonly toggleBlank: () => void;
  /** Opens a panel of the transport, or closes it. */
  readonly togglePanel: (panel: TimePanel) => void;
  /** Lays a sheet over the page, or takes away what lies there. */
  readonly showSheet: (sheet: PageState['sheet']) => void;
  /** Draws time the other way. */
  readonly turnTime: () => void;
  /** In turns a second. */
  readonly chooseSpeed: (speed: number) => void;
  /** Shows or hides what the explorer knows of this run. */
  readonly showFates: (shown: boolean) => void;
  readonly goOnTour: (stop: TourStop) => void;
  /** Ends the tour, for good. */
  readonly endTour: () => void;
  /** Closes what opened last; undoes nothing of the run. */
  readonly leave: () => void;
}

/** Where nothing is open that could be closed. */
const UNCHANGED: Partial<PageState> = {};

/** Makes an action of a function of the state. */
type Act = <Args extends readonly unknown[]>(
  action: (tools: Tools, state: SessionState, ...args: Args) => Change,
) => (...args: Args) => void;

export function createPageActions(act: Act): PageActions {
  const on = <Args extends readonly unknown[]>(
    action: (page: PageState, ...args: Args) => Partial<PageState>,
  ) => act((_, { page }, ...args: Args) => ({ page: { ...page, ...action(page, ...args) } }));
  return {
    showPart: on((_, part) => ({ mode: 'run', part })),
    toggleText: on(({ part }) => ({ mode: 'run', part: part === 'text' ? 'timeline' : 'text' })),
    toggleCode: on(({ codeOpen }) => ({ codeOpen: !codeOpen })),
    // Where one part is shown at a time, the editor stands in the place of the story.
    toggleEditing: on(({ editing, part }) => ({
      mode: 'run',
      editing: !editing,
      part: editing ? part : 'story',
    })),
    showMode: on((_, mode) => ({ mode, blank: false })),
    toggleBlank: on(({ blank }) => ({ blank: !blank })),
    togglePanel: on(({ timePanel }, panel) => ({ timePanel: timePanel === panel ? undefined : panel })),
    showSheet: on((_, sheet) => ({ sheet })),
    turnTime: on(({ time: before }) => {
      const time = before === 'downwards' ? 'rightwards' : 'downwards';
      return { time, ownTime: time };
    }),
    chooseSpeed: on((_, speed) => ({ speed })),
    showFates: act((_, { page, helped }, shown: boolean) => ({
      page: { ...page, fates: shown ? 'shown' : 'hidden' },
      helped: helped || shown,
    })),
    goOnTour: on((_, at) => ({ tour: { status: 'on', at } })),
    endTour: on(() => ({ tour: { status: 'seen' } })),
    leave: on((page) => leaving(page) ?? UNCHANGED),
  };
}

/** What closing one thing changes; undefined where nothing is open. */
export function leaving({
  mode,
  timePanel,
  codeOpen,
  blank,
  tour,
}: PageState): Partial<PageState> | undefined {
  if (timePanel !== undefined) return { timePanel: undefined };
  if (codeOpen) return { codeOpen: false };
  if (blank) return { blank: false };
  if (mode !== 'run') return { mode: 'run' };
  return tour.status === 'on' ? { tour: { status: 'seen' } } : undefined;
}
