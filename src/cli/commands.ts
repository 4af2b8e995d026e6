// The commands: what they are called, what they take, what they do.

import { exporters } from '../formats/exports/exporters.ts';
import { TABLE_WIDTH, TABLE_WIDTH_MIN } from '../formats/table/runTable.ts';
import { BUFFER_SLOTS, BUFFER_SLOTS_MAX, COMMAND_STATES_MAX, PAGE_STATES_MAX } from '../model/limits.ts';
import { MEMORY_MODELS } from '../model/program.ts';
import { PICTURE_WIDTH } from '../picture/picture.ts';
import { templates } from '../templates/templates.ts';
import { grouped } from '../words/grouped.ts';
import { questionOptions } from './questionOptions.ts';

interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  /** What stands behind it in the help, where it takes something. */
  readonly value?: string;
  readonly help: string;
}

const set = {
  type: 'string',
  multiple: true,
  value: 'name=value',
  help: 'choose a setting; may be given more than once, or as a=b,c=d',
} as const;
const memory = { type: 'string', value: MEMORY_MODELS.join('|'), help: 'choose the memory model' } as const;
const buffer = {
  type: 'string',
  value: 'N',
  help: `stores that a CPU’s store buffer holds (${BUFFER_SLOTS} to ${BUFFER_SLOTS_MAX}; where the text says nothing, ${BUFFER_SLOTS})`,
} as const;
const grain = {
  type: 'string',
  value: 'coarse|fine',
  help: 'fine: locks are variables that others can find held (coarse unless given)',
} as const;
const limit = {
  type: 'string',
  value: 'N',
  help: `states that are stored at most (${grouped(COMMAND_STATES_MAX)} unless given)`,
} as const;
const fairness = {
  type: 'boolean',
  help: 'liveness may not count on everybody being served sooner or later',
} as const;

const page = {
  type: 'string',
  value: 'URL',
  help: 'address of the page, for links (else WAKELANE_PAGE, else that of npm start)',
} as const;

const width = {
  type: 'string',
  value: 'N',
  help: `columns of the table, at most (${TABLE_WIDTH_MIN} or more; ${TABLE_WIDTH} unless given)`,
} as const;
const schedule = {
  type: 'string',
  value: 'TURNS',
  help: 'who steps, in order: "vCPU0*3,vCPU1,vCPU0.1"',
} as const;
const run = { type: 'string', value: 'N', help: 'the scenario’s own run number N, from 1' } as const;
const drawn = { type: 'string', value: 'N', help: 'the scenario’s drawn table number N, from 1' } as const;
const fair = { type: 'boolean', help: 'then serve everybody in turn until the run ends' } as const;

const verdictCodes = 'Exit code: 0 holds, 1 fails, 2 bad input, 3 unknown (a bound was reached).';

/** The commands: what they are called, what they take, what they do. */
export const commands = {
  check: {
    name: 'check',
    usage: 'check FILE… | --all',
    summary: 'hold scenarios against what they expect of themselves',
    about:
      'Prints what is wrong with each text. Then explores each combination of settings, compares every verdict with the expected one, finds the drawn tables and plays the written runs.',
    codes:
      'Exit code: 0 all is as expected, 1 something is not, 2 bad input, 3 a bound left something unknown.',
    options: {
      all: { type: 'boolean', help: 'check all shipped scenarios' },
      quiet: { type: 'boolean', short: 'q', help: 'print only what is not as expected' },
      json: { type: 'boolean', help: 'print JSON' },
      'text-only': {
        type: 'boolean',
        help: 'with --json: only what is wrong with the texts, nothing is tried',
      },
      set,
      memory,
      buffer,
      grain,
      limit,
      'no-fairness': fairness,
    },
  },
  explore: {
    name: 'explore',
    usage: 'explore FILE',
    summary: 'try every schedule: verdicts, counterexamples, fates, odds',
    about:
      'Prints the verdict of each property and, where one fails, the shortest run that shows it (for a cover that holds, too, with --json).',
    codes: verdictCodes,
    options: {
      set,
      memory,
      buffer,
      grain,
      limit,
      'no-fairness': fairness,
      ...questionOptions,
      switches: {
        type: 'boolean',
        help: 'show the counterexample with the fewest context switches, however long',
      },
      json: { type: 'boolean', help: 'print JSON' },
      width,
      page,
    },
  },
  run: {
    name: 'run',
    usage: 'run FILE --schedule TURNS | --run N | --drawn N',
    summary: 'play one schedule and print it as a table',
    about:
      'With --run or --drawn, --set asks for the same schedule under other settings: as far as it goes there, and why it goes no further.',
    codes:
      'Exit code: 0 nothing broke, 1 something broke, or the run is stuck, ended in an error or cannot be saved any more, 2 bad input or an impossible step.',
    options: {
      ...{ schedule, run, drawn, fair },
      set,
      memory,
      buffer,
      grain,
      limit: {
        ...limit,
        help: `states that are stored at most, to tell whether the run can be saved (${grouped(PAGE_STATES_MAX)} unless given)`,
      },
      json: { type: 'boolean', help: 'print JSON' },
      width,
      page,
    },
  },
  judge: {
    name: 'judge',
    usage: 'judge TABLE|- --scenario FILE',
    summary: 'hold the tables of a mail or commit message against a scenario',
    about:
      'Reads every table of a text, as it stands in a mail, and says whether its cells can come in their order: the run that passes them, or the first cell that cannot come, and why. Without --scenario it says which shipped scenarios have all its steps.',
    codes:
      'Exit code: 0 it happens, 1 it cannot, 2 it could not be read, or it must be said first what something stands for, 3 unknown (a bound was reached); of several tables the worst: 2, 3, 1, 0.',
    options: {
      scenario: { type: 'string', short: 's', value: 'FILE', help: 'hold it against this scenario' },
      set,
      memory,
      lane: {
        type: 'string',
        multiple: true,
        value: 'HEADING=LANE',
        help: 'the column is this lane; may be given more than once',
      },
      bind: {
        type: 'string',
        multiple: true,
        value: 'CELL=STEP',
        help: 'the cell stands for this step, for "step + step", "attempt step", "check condition", "none" or "..."; "HEADING: CELL=STEP" in one column',
      },
      limit,
      json: { type: 'boolean', help: 'print JSON' },
      page,
    },
  },
  new: {
    name: 'new',
    usage: 'new TABLE|- | --from TEMPLATE',
    summary: 'make a scenario of a table, each cell a step to be filled with code, or of a template',
    about:
      'Prints a scenario that compiles and plays at once. Of a table: a lane for each column, a step for each cell, locks where cells take them, and the table as its drawing. Of a template: a small race that is whole, with a property that fails and a setting that mends it.',
    codes: 'Exit code: 0 written, 2 the text has no table that can be read, or there is no such template.',
    options: {
      from: {
        type: 'string',
        value: 'TEMPLATE',
        help: templates.map(({ word, title }) => `${word} (${title})`).join(', '),
      },
      table: {
        type: 'string',
        value: 'N',
        help: 'the table number N of the text, from 1 (the first unless given)',
      },
      out: { type: 'string', short: 'o', value: 'FILE', help: 'write to a file instead of the terminal' },
    },
  },
  study: {
    name: 'study',
    usage: 'study FILE',
    summary: 'check a homework that a lecturer wrote, and print its link',
    about:
      'Reads a study (docs/teaching.md describes its file), tries whether each task can be solved, and prints the link that students open.',
    codes: 'Exit code: 0 all tasks can be solved, 1 some cannot, 2 bad input.',
    options: { page },
  },
  grade: {
    name: 'grade',
    usage: 'grade ANSWERS…',
    summary: 'grade what students handed in, by trying every schedule',
    about:
      'Reads answers from files or folders, one link a line or anywhere in a mail, plays each again on the lecturer’s own text, and says what is solved and, where it is not, why.',
    codes: 'Exit code: 0 all were graded, 2 bad input, or a link could not be read.',
    options: {
      study: {
        type: 'string',
        value: 'FILE',
        help: 'the lecturer’s study, its file or its link; without it the tasks are those that the first answer names',
      },
      csv: { type: 'boolean', help: 'print a table for a spreadsheet' },
      json: { type: 'boolean', help: 'print JSON' },
      limit: {
        ...limit,
        help: `states that are looked at under each settings (${grouped(PAGE_STATES_MAX)} unless given)`,
      },
    },
  },
  fmt: {
    name: 'fmt',
    usage: 'fmt FILE…|-',
    summary: 'set the lines of a text in by their depth',
    about:
      'Prints the text in good form: lines set in by their depth, one empty line at most. Comments, and the program that it compiles to, stay as they are. A text with errors is not touched.',
    codes: 'Exit code: 0 done, 1 with --check: some are not in good form, 2 bad input.',
    options: {
      write: { type: 'boolean', short: 'w', help: 'write the files in place' },
      check: { type: 'boolean', help: 'only name those that are not in good form' },
    },
  },
  mcp: {
    name: 'mcp',
    usage: 'mcp',
    summary: 'serve these commands to a model, by the Model Context Protocol',
    about:
      'Serves on standard input and output until its input ends: the tools check, explore, run, judge and new, each with a budget of time and states, and the manual of the language.',
    codes: 'Exit code: 0.',
    options: {},
  },
  export: {
    name: 'export',
    usage: 'export FILE --to FORM',
    summary: 'write a run for another tool, or a model for SPIN',
    about:
      'Prints a run in the form of another tool, or with promela the compiled step table as a Promela model, with which SPIN counts the same states.',
    codes: 'Exit code: 0 written, 2 bad input.',
    options: {
      to: {
        type: 'string',
        value: 'FORM',
        help: `${exporters.map(({ word, title }) => `${word} (${title})`).join(', ')}`,
      },
      ...{ schedule, run, drawn, fair },
      time: { type: 'string', value: 'downwards|rightwards', help: 'of a picture: where time runs to' },
      theme: { type: 'string', value: 'light|dark', help: 'of a picture: its colours' },
      steps: { type: 'string', value: 'A-B', help: 'of a picture: the steps that it shows' },
      width: {
        type: 'string',
        value: 'PIXELS',
        help: `of a picture, at least (${PICTURE_WIDTH} unless given); a PNG has twice as many`,
      },
      property: { type: 'string', value: 'NAME', help: 'make the model ask about this property' },
      out: { type: 'string', short: 'o', value: 'FILE', help: 'write to a file instead of the terminal' },
      set,
      memory,
      buffer,
      grain,
      page,
    },
  },
} as const satisfies Record<string, CliCommand>;

export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly about: string;
  readonly codes: string;
  readonly options: Readonly<Record<string, Option>>;
}

export type CommandName = keyof typeof commands;
