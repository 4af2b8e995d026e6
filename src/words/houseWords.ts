// What the words of this house mean, which the code and its documents use; `docs/glossary.md` is printed from here.

import type { GlossaryWord } from './glossary.ts';

/** Words of the code and of its documents. */
export const houseWords: readonly GlossaryWord[] = [
  {
    term: 'actor',
    meaning:
      'whoever takes steps: a task, a vCPU, an interrupt handler, a signal handler, the environment, a delivery, a drain',
  },
  {
    term: 'alternative',
    meaning:
      'one of several steps that an actor could take where it stands: `choose`, or an exit that may come',
  },
  { term: 'branch', meaning: 'a way through a scenario that was left, and is kept' },
  { term: 'chapter, goal, hint', meaning: 'what a level tells, asks, and whispers' },
  {
    term: 'chart',
    meaning:
      'a statechart: the modes of a thing and the moves between them. XState describes it, a table is compiled from it',
  },
  {
    term: 'doomed, open, safe',
    meaning: 'the fate of a state: bad whatever comes; still both; good whatever comes',
  },
  { term: 'drain', meaning: "moves the oldest store of a lane's buffer to memory" },
  { term: 'drawn table', meaning: 'the table of the document, which the page plays cell for cell' },
  { term: 'enabled', meaning: 'a step that could be taken now' },
  { term: 'environment', meaning: 'what the program does not decide: nothing forces it to move' },
  { term: 'fate', meaning: 'what the best and the worst schedule can still make of a state' },
  { term: 'frame', meaning: 'the state after so many steps of a run, and what the last one did' },
  { term: 'gate', meaning: '`when` of a task: it moves only while this holds' },
  { term: 'ghost', meaning: 'a variable for a property only: no step can look at it' },
  { term: 'guard', meaning: 'what a row of the step table waits for' },
  { term: 'guest, host', meaning: 'the program inside a vCPU, and the thread that enters it' },
  { term: 'handler', meaning: 'the code of an interrupt or a signal' },
  {
    term: 'happening',
    meaning: 'one thing that a step did: a write, a store into a buffer, a raise, a label',
  },
  {
    term: 'label',
    meaning: 'the words in quotation marks before a statement: what the document calls the step',
  },
  {
    term: 'lane',
    meaning: 'a CPU: a column of the table. Tasks on one lane share its interrupt flag and its store buffer',
  },
  { term: 'lasso', meaning: 'a run that goes on for ever: a way to a cycle, and the cycle' },
  { term: 'ledger', meaning: 'the account of wakeups: what was sent, what arrived, what it woke' },
  { term: 'level', meaning: 'a scenario with its place in the course' },
  { term: 'mask', meaning: '`when` of a signal: it is taken only while this holds' },
  { term: 'memory model', meaning: 'what becomes of a store, and what a load sees: `sc`, `tso`' },
  { term: 'obstacle', meaning: 'why an actor cannot move' },
  { term: 'odds', meaning: 'how likely a coin that schedules breaks something' },
  { term: 'outlook', meaning: 'what each actor could do in a state, or why it cannot' },
  { term: 'place', meaning: 'an identifier before a statement, which properties and windows name' },
  { term: 'program', meaning: 'a scenario compiled for one combination of settings: slots and a step table' },
  { term: 'program counter', meaning: 'where a thread stands: an index into its locations' },
  {
    term: 'property',
    meaning:
      'what is claimed of all schedules: `never`, `final`, `possible`, `cover`, `always eventually`, `leads to`',
  },
  { term: 'rest', meaning: 'where a run may end: `rest when`, or all tasks that end have ended' },
  {
    term: 'row',
    meaning: 'one line of the step table: an alternative of an actor at a place, with guard and code',
  },
  { term: 'run', meaning: 'a scenario, its settings and a schedule; everything else is derived' },
  { term: 'scenario', meaning: 'a text in the language, with its story' },
  { term: 'schedule', meaning: 'who stepped, in order' },
  {
    term: 'settings',
    meaning: "the values of a scenario's params, the memory model and the size of its buffers",
  },
  { term: 'slot', meaning: 'one number of the state' },
  {
    term: 'step',
    meaning:
      'what one turn does, at once: one access to shared memory and the local work behind it, or a whole section',
  },
  { term: 'stuck', meaning: 'nobody can move, and it is not rest' },
  { term: 'thread', meaning: "one program of an actor: the host's, or a guest's" },
  { term: 'turn', meaning: 'a choice in a schedule: an actor and its alternative' },
  { term: 'vCPU', meaning: 'a virtual CPU: a host thread that enters guests' },
  {
    term: 'verdict',
    meaning: 'what the explorer says of a property: holds, fails, or unknown where a bound was met',
  },
  { term: 'window', meaning: "a stretch of an actor's program in which others can do harm" },
];
