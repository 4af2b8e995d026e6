/** What opens under “More”. */

import type { ReactNode } from 'react';
import { type Command, shortcutsOf } from '../../words/keys.ts';
import { useActions } from '../parts/useSession.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';

export function MoreEntries() {
  const { toggleEditing, showMode, toggleText, showSheet, turnTime, toggleCode } = useActions();
  return (
    <>
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
