import { describe, expect, it } from 'vitest';
import { openEditor } from '../../fixtures/links/page.ts';
import { markupOf } from '../../fixtures/onPage.tsx';
import type { PagePart } from '../../store/inputs/page.ts';
import { shownPart, Tabs } from './Tabs.tsx';

describe('the part that stands where several share a place', () => {
  // chosen, on a wide page, on a middle one, on a narrow one
  const cases: readonly (readonly [PagePart, PagePart, PagePart, PagePart])[] = [
    ['timeline', 'state', 'state', 'timeline'],
    ['story', 'state', 'story', 'story'],
    ['state', 'state', 'state', 'state'],
    ['source', 'source', 'source', 'source'],
    ['text', 'text', 'text', 'text'],
  ];
  it.each(cases)('%s', (chosen, wide, middle, narrow) => {
    expect(shownPart(chosen, true, true)).toBe(wide);
    expect(shownPart(chosen, false, true)).toBe(middle);
    expect(shownPart(chosen, false, false)).toBe(narrow);
  });
});

describe('the tabs', () => {
  it('say which part is shown, and that the text is edited where the story was', () => {
    const session = openEditor('lost-update');
    session.actions.showPart('story');
    expect(markupOf(session, <Tabs />)).toMatch(/aria-selected="true">Story</);
    session.actions.toggleEditing();
    expect(markupOf(session, <Tabs />)).toMatch(/aria-selected="true">Edit</);
  });

  it('show the text that is to be edited, whatever was shown before', () => {
    const session = openEditor('primer-condition');
    session.actions.showPart('timeline');
    session.actions.begin('exercise');
    expect(markupOf(session, <Tabs />)).toMatch(/aria-selected="true">Edit</);
  });
});
