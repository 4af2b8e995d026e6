/** The levels in course order: what each is about, what it claims, where it comes from, and how far the reader is. */

import './levelTable.css';
import { useState } from 'react';
import type { Level } from '../../model/level.ts';
import type { RaceClass } from '../../model/raceClass.ts';
import { levelAddress } from '../parts/address.ts';
import { BecameLine } from '../parts/BecameLine.tsx';
import { CodeWords } from '../parts/CodeWords.tsx';
import { ClassFilter } from './ClassFilter.tsx';

interface Props {
  readonly levels: readonly Level[];
  readonly goalsMet: (level: Level) => number;
  /** The level that the reader goes on with. */
  readonly next: string | undefined;
}

export function LevelTable({ levels, goalsMet, next }: Props) {
  const [kind, setKind] = useState<RaceClass>();
  return (
    <section className="levels" aria-label="Levels">
      <ClassFilter levels={levels} kind={kind} onChoose={setKind} />
      <table>
        <thead>
          <tr>
            <th scope="col" className="level-number">
              <span className="visually-hidden">Number</span>
            </th>
            <th scope="col">Level</th>
            <th scope="col" className="level-story">
              What it is about
            </th>
            <th scope="col" className="level-claim">
              What should hold, until you break it
            </th>
            <th scope="col" className="level-lanes">
              Lanes
            </th>
            <th scope="col" className="level-goals">
              Your goals
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map(
            (level, index) =>
              (kind === undefined || level.race === kind) && (
                <LevelRow
                  key={level.id}
                  level={level}
                  number={index}
                  met={goalsMet(level)}
                  isNext={level.id === next}
                />
              ),
          )}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly level: Level;
  readonly number: number;
  readonly met: number;
  readonly isNext: boolean;
}

function LevelRow({ level, number, met, isNext }: RowProps) {
  const { id, title, citation, teaser, claim, became, lanes, goals } = level;
  return (
    <tr data-next={isNext}>
      <td className="level-number">{number}</td>
      <th scope="row">
        <a href={levelAddress(id)}>{title}</a>
        <cite title={citation}>{citation}</cite>
        {became !== undefined && <BecameLine became={became} />}
      </th>
      <td className="level-story">
        <CodeWords text={teaser} />
      </td>
      <td className="level-claim">
        <CodeWords text={claim} />
      </td>
      <td className="level-lanes">{lanes}</td>
      <td className="level-goals">
        <GoalDots met={met} count={goals.length} />
      </td>
    </tr>
  );
}

const stride = 13;

function GoalDots({ met, count }: { readonly met: number; readonly count: number }) {
  if (count === 0) return null;
  return (
    <>
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
        {met} of {count}
      </span>
    </>
  );
}
