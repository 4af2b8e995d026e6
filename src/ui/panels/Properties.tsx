/** What must be so, each in a sentence: how this run stands to it, and what the scenario expects of all runs. */

import { unreachable } from '../../base/unreachable.ts';
import type { Property } from '../../model/program.ts';
import type { View } from '../../store/derived/view.ts';
import { exampleWords, isPlayedOn, verdictSentence } from '../../words/explorerWords.ts';
import { brokenBecause, judgementWords } from '../../words/judgementWords.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { useActions } from '../parts/useSession.ts';

type Judgement = View['judgements'][number];

export function Properties({ view }: { readonly view: View }) {
  const { program, judgements, cursor, frames, lost } = view;
  if (program.properties.length === 0) return null;
  return (
    <section className="part" aria-label="Properties">
      <h2>Properties {cursor === 0 ? 'at the start' : `at step ${cursor}`}</h2>
      <ul className="properties">
        {program.properties.map((property, index) => {
          const lostAt = lost[index];
          const judgement: Judgement =
            lostAt === undefined ? (judgements[index] ?? { kind: 'kept' }) : { kind: 'broken', at: lostAt };
          const because =
            judgement.kind === 'broken' ? brokenBecause(program, property, frames[judgement.at]) : '';
          return (
            <li key={property.name} data-judgement={judgement.kind}>
              <JudgementMark kind={judgement.kind} />
              <p className="sentence">
                <CodeWords text={property.sentence} />
              </p>
              <Standing property={property} judgement={judgement} lost={lostAt} because={because} />
              <AllSchedules view={view} property={property} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What all schedules together say, as soon as the explorer knows it; until then, what the scenario expects. */
function AllSchedules({ view, property }: { readonly view: View; readonly property: Property }) {
  const { playExample } = useActions();
  const report = view.exploration?.report;
  const verdict = report?.verdicts.find(({ name, kind }) => name === property.name && kind === property.kind);
  if (report === undefined || verdict === undefined) {
    const expected = property.expected === 'fails' ? 'can be broken' : 'always holds';
    return <p className="expected">With these settings it {expected}, says the scenario.</p>;
  }
  if (!view.fatesShown) return null;
  const { example } = verdict;
  const surprising = verdict.verdict !== 'unknown' && verdict.verdict !== verdict.expected;
  return (
    <p className="expected" data-verdict={verdict.verdict}>
      {verdictSentence(verdict, report)}{' '}
      {example !== undefined && (
        <button type="button" className="link" onClick={() => playExample(example, isPlayedOn(verdict.kind))}>
          {exampleWords(verdict.kind, verdict.verdict)}
        </button>
      )}
      {surprising && ' The scenario expects otherwise.'}
    </p>
  );
}

interface StandingProps {
  readonly property: Property;
  readonly judgement: Judgement;
  /** The step from which on it is impossible in every schedule. */
  readonly lost: number | undefined;
  readonly because: string;
}

function Standing({ property, judgement, lost, because }: StandingProps) {
  const { jump } = useActions();
  const { words, at } = judgementWords(property, judgement, lost);
  return (
    <p className="judged">
      {words}
      {at !== undefined && (
        <>
          {' '}
          <button type="button" className="link" onClick={() => jump(at)}>
            step {at}
          </button>
          {because !== '' && <>: {because}</>}
          {lost !== undefined && <>: from there no schedule leads to it</>}.
        </>
      )}
    </p>
  );
}

function JudgementMark({ kind }: { readonly kind: Judgement['kind'] }) {
  return (
    <svg className="judgement" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <JudgementShape kind={kind} />
    </svg>
  );
}

function JudgementShape({ kind }: { readonly kind: Judgement['kind'] }) {
  switch (kind) {
    case 'broken':
    case 'in vain':
      return <path d="M2 2l8 8M10 2l-8 8" />;
    case 'met':
      return <path d="M1.5 6.5l3 3 6-7" />;
    case 'kept':
      return <circle cx="6" cy="6" r="4" />;
    default:
      return unreachable(kind);
  }
}
