// Actions that change what runs: a shipped scenario, a link, an edited text, other settings.

import { replay } from '../../engine/replay.ts';
import type { ParsedLink } from '../../formats/link/link.ts';
import { type LinkedRun, readLink } from '../../formats/link/linkedRun.ts';
import { quoted } from '../../formats/quoted.ts';
import { carrySettings, defaultSettings, fitSettings } from '../../formats/settings.ts';
import type { Settings } from '../../model/program.ts';
import { chosenValue } from '../../model/scenario.ts';
import { impossibleSentence } from '../../words/reasonWords.ts';
import type { Derived } from '../derived/derived.ts';
import type { CompileCache, Shipped } from '../inputs/compileCache.ts';
import type { PageState } from '../inputs/page.ts';
import type { Opened, SessionState } from '../inputs/state.ts';
import type { Change, Tools } from './tools.ts';

/** Another scenario: nothing has been chosen, asked or begun. */
export const noGoal = {
  chosen: [],
  aim: undefined,
  challenge: { kind: 'none' },
  hints: 0,
  helped: false,
  answer: undefined,
} as const;

/** The state of a session that has just opened a text; undefined where the text has errors. */
export function freshState({ id, text }: Shipped, cache: CompileCache): Opened | undefined {
  const scenario = cache.scenario(text);
  const settings = scenario && defaultSettings(scenario);
  if (settings === undefined || cache.machine(text, settings) === undefined) return undefined;
  return {
    ...{ id, text, good: text, settings, under: settings, recorded: [], fair: false, cursor: 0 },
    ...{ playing: 'paused', drawn: undefined, comparing: undefined, problems: [] },
    ...noGoal,
  };
}

/** Opens a shipped scenario. */
export function open({ cache }: Tools, _: SessionState, id: string): Change {
  const text = cache.texts.get(id);
  if (text === undefined) return { problems: [`There is no scenario “${id}” here.`] };
  return freshState({ id, text }, cache) ?? { problems: [`The scenario “${id}” has errors and cannot run.`] };
}

/** Opens what a link carries, as much of it as can be. */
export function openLink({ derived, links }: Tools, state: SessionState, parsed: ParsedLink): Change {
  const { opened, problems } = readLink(parsed, links);
  if (opened === undefined) {
    const { title } = derived.viewOf(state).scenario;
    return problems.length > 0 ? { problems: [...problems, `The page shows “${title}” instead.`] } : {};
  }
  const { id, text, line } = opened;
  const now: SessionState = {
    ...state,
    id,
    text,
    playing: 'paused',
    comparing: undefined,
    problems,
  };
  if (line === undefined) return now;
  const page = openedPage(state.page, opened);
  const aim = opened.view?.question;
  const { settings, under, schedule: recorded, fair, cursor } = line;
  const next = {
    ...now,
    ...noGoal,
    ...{ page, aim },
    good: text,
    settings,
    under,
    recorded,
    fair,
    cursor,
    drawn: undefined,
  };
  const { list } = derived.viewOf(next).goals;
  const isAsked = aim === undefined || list.some(({ key }) => key === aim);
  const unasked = isAsked
    ? []
    : [`The link asks for the goal ${quoted(aim)}, and this scenario has none like it.`];
  return {
    ...next,
    aim: isAsked ? aim : undefined,
    problems: [...problems, ...runProblems(derived, next, line.turns), ...unasked],
  };
}

/** Who follows a link to a run, or to a text of its own, has not come for a tour. */
function openedPage(page: PageState, { id, view, line }: LinkedRun): PageState {
  const isStart = id !== '' && line?.schedule.length === 0 && line.cursor === 0;
  const shown: Partial<PageState> = {
    fates: view?.fates ?? 'by goal',
    time: view?.time ?? page.ownTime,
    mode: view?.mode ?? page.mode,
    part: view?.panel ?? page.part,
  };
  return { ...page, ...shown, tour: isStart || page.tour.status !== 'on' ? page.tour : { status: 'off' } };
}

/** What is wrong with a link's run: a step that cannot be taken, or another length than the run that was sent. */
function runProblems(derived: Derived, next: SessionState, expected: number | undefined): readonly string[] {
  const recorder = derived.recorderOf(next);
  const { stopped } = replay(recorder, next.recorded);
  if (stopped !== undefined) {
    const why = impossibleSentence(recorder.program, stopped.why);
    return [`Step ${stopped.turn + 1} of the link is impossible: ${why} The steps before it are open.`];
  }
  const turns = derived.viewOf(next).frames.length - 1;
  if (expected === undefined || expected === turns) return [];
  return [
    `The link was made of a run of ${expected} turns, and here it has ${turns}: it is not the same run.`,
  ];
}

/** Replaces the text; while it has errors, the last good one runs. */
export function edit({ cache }: Tools, { good, settings, under }: SessionState, text: string): Change {
  const scenario = cache.scenario(text);
  const before = cache.scenario(good);
  if (scenario === undefined || before === undefined) return { text };
  const carried = carrySettings(settings, before, scenario);
  if (cache.machine(text, carried) === undefined) return { text };
  return { text, good: text, settings: carried, under: carrySettings(under, before, scenario) };
}

/** Shows other settings. The recorded schedule stays as it is, so that nothing is lost on the way back. */
export function choose({ cache }: Tools, { text, good }: SessionState, settings: Settings): Change {
  // The text in the editor may compile under these settings where it did not under the old ones.
  for (const candidate of [text, good]) {
    const scenario = cache.scenario(candidate);
    if (scenario === undefined || cache.machine(candidate, settings) === undefined) continue;
    return { good: candidate, settings: fitSettings(settings, scenario), playing: 'paused' };
  }
  const errors = cache.diagnostics(good, settings).map(({ message }) => message);
  return { problems: ['The scenario has errors under these settings.', ...errors] };
}

/** Shows the next value of the first setting, the first one after the last. */
export function nextValue(tools: Tools, state: SessionState): Change {
  const param = tools.cache.scenario(state.good)?.params[0];
  if (param === undefined) return {};
  const { values } = state.settings;
  const value = after(
    param.values.map((each) => each.value),
    chosenValue(state.settings, param),
  );
  return value === undefined
    ? {}
    : choose(tools, state, { ...state.settings, values: { ...values, [param.name]: value } });
}

/** Shows the next memory model that the scenario offers. */
export function nextMemory(tools: Tools, state: SessionState): Change {
  const memories = tools.cache.scenario(state.good)?.memories;
  const memory = memories && after(memories, state.settings.memory);
  return memory === undefined ? {} : choose(tools, state, { ...state.settings, memory });
}

function after<T>(values: readonly T[], now: T): T | undefined {
  return values[(values.indexOf(now) + 1) % Math.max(1, values.length)];
}
