/** The run as a sheet for students, to be printed by the browser; the solutions stand on a page of their own. */

import './worksheet.css';
import { useMemo, useState } from 'react';
import { chosenTitles, memoryNames } from '../../words/settingTitles.ts';
import { type Worksheet as Sheet, worksheetOf } from '../../words/worksheet.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { useTextLines } from '../parts/picture.ts';
import { useActions, useSession, useView, useWholeSession } from '../parts/useSession.ts';
import { SheetTable } from './WorksheetTable.tsx';

export function Worksheet() {
  const [solved, setSolved] = useState(true);
  const sheet = useWorksheet();
  const { leave } = useActions();
  const { program } = useView();
  return (
    <div className="worksheet-page">
      <header className="worksheet-tools">
        <button type="button" className="outlined" onClick={() => window.print()}>
          Print
        </button>
        <label>
          <input type="checkbox" checked={solved} onChange={(event) => setSolved(event.target.checked)} />
          with a page of solutions
        </label>
        <button type="button" className="quiet" aria-keyshortcuts="Escape" onClick={leave}>
          Back to the run <span className="key-hint">Esc</span>
        </button>
      </header>
      <main className="worksheet">
        <Head />
        {sheet.rows.length === 0 ? (
          <p>This run has no step yet: play one, or take some steps, and come back.</p>
        ) : (
          <>
            <Code sheet={sheet} />
            <section className="sheet-run" aria-label="The run">
              <h2>The run</h2>
              <p className="sheet-start">At the start {sheet.start.join('; ')}.</p>
              <SheetTable sheet={sheet} solved={false} />
            </section>
            <Questions sheet={sheet} />
            {solved && <Solutions sheet={sheet} />}
          </>
        )}
        <p className="sheet-foot">Wakelane · {memoryNames[program.settings.memory]}</p>
      </main>
    </div>
  );
}

function useWorksheet(): Sheet {
  const session = useWholeSession();
  const state = useSession((each) => each);
  const { program, scenario, frames } = useView();
  const end = useSession(session.endOf);
  const lines = useTextLines(scenario.text);
  return useMemo(
    () => worksheetOf({ program, lines, frames, end, facts: session.worksheetOf(state) }),
    [session, state, program, lines, frames, end],
  );
}

function Head() {
  const { scenario, program } = useView();
  const settings = chosenTitles(scenario, program);
  return (
    <header className="worksheet-head">
      <p className="sheet-name">
        <span>Name</span>
        <span>Date</span>
      </p>
      <h1>{scenario.title}</h1>
      {scenario.citations.map((citation) => (
        <p key={citation}>
          <cite>{citation}</cite>
        </p>
      ))}
      {settings.length > 0 && (
        <p>
          Here: <CodeWords text={settings.join('; ')} />
        </p>
      )}
    </header>
  );
}

/** Paper is narrow: half of the text's own indentation is enough. */
const indentScale = 0.5;

function Code({ sheet }: { readonly sheet: Sheet }) {
  return (
    <section className="sheet-code" aria-label="The code">
      <h2>The code</h2>
      <div>
        {sheet.code.map((item) => (
          <pre key={item[0]?.number}>
            {item.map(({ number, text, off }) => {
              const code = text.trimStart();
              return (
                <span
                  key={number}
                  data-off={off}
                  style={{ '--indent': (text.length - code.length) * indentScale }}
                >
                  <i>{number}</i>
                  <code>{code}</code>
                </span>
              );
            })}
          </pre>
        ))}
      </div>
      {sheet.code.flat().some(({ off }) => off) && (
        <p className="sheet-legend">Struck out: switched off by the settings of this run.</p>
      )}
    </section>
  );
}

function Questions({ sheet }: { readonly sheet: Sheet }) {
  return (
    <section className="sheet-questions" aria-label="Questions">
      <h2>Questions</h2>
      <ol>
        {sheet.questions.map(({ kind, ask, choices, room }) => (
          <li key={kind}>
            <p>
              <CodeWords text={ask} />
            </p>
            {choices.length > 0 && (
              <ul>
                {choices.map((choice) => (
                  <li key={choice}>
                    <CodeWords text={choice} />
                  </li>
                ))}
              </ul>
            )}
            {Array.from({ length: room }, (_, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: empty lines are alike
              <div key={line} className="sheet-line" />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A longer table is not printed twice: the rows that were empty are told above it. */
const rowsMax = 30;

function Solutions({ sheet }: { readonly sheet: Sheet }) {
  const { scenario } = useView();
  return (
    <section className="sheet-solutions" aria-label="Solutions">
      <h2>Solutions: {scenario.title}</h2>
      <ol>
        {sheet.questions.map(({ kind, answer }) => (
          <li key={kind}>
            {answer.map((line) => (
              <p key={line}>
                <CodeWords text={line} />
              </p>
            ))}
          </li>
        ))}
      </ol>
      {sheet.rows.length <= rowsMax && <SheetTable sheet={sheet} solved={true} />}
    </section>
  );
}
