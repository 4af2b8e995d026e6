// How the page shows a run: inputs like any other, so that a link, an embed or an assignment can carry them.

export interface PageState {
  readonly mode: PageMode;
  /** What is open where the parts of the page share a place: which of them do depends on the width. */
  readonly part: PagePart;
  /** The editor stands in the place of the story. */
  readonly editing: boolean;
  /** All the code of the next steps stands over the timeline. */
  readonly codeOpen: boolean;
  /** What opens above the transport. */
  readonly timePanel: TimePanel | undefined;
  /** What lies over the page. */
  readonly sheet: Sheet | undefined;
  /** A presentation that shows nothing for a while, so that all look at who speaks. */
  readonly blank: boolean;
  /** Which way time goes: the reader's own, unless a link has asked for another. */
  readonly time: TimeDirection;
  readonly ownTime: TimeDirection;
  /** Of what is played, in turns a second. */
  readonly speed: number;
  /** Whether the page may say what the explorer knows of this run: not while one is to find it out. */
  readonly fates: FatesShown;
  readonly tour: Tour;
}

/**
 * `by goal`: hidden while the goal that is on is to find them out, until it is decided. `until decided`: hidden, whatever
 * the goal, until the run can go but one way.
 */
export type FatesShown = 'by goal' | 'until decided' | 'shown' | 'hidden';

/** The page as it is worked with, as a lecture hall sees it, or as it is printed. */
export type PageMode = 'run' | 'presenting' | 'worksheet';
export type PagePart = 'timeline' | 'story' | 'state' | 'source' | 'text';
export type TimePanel = 'until' | 'branches';
type Sheet = 'help' | 'palette' | 'homework' | 'export' | 'embed' | 'qr';
type TimeDirection = 'downwards' | 'rightwards';

/** What of the page the tour speaks of. */
export type TourStop = 'strip' | 'buttons' | 'marks';
/** It is on at the first visit, off where a link has brought its reader to a run, and seen once it was left. */
type Tour =
  | { readonly status: 'on'; readonly at: TourStop }
  | { readonly status: 'off' }
  | { readonly status: 'seen' };

/** Slow enough to read the cells of a drawn table as they are played. */
const speedAtFirst = 2;

export const freshPage: PageState = {
  mode: 'run',
  part: 'timeline',
  editing: false,
  codeOpen: false,
  timePanel: undefined,
  sheet: undefined,
  blank: false,
  time: 'downwards',
  ownTime: 'downwards',
  speed: speedAtFirst,
  fates: 'by goal',
  tour: { status: 'on', at: 'strip' },
};
