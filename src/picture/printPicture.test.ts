import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { readSchedule } from '../formats/schedule.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { PICTURE_WIDTH, type PictureInput, type PictureOptions } from './picture.ts';
import { printPicture } from './printPicture.tsx';

/** The first written run of a shipped scenario. */
function runOf(id: string): PictureInput {
  const { source } = parseScenario(id, shippedTexts.get(id) ?? '', charts);
  const run = source?.scenario.runs[0];
  assert(source !== undefined && run !== undefined, `${id} has a run`);
  const { program } = compile(source, run.settings);
  assert(program !== undefined, `${id} compiles`);
  const names = program.actors.map(({ name }) => name);
  const { frames } = replay(createMachine(program), readSchedule(run.turns, names).schedule);
  return {
    title: source.scenario.title,
    ...{ program, frames, sentences: frames.slice(1).map(({ index }) => `Step ${index}.`) },
    notesOf: (turn) => (turn === 2 ? ['a'] : []),
    ...{ drawnTurns: 0, moverOf: undefined, parting: 3 },
    fates: {
      frames: frames.map((_, turn) => (turn < 5 ? 'open' : 'doomed')),
      doomedAt: 5,
    },
  };
}

const runs = ['kvm-hc-kick-cpu', 'weak-message', 'kvm-run-kick', 'kvm-tsc-init'].map(
  (id) => [id, runOf(id)] as const,
);
const looks = (['downwards', 'rightwards'] as const).flatMap((time) =>
  (['light', 'dark'] as const).map((theme) => ({ time, theme })),
);

function whole({ frames }: PictureInput, look: Pick<PictureOptions, 'time' | 'theme'>): PictureOptions {
  return { ...look, first: 1, last: frames.length - 1, width: PICTURE_WIDTH };
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements of a text, which must be XML, and what is written between them. */
function parsed(xml: string): { readonly elements: readonly Element[]; readonly texts: readonly string[] } {
  const elements: Element[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.on('text', (text) => texts.push(text));
  parser.write(xml).close();
  return { elements, texts };
}

describe.each(runs)('a picture of %s', (_, run) => {
  it.each(looks)('is XML that asks for nothing and does nothing: %o', (look) => {
    const svg = printPicture(run, whole(run, look));
    const { elements, texts } = parsed(svg);
    expect(elements[0]).toMatchObject({ name: 'svg', attributes: { xmlns: 'http://www.w3.org/2000/svg' } });
    expect(elements.map(({ name }) => name)).not.toContain('script');
    for (const { attributes } of elements)
      expect(Object.keys(attributes).filter((key) => /^on|href|style$/i.test(key))).toEqual([]);
    const addresses = [...texts.join('').matchAll(/url\(([^)]*)\)/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(1);
    for (const address of addresses) expect(address).toMatch(/^(#[\w-]+|data:font\/woff2;base64,[\w+/=]+)$/);
  });

  it.each(looks)('has a rule for all that it draws, and no variable is left: %o', (look) => {
    const { elements, texts } = parsed(printPicture(run, whole(run, look)));
    const style = texts.find((text) => text.includes('@font-face')) ?? '';
    expect(style).not.toMatch(/var\(|light-dark|:is\(/);
    // These have their look from what they stand in, or need none.
    const plain = ['face-sans', 'weight-regular', 'note-ref', 'path', 'middle', 'halo', 'stroke', 'head'];
    const classes = new Set(elements.flatMap(({ attributes }) => attributes['class']?.split(' ') ?? []));
    for (const name of classes)
      if (name !== '' && !plain.includes(name) && !name.startsWith('path-'))
        expect(style, name).toMatch(new RegExp(`\\.${name}\\b`));
    const patterns = elements.flatMap(({ name, attributes }) =>
      name === 'pattern' ? [attributes['id']] : [],
    );
    for (const [, used] of style.matchAll(/url\(#([\w-]+)\)/g)) expect(patterns).toContain(used);
  });

  it('is the same text each time', () => {
    const options = whole(run, { time: 'downwards', theme: 'light' });
    expect(printPicture(run, options)).toBe(printPicture(run, options));
  });

  it('says what it shows: the lanes, the steps by number, and the whole in words', () => {
    for (const time of ['downwards', 'rightwards'] as const) {
      const { texts } = parsed(printPicture(run, whole(run, { time, theme: 'light' })));
      expect(texts).toContain(run.title);
      expect(texts.join(' ')).toContain(run.sentences.join(' '));
      for (let turn = 1; turn < run.frames.length; turn++)
        expect(texts.some((text) => text === `${turn}` || numbersIn(text).includes(turn))).toBe(true);
    }
  });

  it('of some steps has those, the last one as now, and no other’s words', () => {
    for (const time of ['downwards', 'rightwards'] as const) {
      const all = { ...whole(run, { time, theme: 'light' }) };
      const { texts } = parsed(printPicture(run, { ...all, first: 3, last: 4 }));
      const numbers = texts.filter((text) => /^\d+$/.test(text)).map(Number);
      expect(new Set(numbers)).toEqual(new Set([3, 4]));
      expect(texts.join(' ')).toContain('Step 3. Step 4.');
      expect(texts.join(' ')).not.toContain('Step 5.');
    }
  });
});

/** The turns of a row that stands for several. */
function numbersIn(text: string): readonly number[] {
  const [, first, last] = /^(\d+)\D(\d+)$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index);
}
