// Answers of SPIN, kept by what was asked: a crosscheck that was interrupted goes on where it stopped.

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSpin, type SpinRun } from './spin.ts';
import type { SpinQuestion } from './spinCheck.ts';

/** Counts up whenever the flags or the meaning of an answer change. */
const VERSION = 1;

/** Asks SPIN, unless it answered the same question before. */
export async function askSpin(question: SpinQuestion, folder: string): Promise<SpinRun> {
  const { model, claim } = question;
  const asked = JSON.stringify([VERSION, model.text, claim]);
  const file = join(folder, `${createHash('sha256').update(asked).digest('hex')}.json`);
  const known = await readAnswer(file);
  if (known !== undefined) return known;
  const run = await runSpin(model, {
    claim,
    states: question.states,
    // Small searches are over before a compiler that optimises has begun.
    optimise: question.states > 50_000 ? '-O1' : '-O0',
    memoryMegabytes: 4096,
  });
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(run));
  return run;
}

async function readAnswer(file: string): Promise<SpinRun | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isRun(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRun(value: unknown): value is SpinRun {
  if (typeof value !== 'object' || value === null) return false;
  const numbers = ['states', 'transitions', 'errors', 'generateSeconds', 'compileSeconds', 'searchSeconds'];
  const fields = new Map<string, unknown>(Object.entries(value));
  const reported = fields.get('reported');
  return (
    numbers.every((name) => typeof fields.get(name) === 'number') &&
    Array.isArray(reported) &&
    reported.every((name) => typeof name === 'string')
  );
}
