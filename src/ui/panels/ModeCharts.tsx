/** The statechart of one vCPU or task, its state and its last move; the others a click away. */

import { useState } from 'react';
import { defined } from '../../base/defined.ts';
import { lastMove, type ModeMove, type ModeTrack, modeTracks } from '../../facts/modeMoves.ts';
import type { View } from '../../store/derived/view.ts';
import { Chart } from './Chart.tsx';

export function ModeCharts({ view }: { readonly view: View }) {
  const { program, frames, cursor } = view;
  const [chosen, setChosen] = useState<number>();
  const tracks = modeTracks(program);
  if (tracks.length === 0) return null;
  const moves = tracks.map((track) => lastMove(program, frames, cursor, track));
  const shown = chosen !== undefined && chosen < tracks.length ? chosen : latest(moves);
  const track = tracks[shown];
  if (track === undefined) return null;
  return (
    <section className="part" aria-label="Modes">
      <h2>{track.title}</h2>
      <fieldset className="chart-owners" aria-label="Whose mode">
        {tracks.map((each, index) => (
          <button
            key={each.name}
            type="button"
            className="chart-owner"
            aria-pressed={index === shown}
            title={chosen === index ? 'Follow whoever moved last' : `Show ${each.name}`}
            onClick={() => setChosen(chosen === index ? undefined : index)}
          >
            <b>{each.owner}</b>
            <span>{stateName(view, each)}</span>
          </button>
        ))}
      </fieldset>
      <Chart chart={track.chart} state={track.valueIn(frames[cursor]?.state)} move={moves[shown]} />
      <p className="chart-move">{moveWords(track, moves[shown])}</p>
    </section>
  );
}

/** Before the first turn. */
const NEVER = -1;

/** The one that moved last is what the reader wants to see. */
function latest(moves: readonly (ModeMove | undefined)[]): number {
  const turns = moves.map((move) => (move === undefined ? NEVER : move.turn));
  return turns.indexOf(Math.max(...turns));
}

function stateName({ frames, cursor }: View, track: ModeTrack): string {
  return defined(track.chart.states[track.valueIn(frames[cursor]?.state)]);
}

function moveWords({ chart, name }: ModeTrack, move: ModeMove | undefined): string {
  if (move === undefined) return `${name} has not moved yet.`;
  const by = move.event === undefined ? '' : ` by ${move.event}`;
  return `Step ${move.turn}, ${move.by}: ${chart.states[move.from]} -> ${chart.states[move.to]}${by}.`;
}
