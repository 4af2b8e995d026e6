// The words of a goal: what is to be made happen, and the sentences of cause with their places for steps.

import { nearestName } from '../../base/nearestName.ts';
import { CAUSE_CHARS_MAX, GOAL_PHRASE_CHARS_MAX } from '../../model/limits.ts';
import type { Cause, CausePart, WrittenGoal } from '../../model/scenario.ts';
import type { FileSyntax, StoryItem } from '../syntax/fileSyntax.ts';
import type { Node, Str } from '../syntax/syntax.ts';
import type { Diagnostics } from './diagnostics.ts';

type GoalItem = Extract<StoryItem, { readonly kind: 'goal' }>;

/** As a place is counted: `step 99`. */
const STEP_CHARS = 'step 99'.length;
/** Said of an exit from a guest, which has no label in the text. */
const exit = /^VM exit: \w+$/;

/** Reads phrase and causes of a goal, and reports what is wrong with them. */
export function readGoalTexts(
  { phrase, causes }: GoalItem,
  labels: readonly string[],
  report: Diagnostics,
): Pick<WrittenGoal, 'phrase' | 'causes'> {
  if (phrase !== undefined && phrase.text.length > GOAL_PHRASE_CHARS_MAX)
    report.error(
      phrase,
      `What is to happen has ${phrase.text.length} characters, and the page has room for ${GOAL_PHRASE_CHARS_MAX}.`,
      'Say it shorter, as in "make the waiter sleep for ever".',
    );
  return { phrase: phrase?.text, causes: causes.map((cause) => readCause(cause, labels, report)) };
}

function readCause(written: Str, labels: readonly string[], report: Diagnostics): Cause {
  const parts = written.text.split(/\{([^{}]*)\}/).flatMap((piece, index): readonly CausePart[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ kind: 'words', text: piece }];
    return [stepIn(piece)];
  });
  for (const part of parts) {
    if (part.kind === 'words' || exit.test(part.label)) continue;
    if (labels.some((label) => patternOf(label).test(part.label))) continue;
    const near = nearestName(part.label, labels);
    report.error(
      written,
      `No step is labelled “${part.label}”.`,
      near === undefined ? 'Write the label of a step between the braces.' : `Did you mean “${near}”?`,
    );
  }
  const length = parts.reduce(
    (sum, part) => sum + (part.kind === 'words' ? part.text.length : STEP_CHARS),
    0,
  );
  if (length > CAUSE_CHARS_MAX)
    report.error(
      written,
      `This cause has ${length} characters with “step 99” in each place, and the page has room for ${CAUSE_CHARS_MAX}.`,
      'Say it shorter.',
    );
  return parts;
}

/** `load x by b`: a label, and the actor of the step where others have the same one. */
function stepIn(piece: string): CausePart {
  const by = piece.lastIndexOf(' by ');
  return by < 0
    ? { kind: 'step', label: piece, actor: undefined }
    : { kind: 'step', label: piece.slice(0, by), actor: piece.slice(by + 4) };
}

/** `signal {o}` stands for `signal 0`. */
function patternOf(label: string): RegExp {
  const pieces = label.split(/\{\w+\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.+')}$`);
}

/** All labels of a file's steps, as they are written. */
export function labelsWritten(file: FileSyntax): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if (isLabelled(value)) found.add(value.label.text);
      Object.values(value).forEach(visit);
    }
  };
  visit(file.items);
  return [...found];
}

function isLabelled(value: object): value is Node & { readonly label: Str } {
  return (
    'label' in value &&
    typeof value.label === 'object' &&
    value.label !== null &&
    'text' in value.label &&
    typeof value.label.text === 'string'
  );
}
