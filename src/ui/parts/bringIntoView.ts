// As the `ref` of what is now: where that moves to another element, the reader's eye follows.

export function bringIntoView(element: HTMLElement | null): void {
  // Some browsers give a promise, which a ref must not return.
  void element?.scrollIntoView({ block: 'nearest' });
}
