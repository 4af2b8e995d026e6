// Asks the explorer about the other settings of an edited text, where a part of its properties has not mattered so far.

import type { StoreApi } from 'zustand/vanilla';
import type { Explore } from '../../model/exploration.ts';
import { PAGE_STATES_MAX } from '../../model/limits.ts';
import type { Program } from '../../model/program.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import type { CompileCache } from '../inputs/compileCache.ts';
import type { SessionState } from '../inputs/state.ts';
import { idleSoFar, type TextParts, withCombination } from '../inputs/textParts.ts';

/** Looks at one combination after another until all parts matter, or none is left. What is shipped was judged before. */
export function followParts(
  { getState, setState, subscribe }: StoreApi<SessionState>,
  cache: CompileCache,
  shown: (state: SessionState) => Program,
  explore: Explore,
): void {
  let job: { stop: () => void } | undefined;
  let text = '';

  function look(): void {
    const state = getState();
    if (state.good !== text) {
      job?.stop();
      job = undefined;
      text = state.good;
    }
    const { settings } = shown(state);
    const report = state.explorations.get(shown(state))?.report;
    if (job !== undefined || report === undefined) return;
    const known = state.parts?.text === text ? state.parts : begun();
    if (known === undefined || known.cut) return;
    if (known.left.some((each) => isSameSettings(each, settings)))
      setState({ parts: withCombination(known, settings, report.parts) });
    else if (idleSoFar(known).length > 0) goOn(known);
  }

  function begun(): TextParts | undefined {
    const left = [...cache.texts.values()].includes(text) ? undefined : cache.settings(text);
    return left && { text, left, parts: [], cut: false };
  }

  function goOn(known: TextParts): void {
    const [next] = known.left;
    if (next === undefined) return;
    const program = cache.machine(text, next)?.program;
    if (program === undefined) {
      setState({ parts: withCombination(known, next, undefined) });
      return;
    }
    const mine = { stop: (): void => {} };
    job = mine;
    let found: TextParts['parts'] | undefined;
    const stop = explore(
      program,
      { states: PAGE_STATES_MAX, fairness: true, wanted: 'verdicts' },
      (event) => {
        if (event.kind === 'report') found = event.report.parts;
        if (event.kind !== 'finished' && event.kind !== 'failed') return;
        job = undefined;
        setState({ parts: withCombination(known, next, event.kind === 'failed' ? undefined : found) });
      },
    );
    mine.stop = stop;
  }

  subscribe(look);
  look();
}
