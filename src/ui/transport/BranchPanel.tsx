/** The ways through this scenario that were taken: the line and its branches, to choose, name and delete. */

import { type KeyboardEvent, useState } from 'react';
import { BRANCH_NAME_CHARS_MAX, BRANCHES_KEPT_MAX } from '../../model/limits.ts';
import type { BranchView } from '../../store/derived/branchViews.ts';
import { shortcutsOf } from '../../words/keys.ts';
import { useActions, useSession, useView } from '../parts/useSession.ts';
import { EndWord } from './EndWord.tsx';
import { TransportPanel } from './TransportPanel.tsx';

export function BranchPanel() {
  const { branches } = useView();
  const { renameBranch, togglePanel } = useActions();
  const [renaming, setRenaming] = useState<number | 'line'>();
  const { line, others } = branches;
  return (
    <TransportPanel title="Branches" onClose={() => togglePanel('branches')}>
      <ul className="branch-list" aria-label="Ways through this scenario">
        <li aria-current="true">
          {renaming === 'line' ? (
            <NameField
              name={line.isNamed ? line.name : ''}
              onName={(name) => renameBranch(undefined, name)}
              onClose={() => setRenaming(undefined)}
            />
          ) : (
            <span className="branch-name">{line.name}</span>
          )}
          <EndWord end={line.end} />
          <span className="branch-where">the line, {stepsWord(line.turns)}</span>
          <button
            type="button"
            className="link"
            aria-label="Rename this line"
            onClick={() => setRenaming('line')}
          >
            Rename
          </button>
        </li>
        {others.map((branch) => (
          <BranchItem
            key={branch.id}
            branch={branch}
            renaming={renaming === branch.id}
            onRename={setRenaming}
          />
        ))}
      </ul>
      {others.length === 0 && (
        <p className="panel-note">
          Go back and take another step: the way that you leave is kept here, up to {BRANCHES_KEPT_MAX} of
          them.
        </p>
      )}
      <Undoing />
    </TransportPanel>
  );
}

interface ItemProps {
  readonly branch: BranchView;
  readonly renaming: boolean;
  readonly onRename: (id: number | undefined) => void;
}

function BranchItem({ branch, renaming, onRename }: ItemProps) {
  const { chooseBranch, renameBranch, deleteBranch } = useActions();
  const { id, name, isNamed, parts, turns, end } = branch;
  return (
    <li>
      {renaming ? (
        <NameField
          name={isNamed ? name : ''}
          onName={(given) => renameBranch(id, given)}
          onClose={() => onRename(undefined)}
        />
      ) : (
        <button type="button" className="branch-name link" data-first onClick={() => chooseBranch(id)}>
          {name}
        </button>
      )}
      <EndWord end={end} />
      <span className="branch-where">
        parts after step {parts}, {stepsWord(turns)}
      </span>
      <button type="button" className="link" aria-label={`Rename ${name}`} onClick={() => onRename(id)}>
        Rename
      </button>
      <button type="button" className="link" aria-label={`Delete ${name}`} onClick={() => deleteBranch(id)}>
        Delete
      </button>
    </li>
  );
}

interface NameProps {
  /** Empty where it goes by the name that it has by itself. */
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

function NameField({ name, onName, onClose }: NameProps) {
  const [text, setText] = useState(name);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.stopPropagation();
    if (event.key === 'Enter') onName(text);
    onClose();
  };
  return (
    <input
      className="branch-name"
      type="text"
      aria-label="Name"
      placeholder="its own name"
      maxLength={BRANCH_NAME_CHARS_MAX}
      ref={focusOnce}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={press}
      onBlur={() => {
        onName(text);
        onClose();
      }}
    />
  );
}

function focusOnce(field: HTMLInputElement | null): void {
  if (field !== null && document.activeElement !== field) field.focus();
}

function Undoing() {
  const { undo, redo } = useActions();
  const canUndo = useSession((state) => state.past.length > 0);
  const canRedo = useSession((state) => state.ahead.length > 0);
  return (
    <p className="panel-actions">
      <button
        type="button"
        className="link"
        disabled={!canUndo}
        aria-keyshortcuts={shortcutsOf('undo')}
        onClick={undo}
      >
        Undo
      </button>
      <button
        type="button"
        className="link"
        disabled={!canRedo}
        aria-keyshortcuts={shortcutsOf('redo')}
        onClick={redo}
      >
        Redo
      </button>
    </p>
  );
}

function stepsWord(turns: number): string {
  return turns === 1 ? '1 step' : `${turns} steps`;
}
