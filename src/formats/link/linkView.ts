// The view part of a link: how the run is to be shown, where somebody has asked for that, e.g.
// `view:fates=shown,time=rightwards,mode=presenting,panel=state,question=provoke-back`.

import { matched } from '../../base/matched.ts';
import { quoted } from '../quoted.ts';

/** What is not said is left as its reader has it. */
export interface LinkViewV1 {
  readonly fates?: (typeof words.fates)[number];
  /** Which way time goes. */
  readonly time?: (typeof words.time)[number];
  readonly mode?: (typeof words.mode)[number];
  /** What is open where parts of the page share a place. */
  readonly panel?: (typeof words.panel)[number];
  /** The goal that is put to the reader, by its key: `provoke back`. */
  readonly question?: string;
}

const words = {
  fates: ['shown', 'hidden'],
  time: ['downwards', 'rightwards'],
  mode: ['presenting'],
  panel: ['timeline', 'story', 'state', 'source', 'text'],
} as const;

/** The part behind `view:`; undefined where nothing is said. */
export function printView({ fates, time, mode, panel, question }: LinkViewV1): string | undefined {
  const said = [
    ['fates', fates],
    ['time', time],
    ['mode', mode],
    ['panel', panel],
    ['question', question?.replace(' ', '-')],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return said.length === 0 ? undefined : said.join(',');
}

/** Reads what stands behind `view:`. What cannot be read is told, and left out. */
export function parseView(text: string, problems: string[]): LinkViewV1 | undefined {
  const known = text.split(',').flatMap((word): readonly LinkViewV1[] => {
    const read = readWord(word);
    if (read === undefined)
      problems.push(
        `The link has ${quoted(word)} where it should say what is to be shown, like view:fates=shown.`,
      );
    return read === undefined ? [] : [read];
  });
  const names = known.flatMap((each) => Object.keys(each));
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) < index)))
    problems.push(`The link says ${name} twice in what is to be shown: the last counts.`);
  return known.length === 0 ? undefined : Object.assign({}, ...known);
}

function readWord(word: string): LinkViewV1 | undefined {
  const [, name, value] = matched(/^(\w+)=(\w+(?:-\w+)?)$/, word);
  if (value === undefined) return undefined;
  switch (name) {
    case 'fates':
      return one(words.fates, value, (fates) => ({ fates }));
    case 'time':
      return one(words.time, value, (time) => ({ time }));
    case 'mode':
      return one(words.mode, value, (mode) => ({ mode }));
    case 'panel':
      return one(words.panel, value, (panel) => ({ panel }));
    case 'question':
      return { question: value.replace('-', ' ') };
    default:
      return undefined;
  }
}

/** The one of some words that is written there, in its place. */
function one<T extends string>(
  offered: readonly T[],
  value: string,
  place: (found: T) => LinkViewV1,
): LinkViewV1 | undefined {
  const found = offered.find((each) => each === value);
  return found === undefined ? undefined : place(found);
}
