// docs/glossary.md is written anew by `npx vitest run src/words/glossary.test.ts -u`.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readShipped } from '../catalogue/reading.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import type { Scenario } from '../model/scenario.ts';
import { type GlossaryWord, kernelWords } from './glossary.ts';
import { glossaryPieces, glossaryWordsIn } from './glossaryWords.ts';
import { houseWords } from './houseWords.ts';

/** What a level says to its reader. Citations are names of documents, and stand as they are. */
function proseOf(scenario: Scenario): readonly string[] {
  const { drawn, became, race } = scenario;
  const { title, opening, chapters, notes, hints, sheet, params, properties, goals, runs, exercise } =
    scenario;
  return [
    ...[title, opening ?? ''],
    ...chapters.flatMap((chapter) => [chapter.title, chapter.text]),
    ...[...notes, ...sheet].map(({ text }) => text),
    ...hints,
    ...became.map(({ phrase }) => phrase),
    ...(race === undefined ? [] : [race.kind, race.cure]),
    ...drawn.flatMap(({ cells }) => cells.map(({ phrase }) => phrase)),
    ...params.flatMap(({ values }) => values.map((value) => value.title ?? '')),
    ...properties.map(({ sentence }) => sentence),
    ...goals.flatMap(({ phrase, causes }) => [
      phrase ?? '',
      ...causes.flatMap((cause) => cause.map((part) => (part.kind === 'words' ? part.text : ''))),
    ]),
    ...runs.flatMap((run) => [run.title, ...run.notes.map(({ text }) => text)]),
    ...(exercise === undefined ? [] : [exercise.task, exercise.solved]),
  ];
}

const levels = [...shippedTexts].map(([id, text]) => {
  const { scenario, program } = readShipped(id, text);
  const states = program.charts.flatMap((chart) => chart.states);
  return { id, text, states, prose: proseOf(scenario) };
});

/** Not words: parts of names that are written out nearby, and an exclamation. */
const noWords: ReadonlySet<string> = new Set(['BASE', 'NON', 'PREPARE', 'XXX', 'ID']);

/** Capital letters without a `_`, but for what the level's own code or chart names, which stands beside them on the page. */
function acronymsOf({ text, states, prose }: (typeof levels)[number]): ReadonlySet<string> {
  const code = text.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*/g, ' ');
  const own = new Set([...(code.match(/\w+/g) ?? []), ...states]);
  const found = prose.flatMap((each) =>
    [...each.matchAll(/(?<![\w-])([A-Z]{2,})(?:\d*|s)(?![\w-])/g)].flatMap(([whole, letters = '']) =>
      own.has(whole) || own.has(letters) || noWords.has(letters) ? [] : [letters],
    ),
  );
  return new Set(found);
}

describe('the glossary', () => {
  it.each(levels)('explains every acronym of $id', (level) => {
    const unexplained = [...acronymsOf(level)].filter((word) => glossaryWordsIn([word]).length === 0);
    expect(unexplained).toEqual([]);
  });

  it('explains no word that no level uses', () => {
    const used = new Set(glossaryWordsIn(levels.flatMap(({ prose, text }) => [...prose, text])));
    expect(kernelWords.filter((word) => !used.has(word)).map(({ term }) => term)).toEqual([]);
  });

  it('explains no word of this house that neither the code nor a document uses', () => {
    const texts = ['docs', 'src/model', 'src/facts'].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /\.(?:md|ts)$/.test(name) && name !== 'glossary.md')
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8').toLowerCase()),
    );
    const isUsed = ({ term }: GlossaryWord): boolean =>
      term.split(', ').every((part) => texts.some((text) => text.includes(part.toLowerCase())));
    expect(houseWords.filter((word) => !isUsed(word)).map(({ term }) => term)).toEqual([]);
  });

  it('has each word once, in order, with a meaning that reads on behind it', () => {
    for (const words of [kernelWords, houseWords]) {
      const terms = words.map(({ term }) => term);
      expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, 'en')));
    }
    const forms = kernelWords.flatMap(({ term, also }) => [term, ...(also ?? [])]);
    expect(forms.filter((form, index) => forms.indexOf(form) < index)).toEqual([]);
    for (const { meaning } of kernelWords) {
      expect(meaning).not.toMatch(/\.$/);
      expect(meaning.length).toBeLessThanOrEqual(120);
    }
  });

  it('is what the document says', async () => {
    const table = (words: readonly GlossaryWord[]): string =>
      ['| word | what it means |', '|---|---|', ...words.map(row)].join('\n');
    const row = ({ term, meaning }: GlossaryWord): string => `| **${term}** | ${meaning} |`;
    const text = `# Words

The field's words, and the few of this house. One word has one meaning here, in the code as on the page. This file is
generated from \`src/words/glossary.ts\` and \`src/words/houseWords.ts\`, and tested.

## Words of this house

${table(houseWords)}

## Words of kernels and processors

The page explains them where they stand in a level's text.

${table(kernelWords)}
`;
    await expect(text).toMatchFileSnapshot('../../docs/glossary.md');
  });
});

describe('finding words in a text', () => {
  const found = (text: string) =>
    glossaryPieces(text).flatMap(({ text: piece, word }) => (word ? [[piece, word.term]] : []));

  it('takes the longest one, in any form, at the head of a sentence too', () => {
    expect(found('A lost wakeup. Kicked by two IPIs, the vCPU halts.')).toEqual([
      ['lost wakeup', 'lost wakeup'],
      ['Kicked', 'kick'],
      ['IPIs', 'IPI'],
      ['vCPU', 'vCPU'],
      ['halts', 'HLT'],
    ]);
  });

  it('finds none inside of another word or a name of the code', () => {
    expect(found('on KVM_RUNNING, unkicked, ev.signal and kvm')).toEqual([]);
  });

  it('loses no character', () => {
    const text = 'An IPI; the IPI: (IPI).';
    expect(
      glossaryPieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});
