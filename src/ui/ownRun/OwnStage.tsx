/** The run of a pasted table: the stage of the run page, with the verdict in its strip. */

import './ownStage.css';
import { useMemo } from 'react';
import type { Session } from '../../store/session.ts';
import type { Command } from '../../words/keys.ts';
import { Keyboard } from '../commands/Keyboard.tsx';
import { Stage } from '../desk/Stage.tsx';
import type { StripProps } from '../desk/Strip.tsx';
import type { OwnRunProps } from '../own/ownRunProps.ts';
import { Patterns } from '../parts/Patterns.tsx';
import { Problems } from '../parts/Problems.tsx';
import { SessionContext, useSession } from '../parts/useSession.ts';
import { PastedStrip } from './PastedStrip.tsx';

/** The keys of a run; those of the run page's other parts have no place here. */
const keys: ReadonlySet<Command> = new Set<Command>([
  ...(['back', 'forward', 'restart', 'end', 'fates', 'undo', 'redo', 'walk', 'earlier', 'later'] as const),
  ...(['code', 'previous lane', 'next lane', 'previous variable', 'next variable'] as const),
  ...(['previous wakeup', 'next wakeup'] as const),
]);

interface Props extends OwnRunProps {
  /** The run is open in it. */
  readonly session: Session;
}

export function OwnStage(props: Props) {
  return (
    <SessionContext value={props.session}>
      <Patterns />
      <section className="own-stage" aria-label="The run">
        <Problems />
        <Opened {...props} />
      </section>
      <Keyboard only={keys} />
    </SessionContext>
  );
}

function Opened({ session, run, strip }: Props) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: how it stood when this run was opened
  const opened = useMemo(() => session.store.getState(), [session, run]);
  const untouched = useSession(
    ({ recorded, cursor }) => cursor === opened.cursor && (cursor === 0 || recorded === opened.recorded),
  );
  const asPasted = run.kind === 'text';
  const Strip = useMemo(
    () => (props: StripProps) => (
      <PastedStrip {...props} words={strip} untouched={untouched} asPasted={asPasted} />
    ),
    [strip, untouched, asPasted],
  );
  return <Stage strip={Strip} />;
}
