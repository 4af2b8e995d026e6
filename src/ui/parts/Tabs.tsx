/** On narrow pages the parts stand behind tabs; on wide ones only state and source share a place. */

import './tabs.css';
import { useMedia } from './useMedia.ts';

const tabs = ['timeline', 'story', 'state', 'source', 'text'] as const;
export type TabName = (typeof tabs)[number];

const titles = {
  timeline: 'Timeline',
  story: 'Story',
  state: 'State',
  source: 'Source',
  text: 'Text',
} satisfies Record<TabName, string>;

interface Props {
  readonly tab: TabName;
  readonly editing: boolean;
  readonly onChoose: (tab: TabName) => void;
}

export function Tabs({ tab, editing, onChoose }: Props) {
  const wide = useMedia('(width >= 1180px)');
  const middle = useMedia('(width >= 900px)');
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
            onClick={() => onChoose(name)}
          >
            {name === 'story' && editing ? 'Edit' : titles[name]}
          </button>
        ))}
      </div>
    </nav>
  );
}

/** What stands in the place that the tabs choose for: where others have places of their own, state. */
function shownPart(tab: TabName, wide: boolean, middle: boolean): TabName {
  if (wide) return tab === 'source' || tab === 'text' ? tab : 'state';
  return middle && tab === 'timeline' ? 'state' : tab;
}
