// What `wakelane judge` says of one table to a person.

import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import { createMachine } from '../engine/machine.ts';
import { listed } from '../engine/names.ts';
import { playFromStart } from '../engine/playOn.ts';
import { printSchedule } from '../formats/schedule.ts';
import { settingsText } from '../formats/settings.ts';
import type { CellMeaning, TableJudgement, TableRun } from '../model/judgement.ts';
import type { Program } from '../model/program.ts';
import type { Table } from '../tables/table.ts';
import {
  cellWords,
  leftOutSentence,
  orderSentence,
  unboundClause,
  unboundColumnClause,
  whyNotSentence,
} from '../words/tableWords.ts';
import { standingText } from './runText.ts';
import type { OpenedSource } from './sources.ts';
import { beside, paragraph } from './words.ts';

/** What is needed to tell of a judgement. */
export interface ToldJudgement {
  readonly opened: OpenedSource;
  readonly program: Program;
  readonly table: Table;
  readonly judgement: TableJudgement;
  /** The page's address of a run. */
  readonly link: (run: TableRun) => string;
}

/** Sections with an empty line between them. */
export function judgeText(told: ToldJudgement): string {
  return [headText(told), readAsText(told.judgement), verdictText(told)]
    .filter((section) => section !== '')
    .join('\n');
}

function headText({ opened, table, judgement }: ToldJudgement): string {
  const { from, to } = table.lines;
  const where = from === to ? `Line ${from}` : `Lines ${from} to ${to}`;
  const settings = settingsText(opened.source.scenario, judgement.settings);
  const columns = judgement.columns.flatMap(({ heading, meaning }, column) => {
    const name = heading === '' ? `column ${column + 1}` : heading;
    return meaning.kind === 'lane' ? [`${name} is ${meaning.lane}`] : [];
  });
  return [
    paragraph(`${where}, held against ${opened.id}: ${opened.source.scenario.title}`),
    settings === '' ? '' : paragraph(settings),
    columns.length === 0 ? '' : paragraph(`${columns.join(', ')}.`),
  ].join('');
}

/** The cells that are not read letter by letter. */
function readAsText({ cells }: TableJudgement): string {
  return cells
    .flatMap(({ line, text, meaning }) => {
      const words = meaningWords(text, meaning);
      return words === undefined ? [] : [beside(`  line ${line}  `, `“${text}”: ${words}`)];
    })
    .join('');
}

function meaningWords(text: string, meaning: CellMeaning): string | undefined {
  switch (meaning.kind) {
    case 'steps': {
      const names = meaning.steps.join(' + ');
      return names === text ? undefined : names;
    }
    case 'attempt':
      return `${meaning.step} is tried, and waits`;
    case 'state':
      return meaning.condition === text ? 'a condition that must hold there' : meaning.condition;
    case 'not':
      return `the step before it is not “${meaning.label}”`;
    case 'gap':
      return 'anything may lie here';
    case 'remark':
      return 'a remark';
    case 'unbound':
      return undefined;
    default:
      return unreachable(meaning);
  }
}

function verdictText(told: ToldJudgement): string {
  const { judgement } = told;
  switch (judgement.verdict) {
    case 'happens':
      return happensText(told);
    case 'impossible':
      return impossibleText(told);
    case 'unbound':
      return unboundText(told);
    case 'unknown':
      return paragraph('It is not known whether this happens: a bound was reached. Give a higher --limit.');
    default:
      return unreachable(judgement.verdict);
  }
}

// ---------------------------------------------------------------- it happens

function happensText(told: ToldJudgement): string {
  const { judgement, program } = told;
  const { run, otherwise, leftOut, orders } = judgement;
  if (run === undefined) return '';
  const again =
    run.again.length === 0
      ? []
      : [
          `It happens only if ${listed(run.again.map((label) => `“${label}”`))} happens once more than drawn.`,
        ];
  return [
    paragraph(['This happens.', ...again].join(' ')),
    ...leftOut.map((each) => paragraph(leftOutSentence(program, judgement, each))),
    ...orders.flatMap(({ line, orders: some }) => [
      paragraph(`The cells of line ${line} have no order.`),
      ...some.map((order) => beside('  ', orderSentence(judgement, order))),
    ]),
    runText(told, run),
    otherwise === undefined
      ? ''
      : `
${paragraph(otherwiseText(otherwise))}${runText(told, otherwise)}`,
  ].join('');
}

function otherwiseText({ doomed }: TableRun): string {
  return doomed
    ? 'The same cells come in this run, too, and it is lost:'
    : 'The same cells come in this run, too, and it can be saved:';
}

function runText({ program, link }: ToldJudgement, run: TableRun): string {
  const names = program.actors.map(({ name }) => name);
  return [
    paragraph(endText(program, run)),
    run.breaks.length === 0 ? '' : paragraph(`It breaks ${listed(run.breaks)}.`),
    `Schedule: ${printSchedule(run.schedule, names)}\n`,
    `Page: ${link(run)}\n`,
  ].join('');
}

function endText(program: Program, { schedule, doomed, ends }: TableRun): string {
  if (ends.kind === 'goes on') {
    switch (ends.fate) {
      case 'safe':
        return 'Behind the last cell nothing can go wrong any more.';
      case 'open':
        return 'Behind the last cell it goes on, and may still end well or badly.';
      default:
        return 'Behind the last cell it goes on.';
    }
  }
  const machine = createMachine(program);
  const { frames } = playFromStart(machine, schedule);
  const last = frames.at(-1);
  const lost = doomed && frames.length > schedule.length + 1 ? 'Nothing saves it behind the last cell. ' : '';
  if (ends.kind === 'repeats') return `${lost}It goes on for ever, without coming to an end.`;
  return last === undefined ? lost : `${lost}${standingText(machine, last)}`;
}

// ---------------------------------------------------------------- it does not

function impossibleText(told: ToldJudgement): string {
  const { judgement, program, link } = told;
  const { impossible, nearest, leftOut } = judgement;
  if (impossible === undefined) return '';
  const text = defined(judgement.cells[impossible.cell]).text;
  const { sooner } = impossible;
  const soonerText =
    sooner === undefined
      ? []
      : [
          `Already ${cellWords(judgement, sooner.cell)} comes only if a step happens once more than drawn. ${whyNotSentence(program, defined(judgement.cells[sooner.cell]).text, sooner.why)}`,
        ];
  const names = program.actors.map(({ name }) => name);
  return [
    paragraph(
      `This cannot happen: ${cellWords(judgement, impossible.cell)} cannot come after the cells before it.`,
    ),
    paragraph(whyNotSentence(program, text, impossible.why)),
    ...leftOut.map((each) => paragraph(leftOutSentence(program, judgement, each))),
    ...soonerText.map((sentence) => paragraph(sentence)),
    nearest === undefined
      ? ''
      : paragraph(
          `It would happen with ${listed(nearest.moved.map((cell) => cellWords(judgement, cell)))} ${nearest.where} ${cellWords(judgement, nearest.cell)}.`,
        ),
    elsewhereText(told),
    paragraph('Up to there:'),
    `Schedule: ${printSchedule(impossible.run.schedule, names)}\n`,
    `Page: ${link(impossible.run)}\n`,
  ].join('');
}

function elsewhereText({ opened, judgement }: ToldJudgement): string {
  const { elsewhere, settings } = judgement;
  if (elsewhere === undefined) return '';
  const { scenario } = opened.source;
  const rest =
    elsewhere.tried < elsewhere.others
      ? ` (${elsewhere.tried} of ${elsewhere.others} others were tried)`
      : '';
  const [first] = elsewhere.settings;
  if (first === undefined)
    return elsewhere.tried === 0 ? '' : paragraph(`With other settings it does not happen either${rest}.`);
  const given = settingsText(scenario, settings).split(', ');
  const changed = settingsText(scenario, first)
    .split(', ')
    .filter((word) => !given.includes(word));
  const more = elsewhere.settings.length - 1;
  const others = more === 0 ? '' : `, and with ${more} more combinations`;
  return paragraph(`It happens with ${listed(changed)}${others}${rest}.`);
}

// ---------------------------------------------------------------- it is not known what is meant

function unboundText(told: ToldJudgement): string {
  const { judgement } = told;
  const columns = judgement.columns.flatMap(({ heading, meaning }, column) => {
    if (meaning.kind !== 'unbound') return [];
    const name = heading === '' ? String(column + 1) : heading;
    const ask = meaning.proposal === undefined ? '' : ` Confirm: --lane "${name}=${meaning.proposal}"`;
    return [paragraph(`Column “${name}”: ${unboundColumnClause(meaning.why)}.${ask}`, 2)];
  });
  const cells = judgement.cells.flatMap(({ line, text, meaning }) => {
    if (meaning.kind !== 'unbound' || meaning.why.kind === 'column unbound') return [];
    const asks = meaning.proposals.map((labels) => `--bind "${text}=${labels.join(' + ')}"`);
    const ask = asks.length === 0 ? '' : ` Is it ${asks.join(' or ')}?`;
    return [paragraph(`Line ${line} “${text}”: ${unboundClause(meaning.why)}.${ask}`, 2)];
  });
  return [
    paragraph('Not decided: it must be said first what this stands for.'),
    ...columns,
    ...cells,
    providedText(told),
  ].join('');
}

/** `if line 8 is “IPI”`: what would hold then. */
function providedText(told: ToldJudgement): string {
  const { provided } = told.judgement;
  if (provided === undefined) return '';
  const { judgement, lanes, cells } = provided;
  const conditions = [
    ...lanes.map(({ heading, lane }) => `column ${heading} is ${lane}`),
    ...cells.map(
      ({ cell, steps }) => `line ${defined(judgement.cells[cell]).line} is “${steps.join(' + ')}”`,
    ),
  ];
  return `\n${paragraph(`If ${listed(conditions)}:`)}${verdictText({ ...told, judgement })}`;
}
