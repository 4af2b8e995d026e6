/** For a dialog's `ref`: it opens over the page as soon as it is there. */
export function showModal(dialog: HTMLDialogElement | null): void {
  if (dialog !== null && !dialog.open) dialog.showModal();
}
