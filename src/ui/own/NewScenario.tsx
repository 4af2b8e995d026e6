/** What a new scenario begins with: one of the templates, or nearly nothing. */

import './newScenario.css';
import { templates } from '../../templates/templates.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { openOwn } from './openOwn.ts';

const emptyText = `scenario "My race"

lane CPU0;
lane CPU1;

bool shared;

task first on CPU0 {
    "write": shared = true;
}

task second on CPU1 {
    bool seen;
    "read": seen = shared;
    if (seen) "saw it": step;
}
`;

const empty = { title: 'Two tasks, nothing else', race: 'Nothing goes wrong yet.', text: emptyText };

interface Props {
  readonly close: () => void;
}

export function NewScenario({ close }: Props) {
  return (
    <Sheet title="New scenario" className="new-scenario" close={close}>
      <p className="new-use">
        Begin with a small race that is whole. It plays at once, one of its properties fails, and a setting
        mends it. Then make it yours.
      </p>
      <ul className="new-templates">
        {[...templates, empty].map(({ title, race, text }) => (
          <li key={title}>
            <button type="button" onClick={() => openOwn(text)}>
              <b>{title}</b>
              <span>{race}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
