import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../model/run.ts';
import type { Choosable } from '../settings.ts';
import { parseLink } from './link.ts';
import { encodeLink, type LinkedLine, type LinkedRun, type LinkLibrary, readLink } from './linkedRun.ts';
import { packer } from './packedText.ts';

const acrn: Choosable = {
  params: [
    {
      name: 'fix',
      values: [
        { value: 'flag', title: undefined },
        { value: 'counter', title: undefined },
      ],
    },
    { name: 'vcpus', values: ['2', '3'].map((value) => ({ value, title: undefined })) },
  ],
  memories: ['sc', 'tso'],
  buffer: 2,
};
const plainScenario: Choosable = { params: [], memories: ['sc'], buffer: 2 };

// Stands for lang: a text is good unless it says so, and has as many vCPUs as its settings.
const library: LinkLibrary = {
  texts: new Map([
    ['acrn', 'the text of acrn'],
    ['plain', 'the text of plain'],
  ]),
  names: ['acrn', 'plain'],
  read: (text) => (text === 'bad' ? undefined : text.includes('acrn') ? acrn : plainScenario),
  compile: (text, settings) =>
    text === 'bad'
      ? undefined
      : {
          actors: ['v[0]', 'v[1]', ...(settings.values['vcpus'] === '3' ? ['v[2]'] : [])].map((name) => ({
            name,
          })),
          fingerprint: `${text.length}${Object.values(settings.values).join('')}abcdef`,
        },
  packer,
};

const flag = { values: { fix: 'flag', vcpus: '3' }, memory: 'sc' } as const;
const counter = { values: { fix: 'counter', vcpus: '3' }, memory: 'sc' } as const;
const schedule: Schedule = [
  { actor: 'v[0]', alternative: 0 },
  { actor: 'v[2]', alternative: 1 },
];
const line: LinkedLine = { settings: flag, under: flag, schedule, fair: false, cursor: 1, turns: 2 };
const run: LinkedRun = { id: 'acrn', text: 'the text of acrn', line };

describe('a linked run', () => {
  it('names its settings and its turns', () => {
    expect(encodeLink(run, library)).toBe('1/acrn/fix=flag,vcpus=3,memory=sc/v0,v2.1@1of2~16flag');
  });

  it('says what it was recorded under only where that is something else', () => {
    const link = encodeLink({ ...run, line: { ...line, settings: counter } }, library);
    expect(link).toContain('/under:fix=flag,vcpus=3,memory=sc/');
    expect(readLink(parseLink(link, packer), library)).toEqual({
      opened: { ...run, line: { ...line, settings: counter } },
      problems: [],
    });
  });

  it('carries its text where that is not the shipped one', () => {
    const edited: LinkedRun = { ...run, text: 'my acrn' };
    const link = encodeLink(edited, library);
    expect(link).toMatch(/^1\/acrn~[\w-]+\//);
    expect(readLink(parseLink(link, packer), library)).toEqual({ opened: edited, problems: [] });
  });

  it('carries a text that has errors without a run', () => {
    const broken: LinkedRun = { id: 'acrn', text: 'bad', line: undefined };
    const link = encodeLink(broken, library);
    expect(readLink(parseLink(link, packer), library)).toEqual({
      opened: broken,
      problems: ['The text in the link has errors: it can be edited, but not run.'],
    });
  });

  it('is only a name where nothing was chosen and nobody has moved', () => {
    const settings = { values: {}, memory: 'sc' } as const;
    const start = { settings, under: settings, schedule: [], fair: false, cursor: 0, turns: 0 };
    const fresh: LinkedRun = { id: 'plain', text: 'the text of plain', line: start };
    expect(encodeLink(fresh, library)).toBe('1/plain');
    expect(readLink(parseLink('#1/plain', packer), library)).toEqual({ opened: fresh, problems: [] });
  });
});

describe('a link that does not fit this page', () => {
  it.each([
    ['1/nowhere', ['There is no scenario “nowhere” here; there are acrn, plain.']],
    ['1/acrn/fix=magic', ['The setting fix has no value “magic”; it can be flag, counter. It is flag now.']],
    ['1/acrn/fiX=flag', ['The scenario has no setting “fiX”; there are fix, vcpus.']],
    ['1/plain/fix=flag', ['The scenario has no setting “fix”; it has none.']],
    ['1/plain/memory=tso', ['The setting memory has no value “tso”; it can be sc. It is sc now.']],
    [
      '1/acrn/v0,v2@1of2',
      ['Turn 2 of the schedule names “v2”, and no actor is called that; there are v0, v1.'],
    ],
    [
      '1/acrn/v0@1of1~000000',
      ['The scenario has changed since this link was made: the same turns may do something else here.'],
    ],
  ])('%s is said to be wrong', (link, problems) => {
    expect(readLink(parseLink(link, packer), library).problems).toEqual(problems);
  });

  it('still opens the turns before the one that names nobody', () => {
    const { opened } = readLink(parseLink('1/acrn/v0,v1,v7,v0@4of4', packer), library);
    expect(opened?.line?.schedule.map(({ actor }) => actor)).toEqual(['v[0]', 'v[1]']);
    expect(opened?.line?.turns).toBeUndefined();
  });
});

const turn = fc.record({ actor: fc.constantFrom('v[0]', 'v[1]'), alternative: fc.nat(3) });
const settings = fc.record({
  values: fc.record({ fix: fc.constantFrom('flag', 'counter'), vcpus: fc.constantFrom('2', '3') }),
  memory: fc.constantFrom('sc' as const, 'tso' as const),
});

describe('any link', () => {
  it('of a run opens that run', () => {
    const lines = fc.record({
      settings,
      under: settings,
      schedule: fc.array(turn, { minLength: 1 }),
      fair: fc.boolean(),
      cursor: fc.nat(1_000),
      turns: fc.nat(1_000),
    });
    const texts = fc.constantFrom('the text of acrn', 'another acrn', 'acrn without end');
    fc.assert(
      fc.property(lines, texts, (linkedLine, text) => {
        const line = { ...linkedLine, cursor: Math.min(linkedLine.cursor, linkedLine.turns) };
        const linked = { id: 'acrn', text, line };
        expect(readLink(parseLink(encodeLink(linked, library), packer), library)).toEqual({
          opened: linked,
          problems: [],
        });
      }),
      { seed: 1 },
    );
  });

  it('may be anything without harm', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `1/acrn/${text}`),
        ),
        (fragment) => {
          expect(() => readLink(parseLink(fragment, packer), library)).not.toThrow();
        },
      ),
      { seed: 1 },
    );
  });
});
