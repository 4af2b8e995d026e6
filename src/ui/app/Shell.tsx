/** Which page the address names: the first page, one’s own tables, a run, or a homework; each comes in files of its own. */

import './fonts.css';
import './base.css';
import { type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { followAddress, pageAtAddress } from '../parts/address.ts';
import { LoadBoundary } from './LoadBoundary.tsx';
import { RunSkeleton } from './RunSkeleton.tsx';

interface Props {
  readonly firstPage: ReactNode;
  readonly ownPage: ReactNode;
  readonly runPage: ReactNode;
  readonly taskPage: ReactNode;
  /** Over all of them. */
  readonly newerVersion: ReactNode;
}

export function Shell({ firstPage, ownPage, runPage, taskPage, newerVersion }: Props) {
  const page = useSyncExternalStore(followAddress, pageAtAddress);
  const pages = {
    first: <Suspense fallback={null}>{firstPage}</Suspense>,
    own: <Suspense fallback={null}>{ownPage}</Suspense>,
    task: <Suspense fallback={<RunSkeleton />}>{taskPage}</Suspense>,
    run: <Suspense fallback={<RunSkeleton />}>{runPage}</Suspense>,
  };
  return (
    <>
      {/* A failure of one is none of the others. */}
      <LoadBoundary key={page}>{pages[page]}</LoadBoundary>
      <Suspense fallback={null}>{newerVersion}</Suspense>
    </>
  );
}
