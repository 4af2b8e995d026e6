// `wakelane COMMAND …`: from arguments to an exit code.

import { exceptionText } from '../words/failureWords.ts';
import { check } from './check.ts';
import { type CommandName, commands } from './commands.ts';
import { explore } from './explore.ts';
import { exportTo } from './exportTo.ts';
import { fmt } from './fmt.ts';
import { grade } from './grade.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { judge } from './judge.ts';
import { newScenario } from './newScenario.ts';
import { nodeIo } from './nodeIo.ts';
import { commandHelp, overallHelp } from './options.ts';
import { type DrawPng, loadPng } from './png.ts';
import { run } from './run.ts';
import { study } from './study.ts';
import { paragraph } from './words.ts';

const runners: Readonly<Record<CommandName, (args: readonly string[], io: Io) => ExitCode>> = {
  check,
  explore,
  run,
  judge,
  export: exportTo,
  new: newScenario,
  study,
  grade,
  fmt,
  mcp: () => {
    throw new BadInput('wakelane mcp serves a process of its own, and takes nothing else.');
  },
};

/** Runs a command; all that it says goes through `io`. */
export function main(args: readonly string[], io: Io): ExitCode {
  try {
    return dispatch(args, io);
  } catch (error) {
    if (!(error instanceof BadInput)) return failed(error, io);
    io.err(`${error.message.trimEnd()}\n`);
    return EXIT.badInput;
  }
}

/** What was not foreseen. */
function failed(error: unknown, io: Io): ExitCode {
  io.err(`wakelane: Wakelane failed: ${exceptionText(error)}.\n`);
  io.err(
    paragraph(
      `This is a mistake of Wakelane, not of what it was given. Please report it with this command, the files that it names, the version (${io.version}) and these lines:`,
    ),
  );
  const stack = error instanceof Error ? error.stack : undefined;
  io.err(`${stack ?? String(error)}\n`);
  return EXIT.failure;
}

/** Runs the command of this process. */
export function start(version: string): void {
  const [word, another] = process.argv.slice(2);
  const program = process.argv[1];
  if (word === 'mcp' && another === undefined && program !== undefined) {
    void import('./mcp/serve.ts').then(({ serve }) => serve(version, program));
    return;
  }
  const args = process.argv.slice(2);
  const answer = (drawPng: DrawPng | undefined) => {
    process.exitCode = main(args, nodeIo(version, drawPng));
  };
  // The only thing that a command has to wait for.
  if (asksForPng(args)) void loadPng().then(answer);
  else answer(undefined);
}

function asksForPng(args: readonly string[]): boolean {
  return args[0] === 'export' && args.some((arg) => arg === 'png' || arg === '--to=png');
}

function dispatch([word, ...rest]: readonly string[], io: Io): ExitCode {
  if (word === '--version' || word === '-v') return say(io, `${io.version}\n`);
  if (word === '--help' || word === '-h' || word === 'help') {
    const [about] = rest;
    return say(io, about === undefined ? overallHelp() : commandHelp(commandCalled(about)));
  }
  if (word === undefined) throw new BadInput(overallHelp());
  const name = commandCalled(word);
  if (asksForHelp(rest)) return say(io, commandHelp(name));
  return runners[name](rest, io);
}

function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

function say(io: Io, text: string): ExitCode {
  io.out(text);
  return EXIT.good;
}

function commandCalled(word: string): CommandName {
  const names = Object.values(commands).map(({ name }) => name);
  const name = names.find((candidate) => candidate === word);
  if (name === undefined) {
    throw new BadInput(
      `wakelane: there is no command “${word}”; there are ${names.join(', ')}.\nSee wakelane --help.`,
    );
  }
  return name;
}
