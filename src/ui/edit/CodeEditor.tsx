/** CodeMirror in a shadow root: there its styles are adopted sheets, which the page's security policy allows. */

import { useCallback, useEffect, useRef } from 'react';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { createEditor, type Editor, showDiagnostics, showText } from './editor.ts';

interface Props {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly onChange: (text: string) => void;
  /** Is told of the editor once it is there. */
  readonly onMount: (editor: Editor) => void;
}

export function CodeEditor({ text, diagnostics, onChange, onMount }: Props) {
  const editor = useRef<Editor>(undefined);
  const initial = useRef(text);
  const mount = useCallback(
    (host: HTMLDivElement | null) => {
      if (host === null) return undefined;
      const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
      const made = createEditor(root, initial.current, onChange);
      editor.current = made;
      // Whoever opens the editor has come to type.
      made.focus();
      onMount(made);
      return () => made.destroy();
    },
    [onChange, onMount],
  );
  useEffect(() => {
    if (editor.current === undefined) return;
    showText(editor.current, text);
    showDiagnostics(editor.current, diagnostics);
  }, [text, diagnostics]);
  return <div className="code-editor" ref={mount} />;
}
