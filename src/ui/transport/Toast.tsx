/** The toast: what the last action has to say for itself, over the lower edge of the page's middle: nothing moves for it. */

import { useActions, useSession } from '../parts/useSession.ts';

export function Toast() {
  const toast = useSession((state) => state.toast);
  const { undo, dismissToast } = useActions();
  return (
    <div className="toast-place" role="status">
      {toast !== undefined && (
        <p className="toast" data-kind={toast.kind}>
          <span>{toast.sentence}</span>
          {toast.undoable && (
            <button type="button" className="link" onClick={undo}>
              Undo
            </button>
          )}
          <button type="button" className="quiet" aria-label="Dismiss the message" onClick={dismissToast}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  );
}
