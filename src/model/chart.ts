// A statechart compiled into a table: the only form of a mode that engine and explorer see.

/** How a mode is drawn as a bar beside its lane: told by shape first, colour second. */
export type ModeBar = 'guest' | 'running' | 'going to sleep' | 'runnable' | 'blocked';

export interface ChartEdge {
  readonly from: number;
  readonly to: number;
  /** The event that takes this edge; at most one for each pair of states. */
  readonly event: string;
}

export interface ChartTable {
  readonly name: string;
  /** State names; a state's ordinal is its value in memory. Ordinal 0 is the initial state. */
  readonly states: readonly string[];
  readonly edges: readonly ChartEdge[];
  /** One entry a state, from the chart's `meta`: x and y in the unit square, and the bar. */
  readonly drawing: readonly { readonly x: number; readonly y: number; readonly bar: ModeBar }[];
}
