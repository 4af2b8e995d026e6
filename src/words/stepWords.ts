// The words of a step, the same on its button, in its row and in the band of now.

import { actorName, tasksOn } from '../facts/lanes.ts';
import { keepsOld } from '../facts/oldValues.ts';
import type { TextRange } from '../model/code.ts';
import type { ActorIndex, RowIndex } from '../model/indices.ts';
import { actorAt, laneOf, rowAt, slotAt } from '../model/lookup.ts';
import type { ChoiceRow, Program } from '../model/program.ts';
import type { Happening } from '../model/run.ts';
import { codeWords } from './codeWords.ts';

/** What a frame and an option of the outlook have in common. */
export interface StepTaken {
  readonly actor: ActorIndex;
  readonly choice: RowIndex;
  readonly labels: readonly string[];
  readonly happenings: readonly Happening[];
  readonly at: TextRange | undefined;
}

export interface StepPhrase {
  /** The labels in order, or one line of the program's own text. */
  readonly parts: readonly string[];
  /** Words of the scenario, a piece of its code, or words of ours. */
  readonly source: 'labels' | 'code' | 'ours';
  /** Whose step it is, where that is not the task that gave the lane its name. */
  readonly who: string | undefined;
}

export function phraseOf(program: Program, text: string, step: StepTaken): StepPhrase {
  const actor = actorAt(program, step.actor);
  const lane = laneOf(program, step.actor);
  const home = lane !== undefined && tasksOn(program, lane)[0] === step.actor;
  const who = home ? undefined : actorName(program, step.actor);
  if (step.labels.length > 0) return { parts: step.labels, source: 'labels', who };
  switch (actor.kind) {
    case 'drain':
      return { parts: [arrivalOf(program, step)], source: 'ours', who: undefined };
    case 'pass':
      return { parts: [`${arrivalOf(program, step)} first`], source: 'ours', who: undefined };
    case 'news':
      return { parts: [`hears of ${placeName(program, step.choice)}`], source: 'ours', who: undefined };
    case 'delivery':
      return {
        parts: [`${nameOf(program, actor.irq)} ${actor.expires ? 'expires' : 'arrives'}`],
        source: 'ours',
        who: undefined,
      };
    case 'irq':
    case 'signal':
    case 'virtual irq':
      if (isTaking(program, step))
        return { parts: [`${actorName(program, step.actor)} taken`], source: 'ours', who: undefined };
      return { parts: [codeOf(program, text, step)], source: 'code', who };
    case 'task':
    case 'vcpu':
    case 'env':
      return { parts: [codeOf(program, text, step)], source: 'code', who };
  }
}

/** True where a handler begins: it sets out from where it is not active. */
export function isTaking(program: Program, step: Pick<StepTaken, 'actor' | 'choice'>): boolean {
  const row = program.choices[step.choice];
  const thread = row === undefined ? undefined : actorAt(program, step.actor).threads[row.thread];
  return row !== undefined && thread?.locations[row.location]?.kind.kind === 'inactive';
}

/** What is in memory is visible, unless lanes may go on seeing what was there before. */
function arrivalOf(program: Program, { happenings }: StepTaken): string {
  const arrives = keepsOld(program) ? 'reaches memory' : 'becomes visible';
  const write = happenings.find((each) => each.kind === 'write' || each.kind === 'refused');
  return `${write === undefined ? 'the unlock' : slotAt(program, write.slot).name} ${arrives}`;
}

/** The place of which a step brings news. */
function placeName(program: Program, choice: RowIndex): string {
  const reason = rowAt(program, choice).guard[0]?.reason;
  return reason?.kind === 'nothing kept' ? slotAt(program, reason.place).name : '';
}

function nameOf(program: Program, actor: ActorIndex | undefined): string {
  return actor === undefined ? '' : actorName(program, actor);
}

/** An unlabelled step in one line. */
export function codeOf(program: Program, text: string, step: StepTaken): string {
  const row = program.choices[step.choice];
  if (step.at === undefined || row === undefined) return '';
  const location = actorAt(program, step.actor).threads[row.thread]?.locations[row.location];
  return codeWords(text, deedOf(row, step.at), location);
}

/** A guest that goes on with its registers is on its way to an operation: that is what the step does. */
function deedOf({ code }: ChoiceRow, at: TextRange): TextRange {
  for (const instruction of code) {
    if (instruction.op === 'set' || instruction.op === 'branch' || !('at' in instruction)) continue;
    const deed = instruction.at;
    if (deed === 'declaration' || deed === undefined || instruction.op === 'label') continue;
    return deed.from > at.to ? deed : at;
  }
  return at;
}
