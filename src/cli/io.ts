// What a command may do to the world: tests hand it a world of their own.

import type { DrawPng } from './png.ts';
import type { Workshop } from './spin/workshop.ts';

export interface Io {
  /** Of the package. */
  readonly version: string;
  out(text: string): void;
  err(text: string): void;
  /** Whether `err` is watched by a person, so that progress may be shown there. */
  readonly errIsTerminal: boolean;
  /** Undefined where there is no such file. */
  readFile(path: string): string | undefined;
  /** Names in a folder, in order; undefined where there is no such folder. */
  listFolder(path: string): readonly string[] | undefined;
  /** All of standard input. */
  readInput(): string;
  /** A variable of the environment; undefined where it is not set, or empty. */
  environment(name: string): string | undefined;
  /** Undefined where it was written, else why not. */
  writeFile(path: string, content: string | Uint8Array): string | undefined;
  /** Undefined where it is not installed, or nobody has asked for a PNG. */
  readonly drawPng: DrawPng | undefined;
  /** A new folder in which programs can be run; undefined where none can. */
  openWorkshop(): Workshop | undefined;
  /** Milliseconds since whenever. */
  now(): number;
}

/** How a command ends, for the shell. */
export const EXIT = { good: 0, fails: 1, badInput: 2, unknown: 3, failure: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command: what it was given cannot be used. `message` is for the person who gave it. */
export class BadInput extends Error {}
