// A study, or what was handed in for it, as the fragment of a URL: `task/1/…` and `answer/1/…`, JSON that is packed as
// texts in other links are. Nobody reads it, and what was cut off or changed on its way does not unpack.

import { z } from 'zod/mini';
import { namedGroups } from '../../base/matched.ts';
import {
  LINK_CHARS_MAX,
  SOURCE_CHARS_MAX,
  STUDY_TASKS_MAX,
  STUDY_TEXT_CHARS_MAX,
} from '../../model/limits.ts';
import type { Handed, Study } from '../../model/study.ts';
import type { Packer } from '../link/packer.ts';

/** What a fragment of this kind says; or why it cannot be read. */
export type ReadStudy =
  | { readonly kind: 'study'; readonly study: Study }
  | { readonly kind: 'handed'; readonly handed: Handed }
  | { readonly kind: 'problem'; readonly sentence: string };

const form = /^#?(?<kind>task|answer)\/(?<version>\d{1,9})\/(?<packed>[\w-]*)/;

/** True where a fragment, with or without `#`, is meant to be a study or an answer, however damaged it is. */
export function isStudyFragment(fragment: string): boolean {
  return /^#?(task|answer)(\/|$)/.test(fragment);
}

/** The fragment of a study, without `#`. The right choices stay with the lecturer. */
export function printStudy(study: Study, packer: Packer): string {
  return `task/1/${packer.pack(JSON.stringify(withoutRight(study)))}`;
}

/** The fragment of what is handed in, without `#`. */
export function printHanded({ study, by, answers }: Handed, packer: Packer): string {
  const given = answers.map((answer) => answer ?? null);
  return `answer/1/${packer.pack(JSON.stringify({ study: withoutRight(study), by, answers: given }))}`;
}

/** Reads either; it never throws. */
export function readStudy(fragment: string, packer: Packer): ReadStudy {
  const { kind, version, packed } = namedGroups(form, fragment);
  if (packed === undefined || version === undefined)
    return problem('The link does not say which homework to open: it was cut off or changed on its way.');
  if (fragment.length > LINK_CHARS_MAX)
    return problem(
      `The link is too long: it has ${fragment.length} characters, and ${LINK_CHARS_MAX} are the most.`,
    );
  if (Number(version) !== 1)
    return problem(
      `The homework is of version ${version}, and version 1 is read here: it may be out of date.`,
    );
  const said = parsed(packer.unpack(packed, unpackedMax));
  if (said === undefined)
    return problem('The homework in the link is damaged: the link was cut off or changed on its way.');
  return kind === 'task' ? readOne(said) : readAnswer(said);
}

/** Two studies are one where their links are: what a student was set can be compared with what the lecturer has. */
export function isSameStudy(a: Study, b: Study): boolean {
  return canonical(a) === canonical(b);
}

/** Members in the order of the form, whatever made it. */
function canonical(each: Study): string {
  return JSON.stringify(study.parse(JSON.parse(JSON.stringify(withoutRight(each)))));
}

// ---------------------------------------------------------------- what the JSON must be

/** Tasks with texts of their own, and as many again in the answers. */
const unpackedMax = 2 * SOURCE_CHARS_MAX * 3;

const short = z.string().check(z.maxLength(STUDY_TEXT_CHARS_MAX));
const long = z.string().check(z.maxLength(SOURCE_CHARS_MAX));
const words = z.array(z.tuple([short, short])).check(z.maxLength(STUDY_TASKS_MAX));
const count = z.int().check(z.nonnegative());

const goal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('provoke'), property: short }),
  z.object({ kind: z.literal('avoid') }),
  z.object({ kind: z.literal('repair') }),
  z.object({ kind: z.literal('change'), lines: z.int().check(z.positive()) }),
  z.object({ kind: z.literal('table'), table: long, breaks: maybe(short) }),
  z.object({ kind: z.literal('question') }),
]);

const task = z.object({
  title: short,
  before: short,
  scenario: short,
  text: maybe(long),
  fixed: words,
  free: z.array(short),
  goal,
  question: maybe(z.object({ text: short, choices: z.array(short), right: maybe(count) })),
  fates: z.enum(['shown', 'hidden']),
});

const study = z.object({
  title: short,
  note: short,
  tasks: z.array(task).check(z.minLength(1), z.maxLength(STUDY_TASKS_MAX)),
});

const solution = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), settings: words, schedule: long, theirs: z.array(count) }),
  z.object({ kind: z.literal('text'), text: long }),
  z.object({ kind: z.literal('table'), table: long }),
  z.object({ kind: z.literal('none') }),
]);

const answer = z.object({ solution, words: short, choice: maybe(count), helped: z.boolean() });

const handed = z.object({ study, by: short, answers: z.array(z.nullable(answer)) });

/** A member that may be missing, as JSON leaves out what is undefined. */
function maybe<T extends z.ZodMiniType>(type: T) {
  return z.pipe(
    z.optional(type),
    z.transform((value) => value),
  );
}

function readOne(said: unknown): ReadStudy {
  const read = study.safeParse(said);
  return read.success ? { kind: 'study', study: read.data } : problem(wrong(read.error));
}

function readAnswer(said: unknown): ReadStudy {
  const read = handed.safeParse(said);
  if (!read.success) return problem(wrong(read.error));
  const { answers, ...rest } = read.data;
  return { kind: 'handed', handed: { ...rest, answers: answers.map((each) => each ?? undefined) } };
}

/** Where it is wrong; what it should be is nobody's business but the page's that wrote it. */
function wrong({
  issues,
}: {
  readonly issues: readonly { readonly path: readonly PropertyKey[] }[];
}): string {
  const at = issues[0]?.path.map(String).join('.');
  return `The homework in the link cannot be read${at === undefined || at === '' ? '' : `, at “${at}”`}: another page than this one made it, or somebody changed it.`;
}

function withoutRight({ tasks, ...rest }: Study): Study {
  return {
    ...rest,
    tasks: tasks.map(({ question, ...each }) => ({
      ...each,
      question: question && { ...question, right: undefined },
    })),
  };
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problem(sentence: string): ReadStudy {
  return { kind: 'problem', sentence };
}
