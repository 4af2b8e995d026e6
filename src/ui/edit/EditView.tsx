/** The scenario's text, to be changed while the page runs it. It is loaded when it is first needed. */

import { defined } from '../../base/defined.ts';
import './edit.css';
import { useCallback, useState } from 'react';
import { judgeAnswer } from '../../exercise/judgeAnswer.ts';
import { lineAt } from '../../facts/textLines.ts';
import { packer } from '../../formats/link/packedText.ts';
import { compile } from '../../lang/compile.ts';
import { combinations } from '../../lang/names/combinations.ts';
import { parseScenario } from '../../lang/scenario.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { useTextLines } from '../parts/picture.ts';
import { saveAsFile } from '../parts/saveAsFile.ts';
import { useActions, useSession, useView, useWholeSession } from '../parts/useSession.ts';
import { format, selectDefinition } from './assist.ts';
import { CodeEditor } from './CodeEditor.tsx';
import { outlineOf } from './definitions.ts';
import { Exercise } from './Exercise.tsx';
import type { Editor } from './editor.ts';
import { useDiagnostics } from './useDiagnostics.ts';

export function EditView() {
  const text = useSession((state) => state.text);
  const id = useSession((state) => state.id);
  const { diagnostics: now, scenario } = useView();
  const { learn, charts } = useWholeSession();
  const diagnostics = useDiagnostics(id, text, now, charts);
  const { edit, toggleEditing } = useActions();
  // The same function always: the editor is made anew for another one.
  const change = useCallback(
    (changed: string) => {
      // The parser comes with the editor: whoever only steps does without it.
      learn({ compile, parse: parseScenario, packer, judge: judgeAnswer, combinations });
      edit(changed);
    },
    [learn, edit],
  );
  const [editor, setEditor] = useState<Editor>();
  const stale = scenario.text !== text;
  return (
    <section className="edit edit-place" aria-label="Edit">
      <header className="edit-head">
        <h2>The scenario’s text</h2>
        <Outline text={text} editor={editor} />
        <button type="button" className="quiet" onClick={() => editor && format(editor)}>
          Format
        </button>
        <button type="button" className="quiet" onClick={() => saveAsFile(scenario.title, text)}>
          Save as .race
        </button>
        <button type="button" className="quiet" onClick={toggleEditing}>
          Close
        </button>
      </header>
      <Exercise stale={stale} />
      <CodeEditor key={id} text={text} diagnostics={diagnostics} onChange={change} onMount={setEditor} />
      <p className="edit-state" role="status" data-stale={stale}>
        {stale ? staleWords(now) : 'The page runs this text.'}
      </p>
      <p className="edit-state">
        Escape, then Tab, leaves the editor: Tab alone indents. F12 goes to where a name is declared, Shift
        Alt F formats.
      </p>
      <Diagnostics diagnostics={diagnostics} text={text} />
    </section>
  );
}

/** What the text is made of; choosing one goes there. */
function Outline({ text, editor }: { readonly text: string; readonly editor: Editor | undefined }) {
  const outline = outlineOf(text);
  return (
    <select
      aria-label="Go to"
      value=""
      onChange={({ target }) => {
        const found = outline[Number(target.value)];
        if (editor !== undefined && found !== undefined) selectDefinition(editor, found);
      }}
    >
      <option value="">Go to …</option>
      {outline.map(({ name, kind, from }, index) => (
        <option key={from} value={index}>
          {kind} {name}
        </option>
      ))}
    </select>
  );
}

function staleWords(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.some(({ severity }) => severity === 'failure')
    ? 'Wakelane failed at this text; the page runs the last one at which it did not.'
    : 'The text has errors; the page runs the last one that had none.';
}

const severityWords = { error: 'Error', warning: 'Warning', failure: 'Failure' } as const;

function Diagnostics({
  diagnostics,
  text,
}: {
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
}) {
  const lines = useTextLines(text);
  if (diagnostics.length === 0) return null;
  return (
    <ul className="diagnostics" aria-label="Diagnostics">
      {diagnostics.map((diagnostic) => {
        const line = lineAt(lines, diagnostic.from);
        const column = diagnostic.from - defined(lines.starts[line - 1]) + 1;
        return (
          <li key={`${diagnostic.from} ${diagnostic.message}`} data-severity={diagnostic.severity}>
            <span className="place">
              {line}:{column}
            </span>
            <span>
              {severityWords[diagnostic.severity]}: {diagnostic.message}
              {diagnostic.hint !== undefined && <small>{diagnostic.hint}</small>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
