// The editor itself: the page's grammar for its colours, the page's diagnostics in its margin.

import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, LRLanguage, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { parser } from '../../lang/syntax/race.parser.js';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { assist } from './assist.ts';

export type Editor = EditorView;

const language = LRLanguage.define({ name: 'race', parser, languageData: { commentTokens: { line: '//' } } });

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.modifier], fontWeight: '600' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: tags.string, color: 'var(--ink-2)' },
  { tag: tags.special(tags.string), color: 'var(--accent)' },
  { tag: [tags.typeName, tags.definition(tags.typeName)], color: 'var(--good-text)' },
  { tag: [tags.number, tags.bool, tags.atom, tags.null], color: 'var(--warning-text)' },
  { tag: tags.labelName, color: 'var(--accent)' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '12px', lineHeight: '18px' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-3)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--tint)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--tint-2)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--paper)', border: '1px solid var(--rule)', color: 'var(--ink)' },
});

export function createEditor(root: ShadowRoot, text: string, onChange: (text: string) => void): Editor {
  const state = EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      language,
      syntaxHighlighting(colours),
      theme,
      assist,
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
      EditorView.contentAttributes.of({ 'aria-label': 'Scenario text', tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
    ],
  });
  return new EditorView({ state, parent: root, root });
}

/** A diagnostic of a longer text than the editor's ends where the text does. */
export function showDiagnostics(editor: Editor, diagnostics: readonly Diagnostic[]): void {
  const { length } = editor.state.doc;
  const shown = diagnostics.map(({ from, to, severity, message, hint }) => ({
    from: Math.min(from, length),
    to: Math.min(to, length),
    severity: severity === 'failure' ? ('error' as const) : severity,
    message: hint === undefined ? message : `${message} ${hint}`,
  }));
  editor.dispatch(setDiagnostics(editor.state, shown));
}

/** Takes over a text that came from elsewhere, such as another scenario; the editor's own text changes nothing. */
export function showText(editor: Editor, text: string): void {
  const { doc } = editor.state;
  if (doc.toString() !== text) editor.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
}
