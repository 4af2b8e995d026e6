/** Two runs under one schedule: where they part and why, both pictures, and the lines of code that make it so. */

import './compare.css';
import { numberAt } from '../../facts/compare.ts';
import { changedPieces } from '../../facts/compareCode.ts';
import type { Comparison, View } from '../../store/derived/view.ts';
import { sideTitles } from '../../words/compareChoices.ts';
import { headlineOf, stepNumberWords } from '../../words/compareWords.ts';
import { feetOf } from '../../words/feet.ts';
import { MoveRow } from '../desk/StepButton.tsx';
import { CodeWords } from '../parts/CodeWords.tsx';
import { useTextLines } from '../parts/picture.ts';
import { useActions, useView } from '../parts/useSession.ts';
import { CompareChanges } from './CompareChanges.tsx';
import { ComparePictures } from './ComparePictures.tsx';

/** Both sides; nothing where nothing is compared. */
export function Compare() {
  const view = useView();
  return view.comparison === undefined ? null : <Both view={view} comparison={view.comparison} />;
}

interface Props {
  readonly view: View;
  readonly comparison: Comparison;
}

function Both({ view, comparison }: Props) {
  const lines = useTextLines(view.scenario.text);
  const titles = sideTitles(view.scenario, view.program, comparison.right.program, comparison.against);
  return (
    <section className="compare" aria-label="Comparison">
      <Headline comparison={comparison} />
      <ComparePictures view={view} comparison={comparison} titles={titles} lines={lines}>
        <CompareChanges
          pieces={changedPieces(view.program, comparison.right.program, lines)}
          titles={titles}
        />
      </ComparePictures>
      <LeftMoves view={view} />
    </section>
  );
}

function Headline({ comparison }: Pick<Props, 'comparison'>) {
  const { jump, stopComparing } = useActions();
  const { head, more } = headlineOf(comparison);
  const { parting, at } = comparison;
  return (
    <header className="compare-headline">
      <h2>
        {head} <CodeWords text={more} />
      </h2>
      <p className="legend">
        {parting !== undefined && at !== parting.step + 1 && (
          <button type="button" className="link small-target" onClick={() => jump(parting.step + 1)}>
            Go to where they part
          </button>
        )}
        {parting !== undefined && at === parting.step + 1 && (
          <button type="button" className="link small-target" onClick={() => jump(parting.step)}>
            Go to step {stepNumberWords(numberAt(comparison, parting.step))}, the last that both share
          </button>
        )}
        <button type="button" className="link small-target" onClick={stopComparing}>
          Back to the run
        </button>
      </p>
    </header>
  );
}

/** Who may step is a question to the left side; the right one follows as far as it can. */
function LeftMoves({ view }: Pick<Props, 'view'>) {
  const { lanes, strip } = feetOf(view.program, view.outlook);
  const moves = [...lanes.flatMap((foot) => foot.moves), ...strip];
  return (
    <section className="compare-moves" aria-label="Steps of the left side">
      <h3>Step the left by hand</h3>
      {moves.length === 0 && <span className="legend">nobody can move</span>}
      {moves.map((move) => (
        <MoveRow key={move.key} move={move} view={view} />
      ))}
    </section>
  );
}
