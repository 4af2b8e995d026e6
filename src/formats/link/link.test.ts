import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINK_CHARS_MAX } from '../../model/limits.ts';
import { type LinkV1, linkNeeds, parseLink, printLink } from './link.ts';
import type { LinkViewV1 } from './linkView.ts';
import { packer } from './packedText.ts';

const print = (link: LinkV1) => printLink(link, packer);
const parse = (fragment: string) => parseLink(fragment, packer);

const acrn: LinkV1 = {
  version: 1,
  scenario: 'acrn-sched-event',
  text: undefined,
  settings: [['fix', 'flag']],
  under: undefined,
  line: { schedule: 'v1*3,v2.1,idle0', fair: false, cursor: 3, turns: 5, fingerprint: '8d20c1' },
};
const acrnLink = '1/acrn-sched-event/fix=flag/v1*3,v2.1,idle0@3of5~8d20c1';

describe('a link', () => {
  it('is readable where the scenario is shipped', () => {
    expect(print(acrn)).toBe(acrnLink);
    expect(parse(`#${acrnLink}`)).toEqual({ link: acrn, problems: [] });
  });

  it('says what the schedule was recorded under, and that it is played on', () => {
    const settings = [
      ['fix', 'counter'],
      ['memory', 'tso'],
    ] as const;
    const line = { schedule: 'v1', fair: true, cursor: 2, turns: 7, fingerprint: 'aa' };
    const link: LinkV1 = { ...acrn, settings, under: [['fix', 'flag']], line };
    const text = '1/acrn-sched-event/fix=counter,memory=tso/under:fix=flag/v1+fair@2of7~aa';
    expect(print(link)).toBe(text);
    expect(parse(text)).toEqual({ link, problems: [] });
  });

  it('needs no more than a name', () => {
    expect(parse('#1/lost-update').link).toMatchObject({ scenario: 'lost-update', line: undefined });
  });

  it('survives escapes and the punctuation of the sentence around it', () => {
    const escaped = acrnLink.replaceAll(',', '%2C').replaceAll('@', '%40').replaceAll('~', '%7E');
    expect(parse(`${escaped}).`)).toEqual({ link: acrn, problems: [] });
  });

  it('packs a schedule that nobody would read', () => {
    const schedule = 'v1,v2,'.repeat(2_000);
    const line = { schedule, fair: false, cursor: 1, turns: 4_000, fingerprint: '1234ab' };
    const link: LinkV1 = { ...acrn, line };
    expect(print(link).length).toBeLessThan(300);
    expect(parse(print(link)).link).toEqual(link);
  });

  it('leaves a long schedule readable while there is nothing to pack it with', () => {
    const schedule = 'v1,v2,'.repeat(2_000);
    const link: LinkV1 = {
      ...acrn,
      line: { schedule, fair: false, cursor: 1, turns: 4_000, fingerprint: 'aa' },
    };
    const text = printLink(link, undefined);
    expect(text).toContain(schedule);
    expect(parseLink(text, undefined).link).toEqual(link);
  });

  it.each([
    [acrnLink, { scenario: 'acrn-sched-event', text: false, packed: false }],
    ['#1/lost-update~AAAA/fix=flag', { scenario: 'lost-update', text: true, packed: true }],
    ['1/~AAAA', { scenario: '', text: true, packed: true }],
    ['1/lost-update/~AAAA@0of4', { scenario: 'lost-update', text: false, packed: true }],
    ['1/lost-update%2F%7EAAAA@0of4', { scenario: 'lost-update', text: false, packed: true }],
    ['#', { scenario: '', text: false, packed: false }],
  ])('needs before it is read: %s', (fragment, needs) => {
    expect(linkNeeds(fragment)).toEqual(needs);
  });

  it('is not there where the page was opened plainly', () => {
    expect(parse('#')).toEqual({ link: undefined, problems: [] });
  });

  it.each([
    ['lost-update', 'The link does not say which scenario to open; it should begin like #1/lost-update.'],
    ['2/lost-update', 'The link is of version 2, and this page reads version 1: it may be out of date.'],
    ['1/lost update', 'The link names the scenario “lost update”, and no name has such signs.'],
    ['1/~AAAA', 'The text in the link is damaged: the link was cut off or changed on its way.'],
    [
      `1/${'a'.repeat(LINK_CHARS_MAX)}`,
      /^The link is too long: it has 100002 characters, and 100000 are the most\.$/,
    ],
  ])('%s opens nothing', (text, problem) => {
    expect(parse(text)).toEqual({ link: undefined, problems: [expect.stringMatching(problem)] });
  });

  it.each([
    ['1/a/fix=', 'The link has “fix=” where a setting should be, like fix=counter.'],
    ['1/a/v0*3,v1', 'The link does not end as links of this page do: it may have been cut off.'],
    ['1/a/v0*3,v1@1', 'The link does not end as links of this page do: it may have been cut off.'],
    ['1/a/v0*3,v1@1of4~8d@', 'The link does not end as links of this page do: it may have been cut off.'],
    ['1/a/x=1,y=2,x=3', 'The link sets “x” twice: the last value counts.'],
    ['1/a/x=1/y=2', 'The link has settings twice: the last counts.'],
    ['1/a/v0@1of1/v1@1of1', 'The link has a schedule twice: the last counts.'],
    ['1/a/under:x=1/under:y=1/v0@1of1', 'The link has the settings of its steps twice: the last counts.'],
    ['1/a/under:x=1', 'The link says under which settings its steps were taken, and has no steps.'],
    ['1/a/v0*4@99of4', 'The link points to step 99 of a run of 4: its end is shown.'],
    [
      '1/a/view:fates=maybe',
      'The link has “fates=maybe” where it should say what is to be shown, like view:fates=shown.',
    ],
    [
      '1/a/view:fates=shown,panel=cellar',
      'The link has “panel=cellar” where it should say what is to be shown, like view:fates=shown.',
    ],
    [
      '1/a/view:time=downwards,time=rightwards',
      'The link says time twice in what is to be shown: the last counts.',
    ],
    [
      `1/a/=${'x'.repeat(9_000)}`,
      `The link has “=${'x'.repeat(78)}…” where a setting should be, like fix=counter.`,
    ],
    ['1/a/~AAAA@1of4', 'The schedule in the link is damaged: the link was cut off or changed on its way.'],
  ])('%s opens in part', (text, problem) => {
    const parsed = parse(text);
    expect(parsed.link?.scenario).toBe('a');
    expect(parsed.problems).toEqual([problem]);
  });

  it('of an edited text is refused wherever it was cut off inside the text', () => {
    const text = 'scenario "Mine"\nint x;\ntask a on cpu { x = 1; }\n';
    const whole = print({ ...acrn, text, settings: [], line: undefined });
    expect(parse(whole).link?.text).toBe(text);
    const cuts = Array.from({ length: 20 }, (_, i) => parse(whole.slice(0, -1 - i)));
    expect(cuts.filter((cut) => cut.link !== undefined)).toEqual([]);
  });
});

const word = fc.stringMatching(/^[A-Za-z][\w-]{0,8}$/);
const words = fc.array(fc.tuple(word, fc.oneof(word, fc.integer().map(String))), {
  minLength: 1,
  maxLength: 4,
});
const schedule = fc
  .array(fc.stringMatching(/^[a-z][\w-]{0,4}(\.\d)?(\*\d)?$/))
  .map((turns) => turns.join(','));
const line = fc.record({
  schedule,
  fair: fc.boolean(),
  cursor: fc.nat(100_000),
  turns: fc.nat(100_000),
  fingerprint: fc.stringMatching(/^[0-9a-f]{6}$/),
});
const view: fc.Arbitrary<LinkViewV1> = fc
  .record(
    {
      fates: fc.constantFrom('shown', 'hidden'),
      time: fc.constantFrom('downwards', 'rightwards'),
      mode: fc.constant('presenting'),
      panel: fc.constantFrom('timeline', 'story', 'state', 'source', 'text'),
      question: fc.constantFrom('drawn', 'provoke back', 'avoid two_words'),
    },
    { requiredKeys: [] },
  )
  .filter((said) => Object.keys(said).length > 0);
const anyLink: fc.Arbitrary<LinkV1> = fc.record({
  version: fc.constant(1),
  scenario: word,
  text: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
  settings: fc.oneof(fc.constant([]), words),
  under: fc.option(words, { nil: undefined }),
  view: fc.option(view, { nil: undefined }),
  line: fc.option(line, { nil: undefined }),
});

describe('the text of a link', () => {
  it('comes back as it was and needs no escapes', () => {
    fc.assert(
      fc.property(anyLink, ({ line: made, under, ...rest }) => {
        // The page writes no others.
        const line = made && { ...made, cursor: Math.min(made.cursor, made.turns ?? made.cursor) };
        const link = { ...rest, under: line && under, line };
        const text = print(link);
        expect(text).toMatch(/^[\w./:,=+@~*-]*$/);
        expect(parse(text)).toEqual({ link, problems: [] });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('may be anything without harm', () => {
    const cutAnywhere = fc.tuple(anyLink, fc.double({ min: 0, max: 1, noNaN: true })).map(([link, share]) => {
      const text = print(link);
      return text.slice(0, Math.floor(share * text.length));
    });
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((text) => `1/a/${text}`),
      cutAnywhere,
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { link, problems } = parse(text);
        expect(link !== undefined || problems.length > 0 || /^#?[\s).,;:!?'"<>\]]*$/.test(text)).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
