/** The levels in the parts of the course: what became of each race, and how far the reader is. */

import './levelList.css';
import { useState } from 'react';
import type { Becoming } from '../../model/became.ts';
import type { CoursePart, Level } from '../../model/level.ts';
import type { RaceClass } from '../../model/raceClass.ts';
import { levelAddress } from '../parts/address.ts';
import { ClassFilter } from './ClassFilter.tsx';

interface Props {
  readonly levels: readonly Level[];
  readonly course: readonly CoursePart[];
  readonly goalsMet: (level: Level) => number;
  /** The level that the reader goes on with. */
  readonly next: string | undefined;
}

interface Numbered {
  readonly level: Level;
  readonly number: number;
}

export function LevelList({ levels, course, goalsMet, next }: Props) {
  const [kind, setKind] = useState<RaceClass>();
  return (
    <section className="levels" aria-label="Levels">
      <ClassFilter levels={levels} kind={kind} onChoose={setKind} />
      <div className="course">
        {partsOf(levels, course).map(({ title, origin, members }) => {
          const shown = members.filter(({ level }) => kind === undefined || level.race === kind);
          if (shown.length === 0) return null;
          return (
            <section className="course-part" key={title} aria-label={title}>
              <h2>
                {title} <span>{origin}</span>
              </h2>
              <ol>
                {shown.map(({ level, number }) => (
                  <LevelRow
                    key={level.id}
                    {...{ level, number }}
                    met={goalsMet(level)}
                    isNext={level.id === next}
                  />
                ))}
              </ol>
            </section>
          );
        })}
      </div>
      <dl className="became-key">
        {becomings.map(([became, words]) => (
          <div key={became}>
            <dt>
              <BecameMark became={became} />
              {became}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const becomings: readonly (readonly [Becoming, string])[] = [
  ['shipped', 'in a release'],
  ['posted', 'on a mailing list'],
  ['hypothetical', 'nobody shipped it: a part is taken away, to show what it is for'],
  ['textbook', 'from a book'],
];

/** Each level in the part that began last before it. */
function partsOf(levels: readonly Level[], course: readonly CoursePart[]) {
  const starts = course.map(({ first }) => levels.findIndex(({ id }) => id === first));
  return course.map(({ title, origin }, index) => ({
    title,
    origin,
    members: levels
      .map((level, number): Numbered => ({ level, number }))
      .slice(starts[index], starts[index + 1]),
  }));
}

interface RowProps extends Numbered {
  readonly met: number;
  readonly isNext: boolean;
}

function LevelRow({ level: { id, title, became, goals }, number, met, isNext }: RowProps) {
  return (
    <li data-next={isNext}>
      <span className="level-number">{number}</span>
      <a href={levelAddress(id)}>{title}</a>
      {became !== undefined && (
        <span className="level-became">
          <BecameMark became={became} />
          {became}
        </span>
      )}
      <GoalDots met={met} count={goals.length} />
    </li>
  );
}

/** Told by its shape: full, empty, dotted, round. */
function BecameMark({ became }: { readonly became: Becoming }) {
  return <i className="became-mark" data-became={became} aria-hidden="true" />;
}

const stride = 13;

function GoalDots({ met, count }: { readonly met: number; readonly count: number }) {
  return (
    <span className="level-goals">
      <svg width={count * stride} height="12" viewBox={`0 0 ${count * stride} 12`} aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: the dots of a row never change places
            key={index}
            className={index < met ? 'goal-met' : 'goal-left'}
            cx={index * stride + 6}
            cy="6"
            r="4"
          />
        ))}
      </svg>
      <span className="visually-hidden">
        {met} of {count} goals
      </span>
    </span>
  );
}
