// Help while one writes: completion, the meaning of what the pointer rests on, going to a declaration, good form.

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap } from '@codemirror/view';
import { libraryTexts } from '../../lang/library/library.ts';
import prelude from '../../lang/prelude.race?raw';
import { formatText } from '../../lang/syntax/formatText.ts';
import { type Definition, type DefinitionKind, definitionOf, definitionsIn, nameAt } from './definitions.ts';
import { meanings } from './meanings.ts';

const preludeFunctions: readonly Definition[] = [prelude, ...libraryTexts]
  .flatMap(definitionsIn)
  .filter(({ kind, name }) => (kind === 'function' || kind === 'type') && !name.startsWith('__'));

const completionTypes: Readonly<Record<DefinitionKind, string>> = {
  actor: 'class',
  function: 'function',
  lane: 'namespace',
  property: 'property',
  setting: 'constant',
  type: 'type',
  variable: 'variable',
  place: 'text',
};

/** What may be meant by a word that is begun: names of the text, the language's functions, its words. */
export function completionsIn(text: string): readonly Completion[] {
  const own = definitionsIn(text).map(
    ({ name, kind, line }): Completion => ({
      label: name,
      type: completionTypes[kind],
      detail: kind,
      info: line,
    }),
  );
  const known = preludeFunctions.map(
    ({ name, line }): Completion => ({ label: name, type: 'function', info: line }),
  );
  const words = Object.entries(meanings).map(
    ([label, info]): Completion => ({ label, type: 'keyword', info }),
  );
  return [...new Map([...words, ...known, ...own].map((each) => [each.label, each])).values()];
}

function complete(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/[A-Za-z_]\w*/);
  if (word === null || (word.from === word.to && !context.explicit)) return null;
  const inside = context.tokenBefore(['String', 'LongString', 'LineComment', 'BlockComment']);
  if (inside !== null) return null;
  return { from: word.from, options: [...completionsIn(context.state.doc.toString())], validFor: /^\w*$/ };
}

/** A sentence about the name at an offset: what the language means by it, or the line that declares it. */
export function meaningAt(text: string, offset: number): string | undefined {
  const at = nameAt(text, offset);
  if (at === undefined) return undefined;
  const own = definitionOf(text, at.name, offset);
  if (own !== undefined) return own.line;
  return meanings[at.name] ?? preludeFunctions.find(({ name }) => name === at.name)?.line;
}

const hover = hoverTooltip(({ state }, pos) => {
  const text = state.doc.toString();
  const meaning = meaningAt(text, pos);
  const at = nameAt(text, pos);
  if (meaning === undefined || at === undefined) return null;
  return {
    pos: at.from,
    end: at.from + at.name.length,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-meaning';
      dom.textContent = meaning;
      return { dom };
    },
  };
});

/** Goes to where the name at the cursor is declared. */
function goToDefinition(view: EditorView): boolean {
  const text = view.state.doc.toString();
  const offset = view.state.selection.main.head;
  const at = nameAt(text, offset);
  const found = at && definitionOf(text, at.name, offset);
  return found !== undefined && selectDefinition(view, found);
}

/** Selects a name and shows it. */
export function selectDefinition(view: EditorView, { from, to }: Pick<Definition, 'from' | 'to'>): boolean {
  view.dispatch({
    selection: { anchor: from, head: to },
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
  });
  view.focus();
  return true;
}

/** Puts the text into good form; the cursor stays in its line. */
export function format(view: EditorView): boolean {
  const { doc, selection } = view.state;
  const text = doc.toString();
  const formatted = formatText(text);
  if (formatted === text) return true;
  const line = doc.lineAt(selection.main.head).number;
  view.dispatch({ changes: { from: 0, to: doc.length, insert: formatted } });
  const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines));
  view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
  return true;
}

export const assist: Extension = [
  autocompletion({ override: [complete], icons: false }),
  hover,
  keymap.of([
    { key: 'F12', run: goToDefinition },
    { key: 'Shift-Alt-f', run: format },
  ]),
];
