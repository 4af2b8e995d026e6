// The parts of a drawn statechart: its pills, its arrows, and where the names of events stand.

export interface LabelPlace {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** The name, in two lines where one is too long. */
  readonly lines: readonly string[];
}

export interface Pill {
  readonly state: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export interface ChartArrow {
  readonly from: number;
  readonly to: number;
  readonly event: string;
  readonly d: string;
  readonly head: { readonly x: number; readonly y: number; readonly degrees: number };
  /** Undefined where there is no room for the name of the event. */
  readonly label: LabelPlace | undefined;
}
