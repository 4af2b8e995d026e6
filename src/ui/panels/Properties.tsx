/** What must be so, each in a sentence: how this run stands to it, and what the scenario expects of all runs. */

import { memo } from 'react';
import { unreachable } from '../../base/unreachable.ts';
import type { Property } from '../../model/program.ts';
import type { Report, Verdict } from '../../model/report.ts';
import type { View } from '../../store/derived/view.ts';
import { exampleWords, isPlayedOn, verdictSentence } from '../../words/explorerWords.ts';
import { brokenBecause, judgementWords } from '../../words/judgementWords.ts';
import { vacuousBecause } from '../../words/vacuityWords.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { Prose } from '../parts/Prose.tsx';
import { useActions } from '../parts/useSession.ts';

type Judgement = View['judgements'][number];

export function Properties({ view }: { readonly view: View }) {
  const { program, judgements, cursor, frames, lost } = view;
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
                <Prose text={property.sentence} />
              </p>
              <Standing property={property} judgement={judgement} lost={lostAt} because={because} />
              <AllSchedules view={view} property={property} />
              <Vacuous view={view} property={property} />
            </li>
          );
        })}
        <InForceAnyway view={view} />
      </ul>
    </section>
  );
}

/** What is judged in every scenario, as soon as the explorer knows it. Whether one run has kept it, its standing says. */
function InForceAnyway({ view: { program, exploration, fatesShown } }: { readonly view: View }) {
  const report = exploration?.report;
  if (report === undefined || !fatesShown) return null;
  const written = new Set(program.properties.map(({ name }) => name));
  return report.verdicts
    .filter(({ name }) => !written.has(name))
    .map((verdict) => (
      <li key={verdict.name}>
        <p className="sentence">
          {verdict.sentence} <span className="in-force">(in every scenario)</span>
        </p>
        <VerdictLine verdict={verdict} report={report} />
      </li>
    ));
}

/** What all schedules together say, as soon as the explorer knows it; until then, what the scenario expects. */
function AllSchedules({ view, property }: { readonly view: View; readonly property: Property }) {
  const report = view.exploration?.report;
  const verdict = report?.verdicts.find(({ name, kind }) => name === property.name && kind === property.kind);
  if (report === undefined || verdict === undefined) {
    if (view.exploration?.status === 'failed')
      return <p className="expected">Not known: the explorer failed.</p>;
    const expected = property.expected === 'fails' ? 'can be broken' : 'always holds';
    return <p className="expected">With these settings it {expected}, says the scenario.</p>;
  }
  return view.fatesShown ? <VerdictLine verdict={verdict} report={report} /> : null;
}

/** What says less than it seems to. */
function Vacuous({ view, property: { name } }: { readonly view: View; readonly property: Property }) {
  const { scenario, idle } = view;
  const because = vacuousBecause(idle, name, scenario.text);
  if (because === '') return null;
  const isMeant = scenario.properties.some((each) => each.name === name && each.vacuityMeant);
  return (
    <p className="expected" data-vacuous={isMeant ? 'meant' : 'unmeant'}>
      It says less than it seems to, whatever the settings: <CodeWords text={because} />
      {isMeant && ' The text says that this is meant.'}
    </p>
  );
}

interface VerdictProps {
  readonly verdict: Verdict;
  readonly report: Report;
}

const VerdictLine = memo(function VerdictLine({ verdict, report }: VerdictProps) {
  const { playExample } = useActions();
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
});

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
