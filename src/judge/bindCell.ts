// What one cell stands for, if its column is a lane: by rules that are certain, in order. Likeness decides nothing here.

import { matched } from '../base/matched.ts';
import { spoken } from '../engine/names.ts';
import { isHandler } from '../model/actors.ts';
import type { ActorIndex } from '../model/indices.ts';
import type { BoundBy, UnboundCell } from '../model/judgement.ts';
import { actorAt, slotAt, slotsWhere } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { TableCell } from '../tables/table.ts';
import { marksDeadlock } from '../tables/table.ts';
import type { Binding, BoundStep, StateBinding } from './binding.ts';
import { proposalsFor } from './propose.ts';
import { type AnyLane, laneWord, ofLane, type StepLabel, type Vocabulary } from './vocabulary.ts';
import { codeIn, findWords, looksLikeCode, wordsIn } from './words.ts';

/** What is known beside the program: aliases of the scenario's tables, all its labels, conditions. */
export interface Knowledge {
  readonly vocabulary: Vocabulary;
  /** What the scenario's own tables say of a phrase; undefined where they say nothing. */
  readonly alias: (phrase: string, heading: string) => AliasMeaning | undefined;
  /** Labels of the text under any settings, `*` for what differs. */
  readonly allLabels: readonly string[];
  /** A condition in the scenario's language; undefined where the text is none. */
  readonly condition: (text: string) => StateBinding | undefined;
}

export type AliasMeaning =
  | { readonly kind: 'label' | 'not'; readonly label: string }
  | { readonly kind: 'state'; readonly binding: StateBinding }
  | { readonly kind: 'handler'; readonly handler: string }
  | { readonly kind: 'remark' };

/** Binds a cell in the column of a lane. */
export function bindCell(cell: TableCell, heading: string, lane: AnyLane, knowledge: Knowledge): Binding {
  const text = cell.text.replace(/\s*\[Notes?:? \d+\]/gi, '').trim();
  const { vocabulary } = knowledge;
  for (const phrase of text === cell.words ? [text] : [text, cell.words]) {
    const alias = knowledge.alias(phrase, heading);
    if (alias !== undefined) return aliasBinding(alias, lane, vocabulary);
    const label = stepOfLabel(phrase, lane, vocabulary);
    if (label !== undefined) return steps('label', withCode(label, cell.words, lane, vocabulary));
  }
  if (cell.form === 'gap') return { kind: 'gap' };
  if (cell.form === 'sign' || (cell.form === 'mark' && marksDeadlock(text))) return { kind: 'remark' };
  const named = cell.form === 'event' ? eventStep(text, lane, vocabulary) : undefined;
  if (named !== undefined) return steps('name', named);
  const ours = ourStep(cell.words, lane, vocabulary);
  if (ours !== undefined) return steps('name', ours);
  const state = /^[([{]/.test(text) ? knowledge.condition(text.slice(1, -1)) : undefined;
  if (state !== undefined) return state;
  const code = cell.form === 'plain' ? stepOfCode(cell.words, lane, vocabulary) : undefined;
  if (code?.kind === 'steps' && code.by === 'statement') return code;
  // A step that the text has under other settings is no remark under these.
  if (isKnownLabel(text, knowledge.allLabels)) return steps('label', labelOn(lane, text, vocabulary));
  if (cell.form === 'aside' || cell.form === 'mark') return { kind: 'remark' };
  return bySource(cell, lane, knowledge);
}

/** By the words of a step, or by the scenario's code. */
function bySource(cell: TableCell, lane: AnyLane, knowledge: Knowledge): Binding {
  const { vocabulary } = knowledge;
  const unbound = (why: UnboundCell): Binding => ({
    kind: 'unbound',
    why,
    proposals: proposalsFor(cell.words, lane, vocabulary),
  });
  const alike = labelsByWords(cell.words, ofLane(vocabulary.labels, lane));
  if (alike.length > 1) return unbound({ kind: 'several steps', steps: alike.map(({ text }) => text) });
  const [label] = alike;
  if (label !== undefined) return steps('words', stepOf(label, label.text));
  const piece = stepOfCode(cell.words, lane, vocabulary);
  if (piece !== undefined) return piece;
  if (isKnownLabel(cell.words, knowledge.allLabels))
    return steps('label', labelOn(lane, cell.words, vocabulary));
  return unbound({
    kind: 'no such step',
    lane: laneWord(vocabulary.program, lane),
    code: looksLikeCode(cell.words),
  });
}

/** The same words may be another actor's code: then either is meant. */
function withCode(label: BoundStep, text: string, lane: AnyLane, vocabulary: Vocabulary): BoundStep {
  const { name, waypoint } = label;
  const [code] = codeSteps(text, lane, vocabulary);
  if (waypoint.kind !== 'label' || code?.kind !== 'text') return label;
  const others = code.actors.filter((actor) => !waypoint.actors.includes(actor));
  if (others.length === 0) return label;
  const ways = [waypoint, { ...code, actors: others }];
  return { name, waypoint: { kind: 'either', actors: [...waypoint.actors, ...others], ways } };
}

function codeSteps(text: string, lane: AnyLane, vocabulary: Vocabulary): readonly BoundStep['waypoint'][] {
  const code = stepOfCode(text, lane, vocabulary);
  return code?.kind === 'steps' && code.by === 'statement' ? code.steps.map(({ waypoint }) => waypoint) : [];
}

function steps(by: BoundBy, ...bound: readonly BoundStep[]): Binding {
  return { kind: 'steps', steps: bound, by };
}

function stepOf(label: StepLabel, text: string): BoundStep {
  return { name: text, waypoint: { kind: 'label', actors: label.actors, label: text, without: [] } };
}

/** A label that some step of a lane may carry. */
function labelOn(lane: AnyLane, label: string, { actors }: Vocabulary): BoundStep {
  return { name: label, waypoint: { kind: 'label', actors: ofLane(actors, lane), label, without: [] } };
}

function aliasBinding(alias: AliasMeaning, lane: AnyLane, vocabulary: Vocabulary): Binding {
  switch (alias.kind) {
    case 'label':
      return steps('alias', labelOn(lane, alias.label, vocabulary));
    case 'not':
      return { kind: 'not', label: alias.label, by: 'alias' };
    case 'state':
      return alias.binding;
    case 'handler': {
      const step = handlerStep(alias.handler, lane, vocabulary);
      return step === undefined ? { kind: 'remark' } : steps('alias', step);
    }
    case 'remark':
      return { kind: 'remark' };
  }
}

// ---------------------------------------------------------------- labels

/** The step whose label a text is, letter by letter; before it may stand whose step it is. */
export function stepOfLabel(text: string, lane: AnyLane, vocabulary: Vocabulary): BoundStep | undefined {
  const labels = ofLane(vocabulary.labels, lane);
  const label = labels.find((each) => fitsPattern(each.text, text));
  if (label !== undefined) return stepOf(label, text);
  const [, who, rest] = matched(/^([\w.]+): (.+)$/s, text);
  if (who === undefined || rest === undefined) return undefined;
  const actors = ofLane(vocabulary.actors, lane).filter(
    (actor) => spoken(actorAt(vocabulary.program, actor).name) === who,
  );
  const his = labels.find(
    (each) => fitsPattern(each.text, rest) && each.actors.some((actor) => actors.includes(actor)),
  );
  return his === undefined ? undefined : stepOf({ ...his, actors }, rest);
}

/** Whether some label of the text, under any settings, is written so. */
export function isKnownLabel(text: string, labels: readonly string[]): boolean {
  return labels.some((pattern) => fitsPattern(pattern, text));
}

/** `*` in a pattern stands for one number or name. */
function fitsPattern(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text;
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[-\\w]+')}$`).test(text);
}

/** Labels all of whose words stand in a text, in order, while the rest are words of the step's code. */
function labelsByWords(text: string, labels: readonly StepLabel[]): readonly StepLabel[] {
  const words = wordsIn(text);
  const fitting = labels.flatMap((label) => {
    const own = wordsIn(label.text);
    const at = own.length === 0 || own.includes('*') ? -1 : findWords(words, own);
    const others = words.filter((_, index) => index < at || index >= at + own.length);
    return at >= 0 && others.every((word) => label.code.has(word)) ? [{ label, length: own.length }] : [];
  });
  const longest = Math.max(0, ...fitting.map(({ length }) => length));
  return fitting.filter(({ length }) => length === longest).map(({ label }) => label);
}

// ---------------------------------------------------------------- code

/** A statement or a call of the lane's code, or the name of a task. */
function stepOfCode(text: string, lane: AnyLane, vocabulary: Vocabulary): Binding | undefined {
  const code = codeIn(text);
  const bare = /^(?:if|while)\((.*)\)\{?$/.exec(code)?.[1] ?? code;
  const statement =
    ofLane(vocabulary.statements, lane).get(bare) ?? ofLane(vocabulary.statements, lane).get(`${bare};`);
  if (statement !== undefined) {
    const { actors, ranges } = statement;
    return steps('statement', { name: text, waypoint: { kind: 'text', actors, ranges } });
  }
  const name = /^(\w+)(?:\(\))?$/.exec(code)?.[1];
  const calls = ofLane(vocabulary.calls, lane).filter(
    (call) => codeIn(call.text) === code || call.name === name,
  );
  if (calls.length > 0) {
    const waypoint = {
      kind: 'inside',
      actors: calls.flatMap(({ actors }) => actors),
      calls: calls.flatMap(({ ranges }) => ranges),
    } as const;
    return steps('call', { name: text, waypoint });
  }
  if (name === undefined) return undefined;
  const called = [...ofLane(vocabulary.statements, lane)].filter(([key]) => key.startsWith(`${name}(`));
  if (called.length > 0) {
    const pieces = called.map(([, piece]) => piece);
    const waypoint = {
      kind: 'text',
      actors: [...new Set(pieces.flatMap(({ actors }) => actors))],
      ranges: pieces.flatMap(({ ranges }) => ranges),
    } as const;
    return steps('call', { name: text, waypoint });
  }
  const actors = actorsCalled(name, lane, vocabulary);
  return actors.length === 0 ? undefined : steps('name', { name: text, waypoint: { kind: 'any', actors } });
}

function actorsCalled(name: string, lane: AnyLane, { program, actors }: Vocabulary): readonly ActorIndex[] {
  return ofLane(actors, lane).filter((actor) => spoken(actorAt(program, actor).name) === name);
}

// ---------------------------------------------------------------- handlers, and what machines do

/** `<wake>`, `<interrupt: wake up>`, `<Interrupt>` where the lane has one handler. */
function eventStep(text: string, lane: AnyLane, vocabulary: Vocabulary): BoundStep | undefined {
  const inner = text.slice(1, -1).trim();
  const [, said = inner] = matched(
    /^(?:hard|soft)?(?:irq|interrupt|signal|handler|ipi|timer)\s*[:,]\s*(.+)$/i,
    inner,
  );
  const named = stepOfLabel(said, lane, vocabulary) ?? handlerStep(said, lane, vocabulary);
  if (named !== undefined) return named;
  if (!/^(?:hard|soft)?-?(?:irq|interrupt|ipi|signal)s?$/i.test(inner)) return undefined;
  const handlers = handlersOn(lane, vocabulary);
  return handlers.length === 1 ? { name: text, waypoint: { kind: 'begins', actors: handlers } } : undefined;
}

function handlerStep(name: string, lane: AnyLane, vocabulary: Vocabulary): BoundStep | undefined {
  const { program } = vocabulary;
  const actors = handlersOn(lane, vocabulary).filter(
    (actor) => spoken(actorAt(program, actor).name) === name,
  );
  return actors.length === 0 ? undefined : { name: `<${name}>`, waypoint: { kind: 'begins', actors } };
}

function handlersOn(lane: AnyLane, { program, actors }: Vocabulary): readonly ActorIndex[] {
  return ofLane(actors, lane).filter((actor) => isHandler(actorAt(program, actor)));
}

/** What our own tables call a step without a label of a drain, a delivery or a handler. */
function ourStep(text: string, lane: AnyLane, vocabulary: Vocabulary): BoundStep | undefined {
  const { program } = vocabulary;
  const own = ofLane(vocabulary.actors, lane);
  const [, variable, first] = matched(/^(.+) (?:becomes visible|reaches memory)( first)?$/, text);
  if (variable !== undefined) {
    const slots = slotsWhere(program, ({ name }) => name === variable);
    const actors = own.filter(
      (actor) => actorAt(program, actor).kind === (first === undefined ? 'drain' : 'pass'),
    );
    return slots.length === 0 || actors.length === 0
      ? undefined
      : { name: text, waypoint: { kind: 'drains', actors, slots } };
  }
  const [, heard] = matched(/^hears of (.+)$/, text);
  if (heard !== undefined) {
    const actors = own.filter((actor) => hearsOf(program, actor, heard));
    return actors.length === 0 ? undefined : { name: text, waypoint: { kind: 'any', actors } };
  }
  const [, arriving] = matched(/^(\S+) arrives$/, text);
  if (arriving === undefined) return undefined;
  const actors = own.filter((actor) => {
    const arrival = actorAt(program, actor);
    return arrival.kind === 'delivery' && spoken(actorAt(program, arrival.irq).name) === arriving;
  });
  return actors.length === 0 ? undefined : { name: text, waypoint: { kind: 'any', actors } };
}

/** Whether an actor brings a lane the news of a variable. */
function hearsOf(program: Program, actor: ActorIndex, variable: string): boolean {
  if (actorAt(program, actor).kind !== 'news') return false;
  return program.choices.some((row) => {
    const reason = row.actor === actor ? row.guard[0]?.reason : undefined;
    return reason?.kind === 'nothing kept' && slotAt(program, reason.place).name === variable;
  });
}
