/** Which page the address names: the first page, or a run, which comes in files of its own. */

import './fonts.css';
import './base.css';
import { type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { followAddress, isRunAddress } from '../parts/address.ts';
import { LoadBoundary } from './LoadBoundary.tsx';
import { RunSkeleton } from './RunSkeleton.tsx';

interface Props {
  readonly firstPage: ReactNode;
  readonly runPage: ReactNode;
}

export function Shell({ firstPage, runPage }: Props) {
  const isRun = useSyncExternalStore(followAddress, isRunAddress);
  return (
    // A failure of one of the two is none of the other.
    <LoadBoundary key={isRun ? 'run' : 'first'}>
      {isRun ? <Suspense fallback={<RunSkeleton />}>{runPage}</Suspense> : firstPage}
    </LoadBoundary>
  );
}
