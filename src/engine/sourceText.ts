// The scenario's own words for what a program does, and where in its text they stand.

import type { TextRange } from '../model/code.ts';
import type { Program } from '../model/program.ts';

/** 1-based line of a range's start. */
export function lineOf(program: Program, at: TextRange): number {
  return program.text.slice(0, at.from).split('\n').length;
}

/** The scenario's own words, on one line and not too long. */
export function quote(program: Program, at: TextRange): string {
  const words = program.text.slice(at.from, at.to).replace(/\s+/g, ' ').trim();
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
}
