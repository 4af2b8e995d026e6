// The colours of code: fetched when the first line is shown, and until then there are none.

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { noSpans, type SpansOf } from './highlighted.ts';

const known = createStore<{ readonly spansOf: SpansOf; readonly asked: boolean }>(() => ({
  spansOf: noSpans,
  asked: false,
}));

export function useSpans(): SpansOf {
  if (!known.getState().asked) void ask();
  return useStore(known, ({ spansOf }) => spansOf);
}

async function ask(): Promise<void> {
  known.setState({ asked: true });
  try {
    const { grammarSpans } = await import('./grammarSpans.ts');
    known.setState({ spansOf: grammarSpans });
  } catch {
    // Code can be read without its colours.
  }
}
