/** On narrow pages the parts stand behind tabs; on wide ones only state and source share a place. */

import './tabs.css';
import { threeParts, twoParts } from 'virtual:sizes';
import type { ReactNode } from 'react';
import type { PagePart } from '../../store/inputs/page.ts';
import { useMedia } from './useMedia.ts';
import { useActions, useSession } from './useSession.ts';

const tabs: readonly PagePart[] = ['timeline', 'story', 'state', 'source', 'text'];

const titles = {
  timeline: 'Timeline',
  story: 'Story',
  state: 'State',
  source: 'Source',
  text: 'Text',
} satisfies Record<PagePart, string>;

/** `children`: what shares the line of the tabs. */
export function Tabs({ children }: { readonly children?: ReactNode }) {
  const tab = useSession(({ page }) => page.part);
  const editing = useSession(({ page }) => page.editing);
  const { showPart } = useActions();
  const wide = useMedia(threeParts);
  const middle = useMedia(twoParts);
  const shown = shownPart(tab, wide, middle);
  return (
    <nav className="tab-place" aria-label="Parts of the page">
      <div className="tabs" role="tablist">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            className="tab"
            data-name={name}
            data-shown={name === shown}
            aria-selected={name === shown}
            onClick={() => showPart(name)}
          >
            {name === 'story' && editing ? 'Edit' : titles[name]}
          </button>
        ))}
      </div>
      {children}
    </nav>
  );
}

/** What stands in the place that the tabs choose for: where others have places of their own, state. */
export function shownPart(tab: PagePart, wide: boolean, middle: boolean): PagePart {
  if (wide) return tab === 'source' || tab === 'text' ? tab : 'state';
  return middle && tab === 'timeline' ? 'state' : tab;
}
