/** Moves that belong to no lane: the environment, stores on their way to memory, interrupts on their way to a CPU. */

import type { View } from '../../store/derived/view.ts';
import type { Move } from '../../words/feet.ts';
import { MoveRow } from './StepButton.tsx';

interface Props {
  readonly moves: readonly Move[];
  readonly view: View;
}

export function Strip({ moves, view }: Props) {
  return (
    <section className="strip" aria-label="Environment">
      <span className="strip-title">around the lanes</span>
      {moves.length === 0 && <span className="strip-none">nothing under way</span>}
      {moves.map((move) => (
        <MoveRow key={move.key} move={move} view={view} />
      ))}
    </section>
  );
}
