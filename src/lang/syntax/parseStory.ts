// Grammar tree to drawn tables, shipped runs, the picture's hints and the story.

import type { SyntaxNode } from '@lezer/common';
import type { Becoming } from '../../model/became.ts';
import type { GoalKind } from '../../model/scenario.ts';
import type { WindowOpening } from '../../model/show.ts';
import type {
  Alias,
  BecameItem,
  DrawnColumn,
  DrawnItem,
  Item,
  RunItem,
  ShowEntry,
  ShowItem,
  StoryItem,
} from './fileSyntax.ts';
import {
  findName,
  findNames,
  findNumber,
  findString,
  findStrings,
  findWord,
  isComplete,
  nodeOf,
  readChild,
  readChildren,
  readList,
  type SourceText,
} from './grammarTree.ts';
import { findActorRef, findExpression } from './parseExpressions.ts';
import type { Str } from './syntax.ts';

const GOALS: readonly GoalKind[] = ['drawn', 'predict', 'provoke', 'avoid', 'fix', 'exercise'];
const BECOMINGS: readonly Becoming[] = ['shipped', 'posted', 'hypothetical', 'textbook'];
const OPENINGS: readonly WindowOpening[] = ['from', 'after'];

export function parseStoryItem(text: SourceText, node: SyntaxNode): Item | undefined {
  switch (node.name) {
    case 'DrawnItem':
      return parseDrawn(text, node);
    case 'RunItem':
      return parseRun(text, node);
    case 'ShowItem':
      return parseShow(text, node);
    case 'BecameItem':
      return parseBecame(text, node);
    default:
      return parseStory(text, node);
  }
}

// ---------------------------------------------------------------- drawn tables and runs

function parseDrawn(text: SourceText, node: SyntaxNode): DrawnItem | undefined {
  const parts = {
    title: findString(text, node),
    columns: readChild(text, node, 'Columns', findColumns),
    text: readChild(text, node, 'DrawnText', findString),
  };
  if (!isComplete(parts)) return undefined;
  return {
    ...nodeOf(text, node),
    kind: 'drawn',
    when: readChild(text, node, 'WhenClause', findExpression),
    ...parts,
    aliases: readChildren(text, node, 'Alias', parseAlias),
    breaks: readChildren(text, node, 'Breaks', findName),
  };
}

function findColumns(text: SourceText, node: SyntaxNode): readonly DrawnColumn[] {
  return readChildren(text, node, 'Column', parseColumn);
}

function parseColumn(text: SourceText, node: SyntaxNode): DrawnColumn | undefined {
  const parts = { lane: findActorRef(text, node) };
  return isComplete(parts)
    ? { ...nodeOf(text, node), heading: findString(text, node)?.text, ...parts }
    : undefined;
}

function parseAlias(text: SourceText, node: SyntaxNode): Alias | undefined {
  const parts = { meaning: readChild(text, node, 'AliasMeaning', parseMeaning) };
  const heading = readChild(text, node, 'AliasColumn', findString);
  return isComplete(parts)
    ? { ...nodeOf(text, node), phrases: findStrings(text, node), heading, ...parts }
    : undefined;
}

function parseMeaning(text: SourceText, node: SyntaxNode): Alias['meaning'] | undefined {
  switch (node.name) {
    case 'LabelMeaning':
    case 'NotMeaning': {
      const parts = { label: findString(text, node) };
      const kind = node.name === 'NotMeaning' ? 'not' : 'label';
      return isComplete(parts) ? { kind, ...parts } : undefined;
    }
    case 'CheckMeaning': {
      const parts = { expr: findExpression(text, node) };
      return isComplete(parts) ? { kind: 'check', ...parts } : undefined;
    }
    case 'FreeMeaning':
      return { kind: 'free' };
    case 'NoneMeaning':
      return { kind: 'none' };
    default:
      return undefined;
  }
}

function parseRun(text: SourceText, node: SyntaxNode): RunItem | undefined {
  const parts = { title: findString(text, node), turns: readChild(text, node, 'RunTurns', findString) };
  if (!isComplete(parts)) return undefined;
  return {
    ...nodeOf(text, node),
    kind: 'run',
    when: readChild(text, node, 'WhenClause', findExpression),
    ...parts,
    notes: readChildren(text, node, 'RunNote', parseRunNote),
  };
}

function parseRunNote(text: SourceText, node: SyntaxNode): RunItem['notes'][number] | undefined {
  const parts = { text: findString(text, node), at: findNumber(text, node) };
  return isComplete(parts) ? parts : undefined;
}

// ---------------------------------------------------------------- pictures

function parseShow(text: SourceText, node: SyntaxNode): ShowItem | undefined {
  const parts = { actor: findActorRef(text, node) };
  if (!isComplete(parts)) return undefined;
  const entries = readChildren(text, node, 'ShowEntry', parseShowEntry);
  return { ...nodeOf(text, node), kind: 'show', ...parts, entries };
}

function parseShowEntry(text: SourceText, node: SyntaxNode): ShowEntry | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'ShowMode': {
      const parts = { lvalue: findExpression(text, node) };
      return isComplete(parts) ? { ...at, kind: 'mode', ...parts } : undefined;
    }
    case 'ShowCredit': {
      const parts = { lvalue: findExpression(text, node), direction: findWord(node, ['up', 'down']) };
      const when = readChild(text, node, 'WhenClause', findExpression);
      return isComplete(parts) ? { ...at, kind: 'credit', ...parts, when } : undefined;
    }
    case 'ShowWindow': {
      const [fromPlace, toPlace] = findNames(text, node);
      const opening = readChild(text, node, 'WindowOpening', (_, word) => findWord(word, OPENINGS));
      const parts = { title: findString(text, node), opening, fromPlace, toPlace };
      return isComplete(parts) ? { ...at, kind: 'window', ...parts } : undefined;
    }
    default:
      return undefined;
  }
}

// ---------------------------------------------------------------- story

function parseBecame(text: SourceText, node: SyntaxNode): BecameItem | undefined {
  const parts = {
    becoming: readChild(text, node, 'Becoming', (_, word) => findWord(word, BECOMINGS)),
    phrase: findString(text, node),
  };
  const when = readChild(text, node, 'WhenClause', findExpression);
  return isComplete(parts) ? { ...nodeOf(text, node), kind: 'became', ...parts, when } : undefined;
}

function parseStory(text: SourceText, node: SyntaxNode): StoryItem | undefined {
  const at = nodeOf(text, node);
  switch (node.name) {
    case 'ChapterItem': {
      const [title, body] = findStrings(text, node);
      const parts = { title, text: body };
      return isComplete(parts) ? { ...at, kind: 'chapter', ...parts } : undefined;
    }
    case 'GoalItem': {
      const parts = { goal: readChild(text, node, 'GoalWord', (_, word) => findWord(word, GOALS)) };
      const property = findName(text, node);
      const causes = readList(text, node, 'GoalCauses', findCauses);
      const phrase = findString(text, node);
      return isComplete(parts) ? { ...at, kind: 'goal', ...parts, property, phrase, causes } : undefined;
    }
    case 'OpeningItem':
    case 'HintItem': {
      const parts = { text: findString(text, node) };
      const kind = node.name === 'HintItem' ? 'hint' : 'opening';
      return isComplete(parts) ? { ...at, kind, ...parts } : undefined;
    }
    case 'SheetItem':
      return { ...at, kind: 'sheet', entries: readChildren(text, node, 'SheetEntry', parseSheetEntry) };
    case 'LevelItem': {
      const parts = { number: findNumber(text, node) };
      return isComplete(parts) ? { ...at, kind: 'level', ...parts } : undefined;
    }
    case 'ClassItem': {
      const [name, cure] = findStrings(text, node);
      const parts = { name, cure };
      return isComplete(parts) ? { ...at, kind: 'class', ...parts } : undefined;
    }
    case 'ExerciseItem': {
      const [task, solved] = findStrings(text, node);
      const parts = { task, solved };
      const broken = readChildren(text, node, 'ExerciseBroken', parseBroken);
      return isComplete(parts) ? { ...at, kind: 'exercise', ...parts, broken } : undefined;
    }
    default:
      return undefined;
  }
}

type Broken = Extract<StoryItem, { kind: 'exercise' }>['broken'][number];

function parseBroken(text: SourceText, node: SyntaxNode): Broken | undefined {
  const parts = { property: findName(text, node), text: findString(text, node) };
  return isComplete(parts) ? parts : undefined;
}

function findCauses(text: SourceText, node: SyntaxNode): readonly Str[] {
  return readChildren(text, node, 'Cause', findString);
}

type SheetEntry = Extract<StoryItem, { kind: 'sheet' }>['entries'][number];

function parseSheetEntry(text: SourceText, node: SyntaxNode): SheetEntry | undefined {
  const parts = {
    topic: findWord(node, ['left', 'hypothetical', 'unconfirmed']),
    text: findString(text, node),
  };
  return isComplete(parts) ? parts : undefined;
}
