/** Of a lane: its whole name and condition, what may be stepped in it, who cannot move, and the words of kernels in that. */

import { Callout } from '../parts/Callout.tsx';
import type { Telling } from '../parts/useTelling.ts';
import { WordsOf } from '../parts/WordsOf.tsx';

interface Props {
  readonly telling: Telling;
  readonly name: string;
  readonly condition: string;
  /** Its next steps, in words. */
  readonly next: readonly string[];
  /** Sentences about those who cannot move. */
  readonly waiting: readonly string[];
}

export function LaneTold({ telling: { anchor, hide, afterPause }, name, condition, next, waiting }: Props) {
  return (
    <Callout around={anchor} hide={hide} afterPause={afterPause}>
      <p>
        <b>{name}</b> {condition}
      </p>
      {next.length > 0 && <p>Next: {next.join('; or ')}</p>}
      {waiting.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <WordsOf texts={[name, condition, ...next, ...waiting]} />
    </Callout>
  );
}
