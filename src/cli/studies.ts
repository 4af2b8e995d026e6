// Studies and answers as the command line finds them: files, folders, links in mails.

import { dirname, join } from 'node:path';
import { Lectures } from '../assignment/lecturer.ts';
import { packer } from '../formats/link/packedText.ts';
import { readStudyFile, type StudyMistake } from '../formats/study/studyFile.ts';
import { isStudyFragment, type ReadStudy, readStudy } from '../formats/study/studyLink.ts';
import { charts } from '../machines/charts.ts';
import type { Study } from '../model/study.ts';
import { BadInput, type Io } from './io.ts';
import { shipped } from './sources.ts';

/** What answers are graded with: the shipped texts and charts, and a bound on states. */
export function lecturesOf(states: number): Lectures {
  const texts = new Map(shipped.map(({ id, text }) => [id, text]));
  return new Lectures({ shipped: (name) => texts.get(name), charts, states });
}

/** Opens a study: its file, or its link. Throws all mistakes as `BadInput`. */
export function openStudy(io: Io, word: string): Study {
  const fragment = word.replace(/^[^#]*#/, '');
  if (isStudyFragment(fragment)) return linkedStudy(word, readStudy(fragment, packer));
  const text = io.readFile(word);
  if (text === undefined) throw new BadInput(`wakelane: there is no file “${word}”.`);
  const { study, mistakes } = readStudyFile(text, (name) => scenarioOf(io, word, name));
  if (study === undefined) throw new BadInput(mistakes.map((each) => mistakeText(word, each)).join('\n'));
  return study;
}

function linkedStudy(word: string, read: ReadStudy): Study {
  switch (read.kind) {
    case 'study':
      return read.study;
    case 'handed':
      return read.handed.study;
    case 'problem':
      throw new BadInput(`wakelane: ${read.sentence} (${word.slice(0, 40)}…)`);
  }
}

/** A shipped scenario, or a file beside the study's. */
function scenarioOf(
  io: Io,
  studyFile: string,
  name: string,
): { readonly scenario: string; readonly text: string | undefined } | undefined {
  if (shipped.some(({ id }) => id === name)) return { scenario: name, text: undefined };
  const text = io.readFile(join(dirname(studyFile), name));
  return text === undefined ? undefined : { scenario: '', text };
}

function mistakeText(file: string, { line, column, message }: StudyMistake): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** A link in a file, and the line at which it stands, from 1. */
export interface FoundLink {
  readonly file: string;
  readonly line: number;
  readonly read: ReadStudy;
}

/** All answers in some files and folders: one link a line, or wherever one stands in a mail. */
export function findAnswers(io: Io, words: readonly string[]): readonly FoundLink[] {
  return words.flatMap((word) => {
    const files = io.listFolder(word)?.map((name) => join(word, name)) ?? [word];
    return files.flatMap((file) => linksIn(file, textOf(io, file, word === file)));
  });
}

function textOf(io: Io, file: string, named: boolean): string {
  if (file === '-') return io.readInput();
  const text = io.readFile(file);
  if (text === undefined && named)
    throw new BadInput(`wakelane grade: there is no file or folder “${file}”.`);
  // A folder in a folder is passed over.
  return text === undefined ? '' : text;
}

/** Mail programs break long lines: a link that is damaged is tried with the lines below it that go on like one. */
function linksIn(file: string, text: string): readonly FoundLink[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const begun = /#(answer\/.*)$/.exec(line)?.[1]?.trim();
    if (begun === undefined) return [];
    let fragment = begun;
    let read = readStudy(fragment, packer);
    for (let next = index + 1; read.kind === 'problem' && isRestOfLink(lines[next]); next++) {
      fragment += lines[next]?.trim();
      const longer = readStudy(fragment, packer);
      if (longer.kind !== 'problem') read = longer;
    }
    return [{ file, line: index + 1, read }];
  });
}

function isRestOfLink(line: string | undefined): boolean {
  return line !== undefined && /^[>\s]*[\w-]+=?\s*$/.test(line);
}
