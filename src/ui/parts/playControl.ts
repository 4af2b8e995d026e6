// The transport's button that plays and pauses: whoever starts a run hands the focus to it, so that Space pauses it.

export const playControlId = 'play-control';

export function focusPlayControl(): void {
  document.getElementById(playControlId)?.focus({ preventScroll: true });
}
