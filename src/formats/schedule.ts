// A schedule as text: who stepped, in order, e.g. `v0*3,v1.2,idle0,pcpu0.drain`.
//
// Turns are separated by commas or space. `*3` repeats a turn, `.2` names an alternative other than the first.
// Actors are spelled without brackets, because brackets in a link do not survive mail and chat: `v[0]` is `v0`, or
// `v-0` where another actor of the program is called v0 or v[0] could be mistaken for it. `v[0]` is understood too.

import { namedGroups } from '../base/matched.ts';
import { Tally } from '../base/tally.ts';
import { TURNS_MAX } from '../model/limits.ts';
import type { Schedule, Turn } from '../model/run.ts';
import { repeatedTurns } from '../schedule/turns.ts';
import { quoted } from './quoted.ts';

export interface ReadSchedule {
  /** The turns before the first one that could not be read. */
  readonly schedule: Schedule;
  readonly problem: ScheduleProblem | undefined;
}

interface ScheduleProblem {
  /** Offsets of the word into the text. */
  readonly from: number;
  readonly to: number;
  readonly sentence: string;
}

const turnPattern =
  /^(?<name>[A-Za-z_][\w[\]-]*(?:\.[A-Za-z_][\w[\]-]*)*)(?:\.(?<ordinal>\d{1,9}))?(?:\*(?<count>\d{1,9}))?$/;

/** Writes a schedule of a program with these actors. It needs no escapes in a URL. */
export function printSchedule(schedule: Schedule, actors: readonly string[]): string {
  const spelling = spell(actors);
  const words = repeatedTurns(schedule).map(({ turn: { actor, alternative }, count }) => {
    const name = spelling.wordOf.get(actor) ?? longWord(actor);
    return `${name}${alternative === 0 ? '' : `.${alternative}`}${count === 1 ? '' : `*${count}`}`;
  });
  return words.join(',');
}

/** Reads a schedule of a program with these actors, as far as it can be read. */
export function readSchedule(text: string, actors: readonly string[]): ReadSchedule {
  const spelling = spell(actors);
  const schedule: Turn[] = [];
  for (const match of text.matchAll(/[^\s,]+/g)) {
    const word = match[0];
    const stop = (sentence: string): ReadSchedule => ({
      schedule,
      problem: { from: match.index, to: match.index + word.length, sentence },
    });
    const { name, ordinal, count } = namedGroups(turnPattern, word);
    if (name === undefined) {
      return stop(
        `${place(schedule)} reads ${quoted(word)}, which is no turn; a turn reads like ${example(spelling)}.`,
      );
    }
    const actor = spelling.actorOf.get(name);
    if (actor === undefined) {
      return stop(
        `${place(schedule)} names ${quoted(name)}, and no actor is called that; there are ${list(spelling)}.`,
      );
    }
    const times = count === undefined ? 1 : Number(count);
    if (schedule.length + times > TURNS_MAX) {
      return stop(`The schedule is cut at turn ${schedule.length}: a run has at most ${TURNS_MAX} turns.`);
    }
    const turn: Turn = { actor, alternative: ordinal === undefined ? 0 : Number(ordinal) };
    for (let i = 0; i < times; i++) schedule.push(turn);
  }
  return { schedule, problem: undefined };
}

/** How the actors of one program are written, and what may be written for them. */
interface Spelling {
  readonly wordOf: ReadonlyMap<string, string>;
  readonly actorOf: ReadonlyMap<string, string>;
}

function spell(actors: readonly string[]): Spelling {
  const actorOf = new Map(
    actors.flatMap((actor) => [actor, longWord(actor)].map((word): [string, string] => [word, actor])),
  );
  const shared = new Tally<string>();
  for (const actor of actors) shared.add(shortWord(actor));
  const wordOf = new Map<string, string>();
  for (const actor of actors) {
    const short = shortWord(actor);
    const free = shared.of(short) === 1 && (actorOf.get(short) ?? actor) === actor;
    wordOf.set(actor, free ? short : longWord(actor));
    if (free) actorOf.set(short, actor);
  }
  return { wordOf, actorOf };
}

/** `v[0].timer[1]` becomes `v-0.timer-1`; no two names become equal, since a name has no dash. */
function longWord(actor: string): string {
  return actor.replace(/\[(\d+)\]/g, '-$1');
}

function shortWord(actor: string): string {
  return longWord(actor).replace(/([A-Za-z_])-/g, '$1');
}

function place(schedule: Schedule): string {
  return `Turn ${schedule.length + 1} of the schedule`;
}

function example(spelling: Spelling): string {
  const [word = 'v0'] = spelling.wordOf.values();
  return `${word}, ${word}.1 or ${word}*3`;
}

const namesShownMax = 12;

function list(spelling: Spelling): string {
  const words = [...spelling.wordOf.values()];
  const more = words.length > namesShownMax ? ` and ${words.length - namesShownMax} more` : '';
  return words.slice(0, namesShownMax).join(', ') + more;
}
