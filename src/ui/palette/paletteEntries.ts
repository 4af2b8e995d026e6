// Everything that can be done in the page now, as lines of the palette, each with its key where it has one.

import { actorName } from '../../facts/lanes.ts';
import { STEPS_LISTED_MAX } from '../../model/limits.ts';
import type { Frame } from '../../model/run.ts';
import type { View } from '../../store/derived/view.ts';
import type { PagePart } from '../../store/inputs/page.ts';
import type { Session } from '../../store/session.ts';
import { effectOf } from '../../words/effects.ts';
import { exampleWords, isPlayedOn, outcomeSentence, outcomeWord } from '../../words/explorerWords.ts';
import { feetOf } from '../../words/feet.ts';
import { goalTitle } from '../../words/goalWords.ts';
import { pageKeys } from '../../words/keys.ts';
import { memoryTitles, valueTitle } from '../../words/settingTitles.ts';
import { phraseOf } from '../../words/stepWords.ts';
import { untilOptions } from '../../words/untilOptions.ts';
import { actionOfCommand } from '../commands/commands.ts';
import { firstPageAddress, levelAddress } from '../parts/address.ts';
import { speeds } from '../transport/Transport.tsx';

export interface PaletteEntry {
  /** What kind of thing it is: found by it too. */
  readonly group: string;
  readonly title: string;
  /** What it would do, where the title does not say it. */
  readonly detail: string;
  /** As the reader knows it; empty where it has none. */
  readonly key: string;
  readonly run: () => void;
}

/** All of them: what belongs to this moment first. */
export function paletteEntries(session: Session): readonly PaletteEntry[] {
  const view = session.viewOf(session.store.getState());
  return [
    ...moves(session, view),
    ...commands(session),
    ...time(session, view),
    ...runs(session, view),
    ...goals(session, view),
    ...settings(session, view),
    ...examples(session, view),
    ...furtherActions(session, view),
    ...views(session),
    ...levels(session, view),
    ...places(session, view),
  ];
}

/** What an entry is found by beside its title. */
export function entryMore({ group, detail }: PaletteEntry): string {
  return `${group} ${detail}`;
}

function moves(
  session: Session,
  { program, scenario, outlook, frames, cursor }: View,
): readonly PaletteEntry[] {
  const { lanes, strip } = feetOf(program, outlook);
  const before = frames[cursor]?.state;
  if (before === undefined) return [];
  return [...lanes.flatMap((foot) => foot.moves), ...strip].map(({ actor, option, key }) => ({
    group: 'Step',
    title: `${actorName(program, actor)}: ${phraseOf(program, scenario.text, { actor, ...option }).parts.join(', ')}`,
    detail: effectOf(program, before, { actor, ...option }),
    key,
    run: () => session.actions.step(option.turn),
  }));
}

function commands(session: Session): readonly PaletteEntry[] {
  return pageKeys.flatMap(({ command, shown, does }) => {
    const run = actionOfCommand(command, session);
    if (run === undefined || command === 'palette') return [];
    const title = command === 'help' ? 'help: keys, and how to read the timeline' : does;
    return [{ group: 'Command', title: sentenceCase(title), detail: '', key: shown, run }];
  });
}

/** What to step until, and the branches. */
function time(session: Session, { program, branches }: View): readonly PaletteEntry[] {
  const { runUntil, chooseBranch } = session.actions;
  return [
    ...untilOptions(program).map(({ words, until }) => entry('Step until', words, () => runUntil(until))),
    ...branches.others.map(({ id, name, end }) => ({
      ...entry('Branch', name, () => chooseBranch(id)),
      detail: end,
    })),
  ];
}

function runs(session: Session, { scenario }: View): readonly PaletteEntry[] {
  const { playDrawn, playRun } = session.actions;
  const drawn = scenario.drawn.map(({ title }, index) =>
    entry('Run', `Play it as drawn: ${title}`, () => playDrawn(index)),
  );
  const written = scenario.runs.map(({ title }, index) => entry('Run', title, () => playRun(index)));
  return [...drawn, ...written];
}

function goals(session: Session, { scenario, goals: { list } }: View): readonly PaletteEntry[] {
  return list.map((goal) => ({
    ...entry('Goal', goalTitle(goal, scenario.drawn.length > 0), () => session.actions.begin(goal.key)),
    detail: goal.property?.sentence ?? (goal.won ? 'done' : ''),
  }));
}

function settings(session: Session, { scenario, program }: View): readonly PaletteEntry[] {
  const { choose } = session.actions;
  const { settings } = program;
  const { values, memory } = settings;
  const params = scenario.params.filter(({ name }) => program.inForce.includes(name));
  const ofParams = params.flatMap(({ name, values: offered }) =>
    offered.map((value) => ({
      ...entry('Setting', sentenceCase(valueTitle(value)), () =>
        choose({ ...settings, values: { ...values, [name]: value.value } }),
      ),
      detail: values[name] === value.value ? 'chosen' : '',
    })),
  );
  const memories = scenario.memories.length < 2 ? [] : scenario.memories;
  const ofMemory = memories.map((each) => ({
    ...entry('Memory', memoryTitles[each], () => choose({ ...settings, memory: each })),
    detail: each === memory ? 'chosen' : '',
  }));
  return [...ofParams, ...ofMemory];
}

/** Runs that the explorer found: not while the reader is to find out by himself. */
function examples(session: Session, { program, exploration, fatesShown }: View): readonly PaletteEntry[] {
  const report = exploration?.report;
  if (report === undefined || !fatesShown) return [];
  const { playExample } = session.actions;
  const ofVerdicts = report.verdicts.flatMap(({ kind, verdict, sentence, example }) =>
    example === undefined
      ? []
      : [
          {
            ...entry('Example', sentence, () => playExample(example, isPlayedOn(kind))),
            detail: exampleWords(kind, verdict),
          },
        ],
  );
  const ofOutcomes = report.outcomes.map((outcome) => ({
    ...entry('Ending', `${outcomeWord(outcome.end.kind)}, ${outcome.example.schedule.length} steps`, () =>
      playExample(outcome.example, false),
    ),
    detail: outcome.end.kind === 'finished' ? '' : outcomeSentence(program, outcome),
  }));
  return [...ofVerdicts, ...ofOutcomes];
}

/** Actions that have a button in the page, but no key. */
function furtherActions(session: Session, view: View): readonly PaletteEntry[] {
  const { actions } = session;
  const open = view.standing.kind === 'running';
  return [
    ...(open
      ? [entry('Command', 'Finish fairly: let everybody step in turn, to the end', actions.finishFairly)]
      : []),
    view.comparison === undefined
      ? entry('Command', 'Compare this run with the fix', actions.startComparing)
      : entry('Command', 'Stop comparing', actions.stopComparing),
    view.fatesShown
      ? entry('Command', 'Hide fates', () => actions.showFates(false))
      : entry('Command', 'Show fates', () => actions.showFates(true)),
    entry('Command', 'Show this run as a QR code', () => actions.showSheet('qr')),
    ...speeds.map((speed) =>
      entry('Speed', `${speed} ${speed === 1 ? 'step' : 'steps'} a second`, () => actions.chooseSpeed(speed)),
    ),
  ];
}

const tabTitles: readonly (readonly [PagePart, string])[] = [
  ['timeline', 'Timeline'],
  ['story', 'Story and notes'],
  ['state', 'State: variables, statecharts, properties'],
  ['source', 'Source of the scenario'],
];

function views({ actions }: Session): readonly PaletteEntry[] {
  return tabTitles.map(([tab, title]) => entry('View', title, () => actions.showPart(tab)));
}

function levels(session: Session, { scenario }: View): readonly PaletteEntry[] {
  const go = (address: string) => () => {
    window.location.hash = address;
  };
  return [
    ...session.levels.map(({ id, title }, index) => ({
      ...entry('Level', `${index}. ${title}`, go(levelAddress(id))),
      detail: id === scenario.id ? 'open' : id,
    })),
    entry('Level', 'All levels, and how to read the page', go(firstPageAddress)),
  ];
}

function places(session: Session, { program, scenario, frames }: View): readonly PaletteEntry[] {
  return frames
    .slice(0, STEPS_LISTED_MAX + 1)
    .map((frame) =>
      entry('Go to', placeTitle(program, scenario.text, frame), () => session.actions.jump(frame.index)),
    );
}

function placeTitle(program: View['program'], text: string, frame: Frame): string {
  const { index, actor, choice, labels, happenings, at } = frame;
  if (actor === undefined || choice === undefined) return 'Step 0: the beginning';
  const { parts } = phraseOf(program, text, { actor, choice, labels, happenings, at });
  return `Step ${index}: ${actorName(program, actor)}, ${parts.join(', ')}`;
}

function entry(group: string, title: string, run: () => void): PaletteEntry {
  return { group, title, detail: '', key: '', run };
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
