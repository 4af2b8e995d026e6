/** Which level is open, and the way to all others: a list in course order that opens under its button. */

import './levelMenu.css';
import { Suspense, useRef } from 'react';
import { usePartOfView, useWholeSession } from '../parts/useSession.ts';
import { levelLinks } from './menuParts.ts';

const listId = 'level-list';

export function LevelMenu() {
  const { levels } = useWholeSession();
  const scenario = usePartOfView((view) => view.scenario);
  const list = useRef<HTMLElement>(null);
  const number = levels.findIndex(({ id }) => id === scenario.id);
  const close = () => list.current?.hidePopover();
  return (
    <div className="level-menu">
      <button
        type="button"
        className="level-button"
        popoverTarget={listId}
        aria-label={`Level: ${scenario.title}`}
      >
        {number >= 0 && <span className="level-index">{number}</span>}
        <span className="level-title">{scenario.title}</span>
        {number < 0 && <span className="legend">edited</span>}
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path d="M1.5 3l3.5 4 3.5-4" />
        </svg>
      </button>
      <nav className="level-list" id={listId} popover="auto" ref={list} aria-label="Levels">
        <Suspense>
          <levelLinks.Part close={close} />
        </Suspense>
      </nav>
    </div>
  );
}
