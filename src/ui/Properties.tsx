/** What must be so, each in a sentence, and what the scenario expects under these settings. */

import type { Program } from '../model/program.ts';
import { CodeWords } from './CodeWords.tsx';

export function Properties({ program }: { readonly program: Program }) {
  if (program.properties.length === 0) return null;
  return (
    <section className="part" aria-label="Properties">
      <h2>What must be so</h2>
      <ul className="properties">
        {program.properties.map((property) => (
          <li key={property.name}>
            <p>
              <CodeWords text={property.sentence} />
            </p>
            <p className="expected">
              The scenario expects that this <b>{property.expected}</b> with these settings.
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
