// Charts that a text defines itself, as tables: what a chart of one flat word for each state comes to. `chartTable.ts` makes
// the same of the machine that is exported, which its test holds against this.

import { mapDefined } from '../../base/mapDefined.ts';
import type { ChartTable, ModeBar } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { ChartItem, ChartMove, FileSyntax } from '../syntax/fileSyntax.ts';
import { Diagnostics } from './diagnostics.ts';

// An object, so that the compiler names a bar that is missing here.
const BARS: Readonly<Record<ModeBar, true>> = {
  guest: true,
  running: true,
  'going to sleep': true,
  runnable: true,
  blocked: true,
};

interface OwnCharts {
  readonly charts: readonly ChartTable[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The charts that a text defines, whatever others are known by the same name. */
export function readOwnCharts(text: string, { items }: FileSyntax): OwnCharts {
  const report = new Diagnostics(text);
  const charts: ChartTable[] = [];
  for (const item of items) {
    if (item.kind !== 'chart') continue;
    if (charts.some(({ name }) => name === item.name.text))
      report.error(item.name, `There is a chart ${item.name.text} already.`, 'Choose another name.');
    const table = readChart(item, report);
    if (table !== undefined) charts.push(table);
  }
  return { charts, diagnostics: report.diagnostics };
}

/** A chart as a table, its states in the order in which the text names them; undefined where it has no move. */
function readChart({ name, moves, bars }: ChartItem, report: Diagnostics): ChartTable | undefined {
  const states = [...new Set(moves.flatMap(({ from_, target }) => [from_.text, target.text]))];
  const [initial] = states;
  if (initial === undefined) {
    report.error(name, `The chart ${name.text} has no moves.`, 'open -> shut on push;');
    return undefined;
  }
  checkMoves(moves, report);
  checkReached(moves, initial, report);
  const drawn = new Map<string, ModeBar>();
  for (const { state, bar } of bars) {
    const found = barOf(bar.text);
    if (found === undefined)
      report.error(bar, `No state is drawn as “${bar.text}”.`, `Write ${Object.keys(BARS).join(', ')}.`);
    else if (!states.includes(state.text))
      report.error(state, `The chart has no state ${state.text}.`, `Its states are ${states.join(', ')}.`);
    else if (drawn.has(state.text)) report.error(state, `How ${state.text} is drawn is said already.`);
    else drawn.set(state.text, found);
  }
  return {
    name: name.text,
    states,
    // In the order of their sources: so the machine's table has them, too.
    edges: states.flatMap((state, from) =>
      mapDefined(moves, ({ from_, target, event }) =>
        from_.text === state ? { from, to: states.indexOf(target.text), event: event.text } : undefined,
      ),
    ),
    drawing: states.map((state, index) => ({
      ...placeOf(index, states.length),
      bar: drawn.get(state) ?? (index === 0 ? 'running' : 'runnable'),
    })),
  };
}

function barOf(words: string): ModeBar | undefined {
  return isBar(words) ? words : undefined;
}

function isBar(words: string): words is ModeBar {
  return Object.hasOwn(BARS, words);
}

/** Evenly on a circle, the first at its top. */
function placeOf(index: number, count: number): { readonly x: number; readonly y: number } {
  const turn = (2 * Math.PI * index) / count;
  const round = (value: number): number => Math.round(value * 100) / 100;
  return { x: round(0.5 + 0.35 * Math.sin(turn)), y: round(0.5 - 0.35 * Math.cos(turn)) };
}

/** A move must say what happened: at most one leads from one state to another, and an event leads to one state. */
function checkMoves(moves: readonly ChartMove[], report: Diagnostics): void {
  for (const [index, { from_, target, event }] of moves.entries()) {
    if (from_.text === target.text)
      report.error(
        target,
        'A move leads to another state.',
        'To assign the state that it has already is always allowed.',
      );
    const earlier = moves.slice(0, index).filter((move) => move.from_.text === from_.text);
    const same = earlier.find((move) => move.target.text === target.text);
    if (same !== undefined)
      report.error(
        event,
        `${same.event.text} leads from ${from_.text} to ${target.text} already, so that a move would not say what happened.`,
        'Leave one of them out, or put a state between.',
      );
    else if (earlier.some((move) => move.event.text === event.text))
      report.error(
        event,
        `${event.text} leads from ${from_.text} to another state, too.`,
        'Name the two by what happens.',
      );
  }
}

function checkReached(moves: readonly ChartMove[], initial: string, report: Diagnostics): void {
  const reached = new Set([initial]);
  // The set grows while it is walked: that is the queue.
  for (const state of reached)
    for (const move of moves) if (move.from_.text === state) reached.add(move.target.text);
  for (const { from_ } of moves) {
    if (reached.has(from_.text)) continue;
    reached.add(from_.text);
    report.error(
      from_,
      `No moves lead to ${from_.text}.`,
      `A chart begins in the first state that it names, here ${initial}.`,
    );
  }
}
