/** What the explorer has found by trying every schedule: how many states, how many are doomed, how likely, which ends. */

import { memo } from 'react';
import { memoryOf } from '../../memory/memories.ts';
import type { Program } from '../../model/program.ts';
import './explorer.css';
import type { Fate, Outcome, Report } from '../../model/report.ts';
import type { View } from '../../store/derived/view.ts';
import { bufferSentence, outcomeSentence, outcomeWord } from '../../words/explorerWords.ts';
import { grouped } from '../../words/grouped.ts';
import { blindSentence, oddsSentence } from '../../words/oddsWords.ts';
import { weakerMachineSentence } from '../../words/weakerMachine.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { FateWord } from '../parts/FateMark.tsx';
import { useActions } from '../parts/useSession.ts';

type Exploration = NonNullable<View['exploration']>;

export function Explorer({ view }: { readonly view: View }) {
  const { program, exploration, fatesShown, goals } = view;
  const { showFates } = useActions();
  if (exploration === undefined) return null;
  const { report } = exploration;
  // A question hides them until it is answered.
  const asking = goals.challenge.kind === 'predict' && goals.challenge.phase !== 'answered';
  return (
    <section className="part explorer" aria-label="Every schedule, tried">
      <h2>Every schedule, tried</h2>
      <Progress exploration={exploration} />
      {report?.fates !== undefined && (
        <>
          <FateCounts counts={report.fates} />
          <label className="fates-shown">
            <input
              type="checkbox"
              checked={fatesShown}
              disabled={asking}
              onChange={(event) => showFates(event.target.checked)}
            />
            Show fates
          </label>
        </>
      )}
      <StoreBuffers program={program} limit={report?.bufferLimit} />
      <WeakerMachine view={view} />
      {fatesShown && report !== undefined && <Findings program={program} report={report} />}
    </section>
  );
}

function Progress({ exploration }: { readonly exploration: Exploration }) {
  const { status, states, transitions, report, message } = exploration;
  const counts = `${grouped(states)} states, ${grouped(transitions)} steps between them`;
  if (status === 'failed') {
    return (
      <p className="explorer-counts">
        The explorer gave up at {grouped(states)} states: {message} What it has not seen, it does not claim.
      </p>
    );
  }
  if (report?.complete === false) {
    return (
      <p className="explorer-counts">
        Stopped at {grouped(states)} states: there are more. What was found is certain; everything else is
        unknown. Fewer tasks or narrower ranges make fewer states.
      </p>
    );
  }
  return (
    <p className="explorer-counts" aria-busy={status === 'searching'}>
      {status === 'searching' ? `Trying: ${counts} so far.` : `${counts}.`}
    </p>
  );
}

interface BufferProps {
  readonly program: Program;
  readonly limit: number | undefined;
}

/** What was found is so of buffers of one size: another can be tried. */
function StoreBuffers({ program, limit }: BufferProps) {
  const { choose } = useActions();
  const { settings } = program;
  const { buffer, ...plain } = settings;
  const buffers = memoryOf(settings.memory).buffer;
  return (
    <>
      {buffer !== undefined && (
        <p className="explorer-counts">
          Store buffers hold {buffer} stores here.{' '}
          <button type="button" className="link" onClick={() => choose(plain)}>
            As the scenario says
          </button>
        </p>
      )}
      {limit !== undefined && (
        <p className="explorer-counts">
          {bufferSentence(limit)}{' '}
          {buffers !== undefined && limit < buffers.most && (
            <button type="button" className="link" onClick={() => choose({ ...settings, buffer: limit + 1 })}>
              Try buffers of {limit + 1}
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** Where the text offers no machine on which lanes see old values. */
function WeakerMachine({ view: { program, scenario, exploration } }: { readonly view: View }) {
  const report = exploration?.report;
  if (report === undefined || scenario.memories.some((model) => memoryOf(model).keeps)) return null;
  const sentence = weakerMachineSentence(program, report);
  if (sentence === undefined) return null;
  return (
    <p className="explorer-counts">
      <CodeWords text={sentence} />
    </p>
  );
}

const order: readonly Fate[] = ['safe', 'open', 'doomed'];

function FateCounts({ counts }: { readonly counts: Readonly<Record<Fate, number>> }) {
  return (
    <ul className="fate-counts" aria-label="States by fate">
      {order.map((fate) => (
        <li key={fate}>
          <FateWord fate={fate} /> <b>{grouped(counts[fate])}</b>
        </li>
      ))}
    </ul>
  );
}

interface FindingsProps {
  readonly program: Program;
  readonly report: Report;
}

const Findings = memo(function Findings({ program, report }: FindingsProps) {
  const { odds, outcomes, verdicts } = report;
  const blind = blindSentence(verdicts);
  return (
    <>
      {odds !== undefined && <p className="odds">{oddsSentence(odds, verdicts)}</p>}
      {blind !== '' && <p className="odds">{blind}</p>}
      {outcomes.length > 0 && (
        <>
          <h3>How it can end</h3>
          <ul className="outcomes">
            {outcomes.map((outcome) => (
              <OutcomeRow key={outcomeSentence(program, outcome)} program={program} outcome={outcome} />
            ))}
          </ul>
        </>
      )}
    </>
  );
});

function OutcomeRow({ program, outcome }: { readonly program: Program; readonly outcome: Outcome }) {
  const { playExample } = useActions();
  const { end, example } = outcome;
  return (
    <li data-kind={end.kind}>
      <button type="button" className="link" onClick={() => playExample(example, false)}>
        {outcomeWord(end.kind)}, {example.schedule.length} steps
      </button>
      <p>
        <CodeWords text={outcomeSentence(program, outcome)} />
      </p>
    </li>
  );
}
