/** Lets the run leave the page: each form with what it is for, a look at it, and ways to take it; and lets one come back. */

import './exporting.css';
import { useMemo, useState } from 'react';
import { type Exporter, exporters } from '../../formats/exports/exporters.ts';
import { PICTURE_WIDTH, type PictureOptions } from '../../picture/picture.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { useActions, useSession, useWholeSession } from '../parts/useSession.ts';
import { exportedView } from './exportedView.ts';
import { exportFile } from './exportFile.ts';
import { OpenRunFile } from './OpenRunFile.tsx';
import { PictureControls } from './PictureControls.tsx';
import { Preview } from './Preview.tsx';
import { TakeFile } from './TakeFile.tsx';

const [firstForm] = exporters;

export function ExportSheet() {
  const { showSheet } = useActions();
  const session = useWholeSession();
  const id = useSession((state) => state.id);
  const time = useSession(({ page }) => page.time);
  // The sheet lies over the page: the run cannot change under it.
  const [run] = useState(() => exportedView(session));
  const [form, setForm] = useState<Exporter | undefined>(firstForm);
  const [options, setOptions] = useState<PictureOptions>(() => ({
    ...{ time, theme: shownTheme(), width: PICTURE_WIDTH },
    ...{ first: Math.min(1, run.frames.length - 1), last: run.frames.length - 1 },
  }));
  const file = useMemo(() => form && exportFile(form, run, options, id), [form, run, options, id]);
  if (form === undefined || file === undefined) return null;
  return (
    <Sheet title="Export this run" className="export-sheet" close={() => showSheet(undefined)}>
      <div className="export-body">
        <fieldset className="export-forms">
          <legend className="visually-hidden">Form</legend>
          {exporters.map((each) => (
            <label key={each.word} className="export-form">
              <input type="radio" name="export-form" checked={each === form} onChange={() => setForm(each)} />
              {each.title}
            </label>
          ))}
        </fieldset>
        <section className="export-file" aria-label={form.title}>
          <p className="export-use">{form.use}</p>
          {form.kind !== 'text' && (
            <PictureControls options={options} turns={run.frames.length - 1} change={setOptions} />
          )}
          {'refused' in file ? (
            <p role="status">{file.refused}</p>
          ) : (
            <>
              <Preview file={file} title={run.title} />
              <TakeFile file={file} />
            </>
          )}
        </section>
        <OpenRunFile opened={() => showSheet(undefined)} />
      </div>
    </Sheet>
  );
}

/** What the page is drawn in now. */
function shownTheme(): PictureOptions['theme'] {
  const { colorScheme } = getComputedStyle(document.documentElement);
  if (colorScheme === 'light' || colorScheme === 'dark') return colorScheme;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
