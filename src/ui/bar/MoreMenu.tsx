/** What is not needed at every step: it opens under its button. */

import './menus.css';
import { type ReactNode, useRef } from 'react';
import { type Command, shortcutsOf } from '../../words/keys.ts';
import { useActions } from '../parts/useSession.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';

const menuId = 'more-menu';

/** `children`: what else has no room in the bar. */
export function MoreMenu({ children }: { readonly children: ReactNode }) {
  const { toggleEditing, showMode, toggleText, showSheet, turnTime, toggleCode } = useActions();
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
        <Entry command="edit" onClick={toggleEditing}>
          Edit
        </Entry>
        <Entry command="text" onClick={toggleText}>
          The run as text
        </Entry>
        <Entry command="export" onClick={() => showSheet('export')}>
          Export
        </Entry>
        <Entry command="worksheet" onClick={() => showMode('worksheet')}>
          Worksheet
        </Entry>
        <button type="button" className="menu-entry" onClick={() => showSheet('homework')}>
          Set as homework
        </button>
        <button type="button" className="menu-entry" onClick={() => showSheet('embed')}>
          Embed this run
        </button>
        <Entry command="code" onClick={toggleCode}>
          Code
        </Entry>
        <Entry command="turn time" onClick={turnTime}>
          Turn time
        </Entry>
        <Entry command="palette" onClick={() => showSheet('palette')}>
          Find
        </Entry>
        <Entry command="help" onClick={() => showSheet('help')}>
          Help
        </Entry>
        <ThemeSwitch />
      </div>
    </>
  );
}

interface EntryProps {
  readonly command: Command;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Entry({ command, onClick, children }: EntryProps) {
  const keys = shortcutsOf(command);
  return (
    <button type="button" className="menu-entry" aria-keyshortcuts={keys} onClick={onClick}>
      {children} <span className="key-hint">{keys}</span>
    </button>
  );
}
