/**
 * A run in a frame of another page: its title and the setting that is the fix, the timeline of the full page with the
 * buttons of its next steps, and the way to the full page.
 */

import '../app/fonts.css';
import '../app/base.css';
import '../bar/bar.css';
import './embed.css';
import { phone, space12 } from 'virtual:sizes';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Embedded } from '../../embedding/embedded.ts';
import { type Command, shortcutsOf } from '../../words/keys.ts';
import { FirstSetting } from '../bar/Settings.tsx';
import { Keyboard } from '../commands/Keyboard.tsx';
import { Stage } from '../desk/Stage.tsx';
import { CodeWords } from '../parts/CodeWords.tsx';
import { Logo } from '../parts/Logo.tsx';
import { Patterns } from '../parts/Patterns.tsx';
import { Problems } from '../parts/Problems.tsx';
import { useMedia } from '../parts/useMedia.ts';
import { SessionContext, useActions, useSession, useView, useWholeSession } from '../parts/useSession.ts';
import { useSize } from '../parts/useSize.ts';
import { EmbedStrip } from './EmbedStrip.tsx';

/** The keys of a run; those of the full page's other parts have no place here. */
const keys: ReadonlySet<Command> = new Set<Command>([
  ...(['back', 'forward', 'restart', 'end', 'fates', 'undo', 'redo', 'next value', 'next memory'] as const),
]);

interface Props {
  readonly embedded: Embedded;
}

export function Embed({ embedded }: Props) {
  return (
    <SessionContext value={embedded.session}>
      <Patterns />
      <div className="embed">
        <Head />
        <Problems />
        <main className="embed-run">
          <Run />
        </main>
        <Foot embedded={embedded} />
      </div>
      <Keyboard only={keys} />
    </SessionContext>
  );
}

/** At most so much of the head is for the setting: without its title nobody knows what runs. */
const settingPart = 0.55;

function Head() {
  const { scenario } = useView();
  const [ref, { width }] = useSize();
  // There the setting has a line of its own.
  const narrow = useMedia(phone);
  return (
    <header className="embed-head" ref={ref}>
      <Logo />
      <h1 title={scenario.title}>{scenario.title}</h1>
      <FirstSetting width={narrow ? width - 2 * space12 : width * settingPart} />
    </header>
  );
}

function Run() {
  const { opening } = useView().scenario;
  const above = useMemo(
    () => <p className="embed-opening">{opening !== undefined && <CodeWords text={opening} />}</p>,
    [opening],
  );
  return <Stage strip={EmbedStrip} opening={above} turns={false} />;
}

function Foot({ embedded }: Props) {
  const { back } = useActions();
  const { cursor } = useView();
  const link = useSession(useWholeSession().linkOf);
  const opened = useStore(embedded.opened, (state) => state.link);
  return (
    <footer className="embed-foot">
      <button
        type="button"
        className="strong"
        disabled={cursor === 0}
        aria-keyshortcuts={shortcutsOf('back')}
        onClick={back}
      >
        <span aria-hidden="true">◀ </span>Back
      </button>
      <span>
        step <b>{cursor}</b>
      </span>
      {link !== opened && (
        <button type="button" className="link" onClick={embedded.again}>
          as it was
        </button>
      )}
      <a href={`./#${link}`} target="_blank" rel="noreferrer">
        Open in Wakelane <span aria-hidden="true">↗</span>
      </a>
    </footer>
  );
}
