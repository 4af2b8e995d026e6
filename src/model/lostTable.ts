// Why a drawn table cannot be played as it says.

/** Cells are indices into the table's. */
export type LostTable =
  /** It must break a property that is not in force under its settings. */
  | { readonly kind: 'not in force'; readonly property: string }
  /** No schedule reaches the cell after what is drawn above it; with these labelled steps, which are not drawn, one does. */
  | { readonly kind: 'unreached'; readonly cell: number; readonly undrawn: readonly string[] }
  /** The search for the cell reached its bound. */
  | { readonly kind: 'stopped'; readonly cell: number }
  /** It can be played, and breaks none of these sentences; cut, as far as the search came. */
  | { readonly kind: 'unbroken'; readonly sentences: readonly string[]; readonly isCut: boolean };
