// What the strip can be about: how a run stands to the goal that is on.

/** What the strip is about; `store/derived/stripMoment.ts` tells which it is. */
export type StripMoment =
  /** No goal is on. */
  | { readonly kind: 'free'; readonly first: boolean; readonly last: string }
  /** No goal is on, and nothing can break it any more. */
  | { readonly kind: 'safe'; readonly since: number; readonly last: string }
  /** No goal is on, and the run is lost. */
  | { readonly kind: 'doomed'; readonly since: number; readonly cause: Why }
  | { readonly kind: 'at rest'; readonly broken: boolean; readonly parted: Parted | undefined }
  | { readonly kind: 'stuck'; readonly cause: Why }
  | { readonly kind: 'error'; readonly at: number }
  | {
      readonly kind: 'drawn';
      readonly last: string;
      readonly doomedAt: number | undefined;
      readonly cause: Why;
    }
  | { readonly kind: 'off the drawn way'; readonly back: number }
  | { readonly kind: 'drawn to its end'; readonly stuck: boolean; readonly cause: Why }
  | { readonly kind: 'predict'; readonly phase: 'waiting' | 'unknown' | 'asked' | 'away' }
  | {
      readonly kind: 'predicted';
      readonly right: boolean;
      readonly fate: 'safe' | 'open';
      readonly cause: Why;
    }
  | { readonly kind: 'provoke'; readonly what: string; readonly known: Known; readonly fates: boolean }
  | { readonly kind: 'provoked'; readonly cover: boolean; readonly cause: Why }
  | { readonly kind: 'nearly provoked' }
  | { readonly kind: 'out of reach'; readonly since: number; readonly cause: Why }
  | { readonly kind: 'lost otherwise'; readonly since: number }
  | { readonly kind: 'not by hand' }
  | { readonly kind: 'never here'; readonly cover: boolean }
  | {
      readonly kind: 'avoid';
      readonly phase: 'waiting' | 'unknown' | 'theirs' | 'refused';
      readonly last: string;
    }
  | { readonly kind: 'your move'; readonly first: boolean; readonly last: string; readonly late: boolean }
  | { readonly kind: 'avoided'; readonly cause: Why }
  | { readonly kind: 'not avoided'; readonly at: number; readonly cause: Why }
  | { readonly kind: 'fix'; readonly parted: Parted | undefined; readonly begun: boolean }
  | { readonly kind: 'repaired'; readonly parted: Parted | undefined }
  | { readonly kind: 'exercise'; readonly solved: boolean; readonly doomedAt: number | undefined };

/** Where the same steps under other settings do something else, and what. */
export interface Parted {
  readonly at: number;
  readonly what: string;
}

/** The author's sentence, or what the page itself knows: which lane lost what since when. */
export type Why =
  | { readonly kind: 'said'; readonly sentence: string }
  | { readonly kind: 'since'; readonly step: number }
  /** It waits in vain while the run goes round. */
  | { readonly kind: 'round' }
  | { readonly kind: 'nothing broken' }
  | { readonly kind: 'unknown' };

/** Whether every schedule has been tried. */
export type Known = 'all' | 'trying' | 'not all';
