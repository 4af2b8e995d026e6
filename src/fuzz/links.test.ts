import { expect } from 'vitest';
import { openPage } from '../fixtures/links/page.ts';
import { isStudyFragment } from '../formats/study/studyLink.ts';
import { fuzz } from './cases.ts';
import { mutatedSigns } from './mutatedSigns.ts';
import { textsIn } from './racesAtHand.ts';

const links = textsIn('../fixtures/links/cases/', '.txt').flatMap((text) =>
  text.split('\n').filter((line) => /^1\/[\w~-]/.test(line) && line.length < 2_000),
);
/** A sentence on the page: what a link quotes is cut short. */
const SENTENCE_MAX = 400;

fuzz(
  'links that a seed makes of others open what they can, and say the rest in sentences that a page can show',
  (seed) => mutatedSigns(seed, links),
  (link) => {
    if (isStudyFragment(link)) return;
    const { store, viewOf, linkOf } = openPage(link);
    const state = store.getState();
    viewOf(state);
    linkOf(state);
    for (const problem of state.problems) expect(problem.length).toBeLessThan(SENTENCE_MAX);
  },
);
