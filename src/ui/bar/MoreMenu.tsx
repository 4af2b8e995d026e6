/** What is not needed at every step: it opens under its button. */

import './menus.css';
import { type ReactNode, Suspense, useRef } from 'react';
import { moreEntries } from './menuParts.ts';

const menuId = 'more-menu';

/** `children`: what else has no room in the bar. */
export function MoreMenu({ children }: { readonly children: ReactNode }) {
  const menu = useRef<HTMLDivElement>(null);
  const close = () => menu.current?.hidePopover();
  return (
    <>
      <button type="button" className="quiet more-button" popoverTarget={menuId}>
        More
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: whatever is chosen in it closes it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key that presses a button is a click */}
      <div
        className="menu more-menu"
        id={menuId}
        popover="auto"
        ref={menu}
        onClick={({ target }) => {
          if (target instanceof Element && target.closest('button') !== null) close();
        }}
      >
        {children}
        <Suspense>
          <moreEntries.Part />
        </Suspense>
      </div>
    </>
  );
}
