/** The parts of the page or, while the run is compared, both sides in their place. */

import { type ReactNode, Suspense } from 'react';
import { Problems } from '../parts/Problems.tsx';
import { useSession } from '../parts/useSession.ts';
import { comparePart } from './comparePart.ts';

interface Props {
  /** The text is being edited: then there is nothing to compare. */
  readonly off: boolean;
  readonly children: ReactNode;
}

export function Comparing({ off, children }: Props) {
  const comparing = useSession((state) => state.comparing !== undefined);
  if (off || !comparing) return children;
  return (
    <div className="comparing" data-comparing="true">
      <Problems />
      <Suspense fallback={<p className="edit-loading">The comparison is on its way.</p>}>
        <comparePart.Part />
      </Suspense>
    </div>
  );
}
