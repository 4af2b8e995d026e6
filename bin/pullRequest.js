#!/usr/bin/env node
// What the action does: checks the scenarios of a repository, judges the tables in the messages of a pull request's
// commits, and writes what it found into the job's summary. Plain JavaScript, so that it runs from a checkout.
//
// A commit says what its table is held against, and what must come out, in its trailers:
//   Wakelane-Scenario: race/wake.race fix=none
//   Wakelane-Verdict: happens                  (or impossible; happens unless given)

import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('wakelane.js', import.meta.url));
const { WAKELANE_FILES = '*.race', WAKELANE_STATES = '2000000', WAKELANE_BASE, WAKELANE_HEAD } = process.env;

/** Runs a command of Wakelane; its exit code says what it found. */
function wakelane(args, input) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return { code: status, out: stdout, err: stderr };
}

function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8' });
}

/** A text as it is, in the summary's Markdown. */
function fenced(text) {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return `${fence}text\n${text.trimEnd()}\n${fence}\n`;
}

/** A scenario against what it expects of itself; where a property fails that should hold, the run that shows it. */
function checked(file) {
  const { code, out, err } = wakelane(['check', file, '--quiet', '--limit', WAKELANE_STATES]);
  if (code === 0) return { good: true, text: `- \`${file}\`: as expected\n` };
  const explored = wakelane(['explore', file, '--limit', WAKELANE_STATES]);
  const shown = code === 2 ? '' : `\nUnder its first settings:\n\n${fenced(explored.out)}`;
  return { good: false, text: `### ${file} is not as expected\n\n${fenced(out + err)}${shown}` };
}

function trailer(message, name) {
  return new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(message)?.[1]?.trim();
}

/** The tables of a commit's message, where it names a scenario. */
function judged({ hash, message }) {
  const named = trailer(message, 'Wakelane-Scenario');
  if (named === undefined) return undefined;
  const [file, ...settings] = named.split(/\s+/);
  const expected = trailer(message, 'Wakelane-Verdict') ?? 'happens';
  const options = [
    '--scenario',
    file,
    '--limit',
    WAKELANE_STATES,
    ...settings.flatMap((each) => ['--set', each]),
  ];
  const { out, err } = wakelane(['judge', '-', '--json', ...options], message);
  const head = `commit ${hash.slice(0, 12)}`;
  if (!out.startsWith('{')) return { good: false, text: `### ${head}\n\n${fenced(err)}` };
  const { tables } = JSON.parse(out);
  const good = tables.length > 0 && tables.every(({ verdict }) => verdict === expected);
  if (good) return { good, text: `- ${head}: ${tables.length} tables, ${expected}, as said\n` };
  const words = wakelane(['judge', '-', ...options], message).out;
  const runs = tables
    .flatMap(({ run, impossible }) => run ?? impossible?.run ?? [])
    .map(({ schedule }) => {
      const set = settings.flatMap((each) => ['--set', each]);
      return fenced(wakelane(['run', file, '--schedule', schedule, ...set]).out);
    });
  return {
    good: false,
    text: `### ${head}: not ${expected}\n\n${fenced(words)}${runs.map((run) => `\n${run}`).join('')}`,
  };
}

function commits() {
  if (!WAKELANE_BASE || !WAKELANE_HEAD) return [];
  return git('log', '--reverse', '--format=%H%x00%B%x01', `${WAKELANE_BASE}..${WAKELANE_HEAD}`)
    .split('\u0001')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const [hash = '', message = ''] = each.split('\u0000');
      return { hash, message };
    });
}

const files = git('ls-files', '--', ...WAKELANE_FILES.split(/\s+/))
  .split('\n')
  .filter((file) => file !== '');
const found = [
  ...files.map(checked),
  ...commits()
    .map(judged)
    .filter((each) => each !== undefined),
];
const summary = `## Wakelane\n\n${found.length === 0 ? 'Nothing to check.\n' : found.map(({ text }) => text).join('\n')}`;
process.stdout.write(summary);
if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, summary);
process.exitCode = found.every(({ good }) => good) ? 0 : 1;
