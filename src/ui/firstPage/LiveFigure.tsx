/**
 * A real run at its decision: two buttons, and where each leads is found out by pressing it. Every step is computed
 * here. The fates are hidden until they are asked for, or decided.
 */

import './liveFigure.css';
import { useMemo, useState } from 'react';
import type { FigureData } from '../../model/figure.ts';
import type { Fate } from '../../model/report.ts';
import type { Turn } from '../../model/run.ts';
import { createFigure, type FigureView } from '../../store/derived/figure.ts';
import { type FigureLane, figureLanes, figureRows, figureWords } from '../../words/figureWords.ts';
import { levelAddress } from '../parts/address.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { FateWord } from '../parts/FateMark.tsx';
import { FigureTable } from './FigureTable.tsx';

/** Rows that have room; the room is kept, so that nothing jumps. */
const rowsShown = 4;

export function LiveFigure({ data }: { readonly data: FigureData }) {
  const play = useMemo(() => createFigure(data), [data]);
  const [schedule, setSchedule] = useState(data.schedule);
  const [asked, setAsked] = useState(false);
  const run = useMemo(() => play(schedule), [play, schedule]);
  const lanes = useMemo(() => figureLanes(run), [run]);
  const rows = useMemo(() => figureRows(run, rowsShown), [run]);
  const begun = schedule.length > data.schedule.length;
  const fatesShown = asked || run.fates.frames[run.cursor] !== 'open';
  return (
    <section className="live-figure" aria-label="Live figure">
      <FigureTable {...{ rows, lanes, fatesShown }} room={rowsShown} about={data.tale.lanes} />
      <FigureStrip run={run} data={data} fatesShown={fatesShown}>
        {begun ? (
          <button type="button" className="outlined" onClick={() => setSchedule(schedule.slice(0, -1))}>
            Take it back
          </button>
        ) : (
          <button
            type="button"
            className="outlined"
            aria-pressed={asked}
            onClick={() => setAsked((before) => !before)}
          >
            Show me
          </button>
        )}
        {lanes.every(({ move }) => move === undefined) && (
          <a className="solid" href={levelAddress(data.scenario.id)}>
            Play it from the start
          </a>
        )}
      </FigureStrip>
      <div className="figure-feet">
        <span className="figure-next" aria-hidden="true">
          {run.cursor + 1}
        </span>
        {lanes.map((lane) => (
          <FigureFoot
            key={lane.lane}
            {...{ lane, fatesShown }}
            onStep={(turn) => setSchedule([...schedule, turn])}
          />
        ))}
      </div>
      <p className="figure-more">
        <a href={`#${run.link}`}>Open this run on the full page</a>
      </p>
    </section>
  );
}

interface StripProps {
  readonly run: FigureView;
  readonly data: FigureData;
  readonly fatesShown: boolean;
  readonly children: React.ReactNode;
}

/** Between what has happened and what can happen: what to make of it. */
function FigureStrip({ run, data, fatesShown, children }: StripProps) {
  const { ground, lead, one, two } = figureWords(run, data.tale);
  return (
    <div className="figure-strip" data-ground={ground}>
      <span
        className="ribbon"
        data-fate={fatesShown ? run.fates.frames[run.cursor] : undefined}
        aria-hidden="true"
      >
        {!fatesShown && '?'}
      </span>
      <div className="figure-words" role="status">
        <p className="figure-one">
          {lead !== '' && <b>{lead}</b>} {one}
        </p>
        <p className="figure-two">{two}</p>
      </div>
      <div className="figure-actions">{children}</div>
    </div>
  );
}

interface FootProps {
  readonly lane: FigureLane;
  readonly fatesShown: boolean;
  readonly onStep: (turn: Turn) => void;
}

/** The button stays where it is when the lane cannot move, and keeps the focus. */
function FigureFoot({ lane, fatesShown, onStep }: FootProps) {
  const { move, task, reason } = lane;
  if (move === undefined)
    return (
      <button type="button" className="figure-button" aria-disabled="true" aria-label={`${task}: ${reason}`}>
        <span className="reason">
          <CodeWords text={reason} />
        </span>
      </button>
    );
  const fate = fatesShown ? move.fate : undefined;
  return (
    <button
      type="button"
      className="figure-button"
      data-fate={fate}
      aria-label={`Step ${move.actor}: ${move.phrase}. ${move.effect}. ${fateWords(fate)}`}
      onClick={() => onStep(move.turn)}
    >
      <b data-code={move.code}>{move.phrase}</b>
      <span className="figure-effect">{move.effect}</span>
      {fate !== undefined && <FateWord fate={fate} />}
    </button>
  );
}

function fateWords(fate: Fate | undefined): string {
  return fate === undefined ? '' : `Then the run is ${fate}.`;
}
