/** How long a page has to wait that knows no idle time. */
const idleDelayMs = 1_000;

/** Calls `act` when the page has nothing else to do. Safari knows no idle time: there a moment must do. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(act);
  else setTimeout(act, idleDelayMs);
}

/** The same, behind all that the page names: what is awaited here takes nothing from the first picture. */
export function loadedAndIdle(): Promise<void> {
  return new Promise((done) => {
    if (document.readyState === 'complete') whenIdle(done);
    else window.addEventListener('load', () => whenIdle(done), { once: true });
  });
}
