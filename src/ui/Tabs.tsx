/** On narrow pages the parts stand behind tabs; on wide ones only state and source share a place. */

import './styles/tabs.css';

const tabs = ['timeline', 'story', 'state', 'source'] as const;
export type TabName = (typeof tabs)[number];

const titles = {
  timeline: 'Timeline',
  story: 'Story',
  state: 'State',
  source: 'Source',
} satisfies Record<TabName, string>;

interface Props {
  readonly tab: TabName;
  readonly editing: boolean;
  readonly onChoose: (tab: TabName) => void;
}

export function Tabs({ tab, editing, onChoose }: Props) {
  return (
    <div className="tabs" role="tablist" aria-label="Parts of the page">
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          className="tab"
          data-name={name}
          aria-selected={name === tab}
          onClick={() => onChoose(name)}
        >
          {name === 'story' && editing ? 'Edit' : titles[name]}
        </button>
      ))}
    </div>
  );
}
