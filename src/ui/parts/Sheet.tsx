/** A sheet over the page, with its title and the way back at its head. Escape closes it, too. */

import './sheet.css';
import { type ReactNode, useId } from 'react';
import { showModal } from './showModal.ts';

interface Props {
  readonly title: string;
  /** The class of its size, and of what it holds. */
  readonly className: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

export function Sheet({ title, className, close, children }: Props) {
  const id = useId();
  return (
    <dialog className={`sheet ${className}`} ref={showModal} onClose={close} aria-labelledby={id}>
      {/* First, so that it has the focus, and no reader of a phone has to look for it at the sheet's end. */}
      <form method="dialog" className="sheet-head">
        <h2 id={id}>{title}</h2>
        <button type="submit" className="outlined">
          Close
        </button>
      </form>
      {children}
    </dialog>
  );
}
