// What a button does that starts a run: it shows the timeline, where that is hidden, and makes Space pause the run.

import { focusPlayControl } from './playControl.ts';
import { useActions } from './useSession.ts';

export function useStart(): (start: () => void) => () => void {
  const { showPart } = useActions();
  return (start) => () => {
    start();
    showPart('timeline');
    focusPlayControl();
  };
}
