/** What must be so, each in a sentence: how this run stands to it, and what the scenario expects of all runs. */

import { judgementWords } from '../layout/judgementWords.ts';
import type { View } from '../store/view.ts';
import { CodeWords } from './CodeWords.tsx';

export function Properties({ view }: { readonly view: View }) {
  const { program, judgements } = view;
  if (program.properties.length === 0) return null;
  return (
    <section className="part" aria-label="Properties">
      <h2>What must be so</h2>
      <ul className="properties">
        {program.properties.map((property, index) => {
          const judgement = judgements[index] ?? { kind: 'kept' };
          return (
            <li key={property.name} data-judgement={judgement.kind}>
              <JudgementMark kind={judgement.kind} />
              <p>
                <CodeWords text={property.sentence} />
              </p>
              <p className="expected">
                {judgementWords(property, judgement)} The scenario expects that it <b>{property.expected}</b>{' '}
                with these settings.
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function JudgementMark({ kind }: { readonly kind: View['judgements'][number]['kind'] }) {
  return (
    <svg className="judgement" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {kind === 'broken' ? <path d="M2 2l8 8M10 2l-8 8" /> : <circle cx="6" cy="6" r="4.5" />}
    </svg>
  );
}
