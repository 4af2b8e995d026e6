// What is said of a pasted table that was held against a scenario.

import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import { listed } from '../engine/names.ts';
import { actorName } from '../facts/lanes.ts';
import type {
  LeftOutSteps,
  RowOrders,
  TableJudgement,
  UnboundCell,
  UnboundColumn,
  WhyNot,
} from '../model/judgement.ts';
import { actorAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Fate } from '../model/report.ts';
import { reasonClauses, seenWords } from './reasonWords.ts';

/** What keeps a cell from coming after those before it: a sentence. */
export function whyNotSentence(program: Program, cell: string, why: WhyNot): string {
  switch (why.kind) {
    case 'no such step': {
      const whose = why.lane === '' ? '' : ` of ${why.lane}`;
      return `With these settings no step${whose} is called ${quoted(cell)}.`;
    }
    case 'finished':
      return `${actorName(program, why.actor)} has finished by then.`;
    case 'waits': {
      const { kind } = actorAt(program, why.actor);
      const verb = kind === 'task' || kind === 'vcpu' ? 'comes to it and waits' : 'cannot begin';
      return `${actorName(program, why.actor)} ${verb}: ${reasonClauses(program, why.obstacles)}.`;
    }
    case 'goes on':
      return `${actorName(program, why.actor)} goes on with ${quoted(why.next)} there, and does not come to it any more.`;
    case 'is stuck':
      return `${actorName(program, why.actor)} cannot move there: ${reasonClauses(program, why.obstacles)}.`;
    case 'carries':
      return `The step can be taken, but then it is ${listed(why.labels.map(quoted))}.`;
    case 'does not hold': {
      const seen = seenWords(program, why.seen);
      return seen === '' ? 'It does not hold there.' : `It does not hold there: ${seen}.`;
    }
    case 'nobody waits':
      return 'Nobody is kept from this step there.';
    default:
      return unreachable(why);
  }
}

/** Why a cell is not bound: a clause without a full stop. */
export function unboundClause(why: UnboundCell): string {
  switch (why.kind) {
    case 'no such step':
      return `${why.lane} has no ${why.code ? 'statement or call' : 'step'} of that name`;
    case 'several steps':
      return `it may be ${listed(why.steps.map(quoted))}`;
    case 'several lanes':
      return `it is a step of ${listed(why.lanes)}`;
    case 'no lane':
      return 'the columns are lost, and no step is called so';
    case 'column unbound':
      return 'it is not known which lane its column is';
    case 'no condition':
      return `${quoted(why.text)} is no condition of this scenario`;
    case 'unknown step':
      return why.steps.length === 0
        ? `${why.lane} has no step ${quoted(why.name)}, and none with a name`
        : `${why.lane} has no step ${quoted(why.name)}; it has ${listed(why.steps.map(quoted))}`;
    default:
      return unreachable(why);
  }
}

/** Why it is not known which lane a column is: a clause without a full stop. */
export function unboundColumnClause(why: UnboundColumn): string {
  switch (why.kind) {
    case 'contradicted':
      return `its heading names ${why.named}, but its cells are steps of ${listed(why.cells)}`;
    case 'several named':
      return `its heading names ${listed(why.named)}`;
    case 'several fit':
      return `its heading names no lane, and its cells may be steps of ${listed(why.lanes)}`;
    case 'nothing known':
      return 'its heading names no lane, and none of its cells is a step by name';
    case 'unknown lane':
      return `there is no lane ${quoted(why.name)}; there are ${listed(why.lanes)}`;
    default:
      return unreachable(why);
  }
}

/** `line 5 “IPI”`; the beginning, where there is no cell. */
export function cellWords({ cells }: Pick<TableJudgement, 'cells'>, index: number | undefined): string {
  const cell = index === undefined ? undefined : cells[index];
  return cell === undefined ? 'the beginning' : `line ${cell.line} ${quoted(cell.text)}`;
}

/** Steps that every run takes between two cells: a sentence. */
export function leftOutSentence(
  program: Program,
  judgement: Pick<TableJudgement, 'cells'>,
  { after, before, steps }: LeftOutSteps,
): string {
  const named = steps.map(({ actor, label }) => `${quoted(label)} (${actorName(program, actor)})`);
  const where =
    after === undefined
      ? `Before ${cellWords(judgement, before)}`
      : `Between ${cellWords(judgement, after)} and ${cellWords(judgement, before)}`;
  return `${where} every such run takes ${listed(named)}.`;
}

/** What becomes of one order of a row's cells: a sentence. */
export function orderSentence(
  judgement: Pick<TableJudgement, 'cells'>,
  { cells, verdict, fate, breaks }: RowOrders['orders'][number],
): string {
  const names = cells.map((cell) => quoted(defined(judgement.cells[cell]).text)).join(', then ');
  switch (verdict) {
    case 'impossible':
      return `${names}: impossible.`;
    case 'unknown':
      return `${names}: not known, a bound was reached.`;
    case 'happens':
      return `${names}: ${fateClause(fate, breaks)}.`;
    default:
      return unreachable(verdict);
  }
}

function fateClause(fate: Fate | undefined, breaks: readonly string[]): string {
  const names = listed(breaks);
  switch (fate) {
    case 'doomed':
      return `nothing saves it then${names === '' ? '' : `, and it breaks ${names}`}`;
    case 'open':
      return `it may still be saved, or break ${names === '' ? 'something' : names}`;
    case 'safe':
      return 'nothing can go wrong then';
    case undefined:
      return 'it happens';
    default:
      return unreachable(fate);
  }
}

/** Words of others in quotation marks, not too many of them. */
function quoted(text: string): string {
  return `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`;
}
