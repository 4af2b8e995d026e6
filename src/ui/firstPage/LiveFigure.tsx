/** A real run at its decision: two buttons, each with the fate that it leads to; every step is computed here. */

import './liveFigure.css';
import { useMemo, useState } from 'react';
import { textLines } from '../../facts/textLines.ts';
import type { FigureData } from '../../model/figure.ts';
import type { Fate } from '../../model/report.ts';
import type { Turn } from '../../model/run.ts';
import { createFigure, type FigureView } from '../../store/derived/figure.ts';
import { type FigureLane, figureLanes, figureRows } from '../../words/figure.ts';
import { statusHead, statusOf } from '../../words/statusWords.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { FateWord } from '../parts/FateMark.tsx';
import { FigureTable } from './FigureTable.tsx';

/** Rows and lines of code that have room; the room is kept, so that nothing jumps. */
const rowsShown = 5;
const linesShown = 3;

export function LiveFigure({ data }: { readonly data: FigureData }) {
  const play = useMemo(() => createFigure(data), [data]);
  const lines = useMemo(() => textLines(data.program.text), [data]);
  const [schedule, setSchedule] = useState(data.schedule);
  const run = useMemo(() => play(schedule), [play, schedule]);
  const lanes = useMemo(() => figureLanes(run, lines, linesShown), [run, lines]);
  const rows = useMemo(() => figureRows(run, rowsShown), [run]);
  const atDecision = schedule === data.schedule;
  return (
    <section className="live-figure" aria-label="Live figure">
      <div className="figure-status" role="status">
        <FigureStatus run={run} lines={lines} atDecision={atDecision} />
      </div>
      <FigureTable rows={rows} lanes={lanes} room={rowsShown} />
      <div className="figure-feet">
        {lanes.map((lane) => (
          <FigureFoot key={lane.lane} lane={lane} onStep={(turn) => setSchedule([...schedule, turn])} />
        ))}
      </div>
      <div className="figure-actions">
        <button
          type="button"
          className="outlined"
          aria-disabled={schedule.length === 0}
          onClick={() => setSchedule(schedule.slice(0, -1))}
        >
          Back
        </button>
        <button type="button" className="quiet" onClick={() => setSchedule(data.schedule)}>
          The decision again
        </button>
        <a className="link" href={`#${run.link}`}>
          Go on from here on the full page
        </a>
      </div>
    </section>
  );
}

interface StatusProps {
  readonly run: FigureView;
  readonly lines: ReturnType<typeof textLines>;
  readonly atDecision: boolean;
}

function FigureStatus({ run, lines, atDecision }: StatusProps) {
  if (atDecision)
    return (
      <p>
        <strong>Your move.</strong> The waiter halts next, the holder kicks it awake. Unlike KVM, this host
        drops a kick that comes too early.
      </p>
    );
  const status = statusOf(run.program, lines, run);
  return (
    <p data-tone={status.tone}>
      <strong>{statusHead(status)}</strong> <CodeWords text={status.more} />
    </p>
  );
}

interface FootProps {
  readonly lane: FigureLane;
  readonly onStep: (turn: Turn) => void;
}

/** The button stays where it is when the lane cannot move, and keeps the focus. */
function FigureFoot({ lane, onStep }: FootProps) {
  const { move, task, reason, code } = lane;
  return (
    <div className="figure-foot">
      <button
        type="button"
        className="figure-button"
        aria-disabled={move === undefined}
        aria-label={
          move === undefined
            ? reason
            : `Step ${move.actor}: ${move.phrase}. ${move.effect}. ${fateWords(move.fate)}`
        }
        onClick={() => move !== undefined && onStep(move.turn)}
      >
        {move === undefined ? (
          <span className="reason">{reason}</span>
        ) : (
          <>
            <span className="figure-move">
              <span>Step the {task}</span>
              <b data-code={move.code}>{move.phrase}</b>
            </span>
            <span className="figure-future" data-fate={move.fate}>
              {move.fate !== undefined && <FateWord fate={move.fate} />}
              <span className="effect">{move.effect}</span>
            </span>
          </>
        )}
      </button>
      <div className="figure-code">
        {code.map(({ number, text, runs }) => (
          <code key={number} data-runs={runs} title={text}>
            {text}
          </code>
        ))}
      </div>
    </div>
  );
}

function fateWords(fate: Fate | undefined): string {
  return fate === undefined ? '' : `Then the run is ${fate}.`;
}
