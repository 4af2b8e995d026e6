// `wakelane mcp`: the command line as a server of the Model Context Protocol, on standard input and output. Each tool is
// a command; it runs in a process of its own, so that its time ends when it is used up.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { templates } from '../../templates/templates.ts';
import { EXIT } from '../io.ts';

/** Characters of an answer: what comes after them helps nobody. */
const ANSWER_CHARS_MAX = 200_000;
const SECONDS_MAX = 600;

const budget = {
  seconds: z.number().min(1).max(SECONDS_MAX).describe('time after which the tool gives up, in seconds'),
  states: z.number().int().min(1).describe('states that are stored at most; beyond, the answer is “unknown”'),
};
const scenario = z
  .string()
  .describe('the text of a .race scenario, or the name of a shipped one, such as lost-update');
const settings = z.record(z.string(), z.string()).default({}).describe('settings, such as {"fix": "plain"}');

interface Given {
  /** Files by their names, which the arguments may name. */
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly seconds: number;
}

/** Serves until its input ends. `program`: the file with which node runs the command line. */
export async function serve(version: string, program: string): Promise<void> {
  const server = new McpServer({ name: 'wakelane', version });
  const run = (given: Given) => runCommand(program, given);

  server.registerTool(
    'check',
    {
      description:
        'Hold a scenario against what it expects of itself, under every combination of its settings: mistakes with line and column, verdicts that are not as expected, drawn tables and written runs. Answers JSON, wakelane.check/1.',
      inputSchema: { scenario, ...budget },
    },
    (given) => run(about('check', given, ['--json', '--limit', String(given.states)])),
  );
  server.registerTool(
    'explore',
    {
      description:
        'Try every schedule of a scenario: the verdict of each property, with the shortest counterexample, fates and odds. Answers JSON, wakelane.explore/1.',
      inputSchema: { scenario, settings, ...budget },
    },
    (given) =>
      run(
        about('explore', given, ['--json', '--limit', String(given.states), ...setOptions(given.settings)]),
      ),
  );
  server.registerTool(
    'run',
    {
      description:
        'Play one schedule of a scenario, such as "vCPU0*3,vCPU1": its table, how it stands, what it broke. Answers JSON, wakelane.run/1.',
      inputSchema: { scenario, schedule: z.string().describe('who steps, in order'), settings, ...budget },
    },
    (given) =>
      run(
        about('run', given, [
          ...['--json', '--schedule', given.schedule, '--limit', String(given.states)],
          ...setOptions(given.settings),
        ]),
      ),
  );
  offerTables(server, run);
  server.registerResource(
    'manual',
    'wakelane://manual',
    { title: 'The language of .race scenarios', mimeType: 'text/markdown' },
    async (uri) => {
      // The manual lies beside the folder of the program, whose name may be a link.
      const home = dirname(dirname(await realpath(program)));
      const text = await readFile(join(home, 'docs', 'language.md'), 'utf8');
      return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text }] };
    },
  );
  await server.connect(new StdioServerTransport());
}

/** The tools that take tables. */
function offerTables(server: McpServer, run: (given: Given) => Promise<CallToolResult>): void {
  server.registerTool(
    'judge',
    {
      description:
        'Hold a table of CPU0 and CPU1 from a mail or commit message against a scenario: it happens (with the run), or the first line that cannot, and why. Answers JSON, wakelane.judge/1.',
      inputSchema: {
        table: z.string().describe('the text with the table, as it stands'),
        scenario,
        settings,
        lanes: z.array(z.string()).default([]).describe('confirmed columns, HEADING=LANE'),
        binds: z.array(z.string()).default([]).describe('confirmed cells, CELL=STEP'),
        ...budget,
      },
    },
    (given) => {
      const own = about('judge', given, []);
      const [, word = ''] = own.args;
      return run({
        ...own,
        files: { ...own.files, 'table.txt': given.table },
        args: [
          ...['judge', 'table.txt', '--scenario', word, '--json', '--limit', String(given.states)],
          ...setOptions(given.settings),
          ...given.lanes.flatMap((lane) => ['--lane', lane]),
          ...given.binds.flatMap((bind) => ['--bind', bind]),
        ],
      });
    },
  );
  server.registerTool(
    'new',
    {
      description:
        'Make a scenario of a table: each cell a step, locks where cells take them; or of a template, to begin with. Answers the .race text.',
      inputSchema: {
        table: z.string().optional().describe('the text with the table, as it stands'),
        template: z
          .enum(templates.map(({ word }) => word))
          .optional()
          .describe('instead of a table'),
        ...budget,
      },
    },
    ({ table, template, seconds }) =>
      run({
        files: table === undefined ? {} : { 'table.txt': table },
        args: [
          'new',
          ...(table === undefined ? [] : ['table.txt']),
          ...(template === undefined ? [] : ['--from', template]),
        ],
        seconds,
      }),
  );
}

function setOptions(chosen: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(chosen).flatMap(([name, value]) =>
    name === 'memory' ? ['--memory', value] : ['--set', `${name}=${value}`],
  );
}

/** A command about a scenario: a name of a shipped one goes as it is, a text in a file. */
function about(
  command: string,
  { scenario: text, seconds }: { readonly scenario: string; readonly seconds: number },
  options: readonly string[],
): Given {
  const isName = /^[\w-]+$/.test(text.trim());
  const word = isName ? text.trim() : 'scenario.race';
  return { files: isName ? {} : { 'scenario.race': text }, args: [command, word, ...options], seconds };
}

/** Runs a command in a folder of its own, which is gone afterwards. */
async function runCommand(program: string, { files, args, seconds }: Given): Promise<CallToolResult> {
  const folder = await mkdtemp(join(tmpdir(), 'wakelane-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await new Promise<CallToolResult>((resolve) => {
      const options = { cwd: folder, timeout: seconds * 1000, maxBuffer: ANSWER_CHARS_MAX * 4 };
      execFile(process.execPath, [program, ...args], options, (error, out, err) => {
        resolve(answerOf(error, out, err, seconds));
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function answerOf(
  error: { readonly killed?: boolean | undefined; readonly code?: number | string | null | undefined } | null,
  out: string,
  err: string,
  seconds: number,
): CallToolResult {
  const say = (text: string, isError: boolean): CallToolResult => ({
    content: [{ type: 'text', text: text.slice(0, ANSWER_CHARS_MAX) }],
    ...(isError ? { isError } : {}),
  });
  if (error?.killed === true)
    return say(`Not known: ${seconds} seconds were not enough. Give more, or fewer states.`, true);
  // A property that fails, or a table that cannot happen, is an answer.
  const isBad = error !== null && (error.code === EXIT.badInput || typeof error.code !== 'number');
  return isBad ? say(out.startsWith('{') ? out : `${err}${out}`, !out.startsWith('{')) : say(out, false);
}
