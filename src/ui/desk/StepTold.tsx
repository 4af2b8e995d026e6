/** Of a step that may be taken: all of its words, what it does, and what the words of kernels in them mean. */

import { Callout } from '../parts/Callout.tsx';
import type { Telling } from '../parts/useTelling.ts';
import { WordsOf } from '../parts/WordsOf.tsx';

interface Props {
  readonly telling: Telling;
  readonly phrase: string;
  readonly effect: string;
}

export function StepTold({ telling: { anchor, hide, afterPause }, phrase, effect }: Props) {
  return (
    <Callout around={anchor} hide={hide} afterPause={afterPause}>
      <p>
        <b>{phrase}</b> {effect}
      </p>
      <WordsOf texts={[phrase, effect]} />
    </Callout>
  );
}
