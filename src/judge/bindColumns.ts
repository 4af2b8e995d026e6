// Which lane a column is: by its heading, and by what its cells can be bound to. The two must agree.

import { defined } from '../base/defined.ts';
import { spoken } from '../engine/names.ts';
import { isTask } from '../model/actors.ts';
import type { UnboundColumn } from '../model/judgement.ts';
import { laneAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import { type AnyLane, laneWord, ofLane, type Vocabulary } from './vocabulary.ts';
import { wordsIn } from './words.ts';

export type ColumnBinding =
  | { readonly kind: 'lane'; readonly lane: AnyLane; readonly by: 'heading' | 'cells' | 'person' }
  /** No step of any lane is drawn in it. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'unbound';
      readonly why: UnboundColumn;
      readonly proposal: AnyLane | undefined;
    };

/** For each lane, how many cells of a column are certain to be steps of it. */
export type Score = ReadonlyMap<AnyLane, number>;

/** What a scenario's own tables call a lane: heading and lane. */
export type KnownHeadings = readonly { readonly heading: string; readonly lane: string }[];

/**
 * Binds a column. A heading that names a lane is believed, unless the cells are steps of another one; a heading that
 * names none leaves it to the cells.
 */
export function bindColumn(
  heading: string,
  score: Score,
  steps: number,
  known: KnownHeadings,
  vocabulary: Vocabulary,
): ColumnBinding {
  const { program } = vocabulary;
  const word = (lane: AnyLane): string => laneWord(program, lane);
  const most = Math.max(0, ...score.values());
  const best = [...score].filter(([, count]) => count === most && most > 0).map(([lane]) => lane);
  const [first] = best;
  const named = lanesNamed(heading, known, vocabulary);
  const [lane] = named;
  if (lane !== undefined && named.length === 1) {
    const own = defined(score.get(lane));
    if (own === most) return { kind: 'lane', lane, by: 'heading' };
    const why = { kind: 'contradicted', named: word(lane), cells: best.map(word) } as const;
    return { kind: 'unbound', why, proposal: best.length === 1 ? first : undefined };
  }
  if (named.length > 1) {
    const why = { kind: 'several named', named: named.map(word) } as const;
    return { kind: 'unbound', why, proposal: best.length === 1 ? first : undefined };
  }
  if (first !== undefined && best.length === 1) return { kind: 'lane', lane: first, by: 'cells' };
  if (steps === 0) return { kind: 'empty' };
  const why: UnboundColumn =
    best.length > 1 ? { kind: 'several fit', lanes: best.map(word) } : { kind: 'nothing known' };
  return { kind: 'unbound', why, proposal: undefined };
}

/** The lanes that a heading names: by a lane's name, a task's, or that of a column in the scenario's own tables. */
function lanesNamed(heading: string, known: KnownHeadings, vocabulary: Vocabulary): readonly AnyLane[] {
  const { program } = vocabulary;
  const lanes = [...vocabulary.actors.keys()];
  const found = known.filter((each) => same(each.heading, heading)).map((each) => each.lane);
  const own = lanes.filter((lane) => lane !== 'environment' && found.includes(laneAt(program, lane).name));
  if (own.length > 0) return own;
  const parts = [heading, ...partsOf(heading)];
  const exact = lanes.filter((lane) =>
    namesOf(program, lane, vocabulary).some((name) => parts.some((part) => same(part, name))),
  );
  if (exact.length > 0) return exact;
  // `pCPU0` is what some call CPU0, and the other way round.
  return lanes.filter((lane) =>
    parts.some((part) =>
      same(part.replace(/^p(?=cpu)/i, ''), laneWord(program, lane).replace(/^p(?=cpu)/i, '')),
    ),
  );
}

/** `CPU0 (the worker)` is CPU0 and worker; `worker thread` is worker. */
function partsOf(heading: string): readonly string[] {
  const inner = [...heading.matchAll(/[([]([^)\]]*)[)\]]/g)].map((match) => defined(match[1]));
  const outer = heading.replace(/[([][^)\]]*[)\]]/g, ' ').trim();
  const behind = outer.split(/\s+[-:]\s+/);
  return [outer, ...behind, ...inner]
    .map((part) => part.replace(/^the\s+/i, ''))
    .flatMap((part) => [part, part.replace(/\s+(?:thread|task|process|side|cpu|vcpu)$/i, '')])
    .filter((part) => part !== '');
}

function same(a: string, b: string): boolean {
  return wordsIn(a).join('') === wordsIn(b).join('') && wordsIn(a).length > 0;
}

function namesOf(program: Program, lane: AnyLane, { actors }: Vocabulary): readonly string[] {
  const tasks = ofLane(actors, lane).flatMap((actor) => {
    const own = program.actors[actor];
    return own !== undefined && (isTask(own) || own.kind === 'env') ? [spoken(own.name)] : [];
  });
  return [laneWord(program, lane), ...tasks];
}
