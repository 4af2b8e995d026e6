/** The run to be read instead of looked at: a sentence a step, and the table that a mail or a commit would have. */

import './runText.css';
import { useMemo } from 'react';
import { unreachable } from '../../base/unreachable.ts';
import type { View } from '../../store/derived/view.ts';
import { printRunText, runText, type TextPart } from '../../words/runText.ts';
import { statusOf } from '../../words/statusWords.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { notesAt, noteText } from '../parts/notes.ts';
import { useTextLines } from '../parts/picture.ts';
import { useActions, useSession, useWholeSession } from '../parts/useSession.ts';
import { useRunMail } from './useRunMail.ts';

export function RunText({ view }: { readonly view: View }) {
  const { scenario, frames } = view;
  const parts = useRunText(view);
  const table = useRunMail(view);
  return (
    <div className="run-text">
      <section className="part" aria-label="The run in sentences">
        <h2>The run in sentences</h2>
        <CopyButton name="Copy the text" text={() => printRunText(scenario.title, parts)} />
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one run never change places
          <Part key={index} part={part} now={view.cursor} />
        ))}
      </section>
      {frames.length > 1 && (
        <section className="part" aria-label="The run as a table">
          <h2>As a table for a mail</h2>
          <CopyButton name="Copy the table" text={() => table} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
          <pre tabIndex={0} data-scrolls="true">
            {table}
          </pre>
        </section>
      )}
    </div>
  );
}

function useRunText(view: View): readonly TextPart[] {
  const { program, scenario, frames, fates, divergence } = view;
  const { drawn, runNotes } = view;
  const end = useSession(useWholeSession().endOf);
  const lines = useTextLines(scenario.text);
  return useMemo(() => {
    const last = { frames, cursor: frames.length - 1, fates };
    const known = { drawn, runNotes, scenario };
    return runText({
      program,
      frames,
      fates,
      notesOf: (turn) => notesAt(known, turn).map((name) => ({ name, text: noteText(known, name) })),
      parting: divergence,
      end: end && statusOf(program, lines, { ...last, ...end }),
    });
  }, [program, scenario, frames, fates, divergence, end, drawn, runNotes, lines]);
}

function Part({ part, now }: { readonly part: TextPart; readonly now: number }) {
  switch (part.kind) {
    case 'heading':
      return <h3 data-tone={part.tone}>{part.text}</h3>;
    case 'remark':
      return (
        <p className="read-remark">
          <CodeWords text={part.text} />
        </p>
      );
    case 'note':
      return (
        <p className="read-note">
          <b>Note {part.name}</b> <CodeWords text={part.text} />
        </p>
      );
    case 'step':
      return <Step step={part} now={now} />;
    default:
      return unreachable(part);
  }
}

type Step = Extract<TextPart, { readonly kind: 'step' }>;

function Step({ step: { turn, who, what, effect }, now }: { readonly step: Step; readonly now: number }) {
  const { jump } = useActions();
  return (
    <p className="read-step" aria-current={turn === now ? 'step' : undefined} data-future={turn > now}>
      <button type="button" className="link" aria-label={`Go to step ${turn}`} onClick={() => jump(turn)}>
        {turn}
      </button>
      <span>
        <b>{who}</b>: {what}; <CodeWords text={effect} />.
      </span>
    </p>
  );
}
