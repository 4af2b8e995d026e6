/** What the last action has to say for itself, over the lower edge of the page's middle: nothing moves for it. */

import { useActions, useSession } from '../parts/useSession.ts';

export function Told() {
  const told = useSession((state) => state.told);
  const { undo, dismissTold } = useActions();
  return (
    <div className="told-place" role="status">
      {told !== undefined && (
        <p className="told" data-kind={told.kind}>
          <span>{told.sentence}</span>
          {told.undoable && (
            <button type="button" className="link" onClick={undo}>
              Undo
            </button>
          )}
          <button type="button" className="quiet" aria-label="Dismiss the message" onClick={dismissTold}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  );
}
