/** The style of a picture that leaves the page: the page's own rules for its marks, in one theme, with no variable left. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import postcss, { type Root } from 'postcss';
import type { Plugin } from 'vite';

const name = 'virtual:picture-style';
const values = ['src/ui/app/base.css', 'src/ui/parts/tokens.css'];
const rules = ['src/ui/parts/marks.css', 'src/ui/timeline/blocks.css', 'config/picture.css'];

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Serves `virtual:picture-style`, which `printPictureStyle` makes of the sheets. */
export function pictureStyle(): Plugin {
  let root = '';
  return {
    name: 'wakelane-picture-style',
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id === name ? `\0${id}` : undefined),
    load: {
      filter: { id: /^\0virtual:picture-style$/ },
      handler() {
        const read = (path: string) => {
          const file = resolve(root, path);
          this.addWatchFile(file);
          return readFileSync(file, 'utf8');
        };
        const [named, drawn] = [values.map(read).join('\n'), rules.map(read).join('\n')];
        const styles = themes.map((theme) => [theme, printPictureStyle(named, drawn, theme)]);
        return `export const pictureStyle = ${JSON.stringify(Object.fromEntries(styles))};`;
      },
    },
  };
}

/**
 * The rules of `drawn` in one theme, with what `named` declares for `:root` in the place of each variable. What is for
 * the pointer only is left out: a picture cannot be pressed.
 *
 * @throws Error where a rule uses a variable that is not declared
 */
export function printPictureStyle(named: string, drawn: string, theme: Theme): string {
  const variables = variablesOf(postcss.parse(named));
  const sheet = postcss.parse(drawn);
  sheet.walkComments((comment) => void comment.remove());
  sheet.walkRules((rule) => {
    // A renderer that is no browser knows neither of these; what they say here is for the pointer.
    const kept = rule.selectors.filter((each) => !/:|\.marks\b|\.row-target/.test(each));
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  sheet.walkDecls((declaration) => {
    // Not every renderer reads an address in quotation marks.
    const value = declaration.value.replace(/url\("(#[\w-]+)"\)/g, 'url($1)');
    declaration.value = resolved(value, variables, theme);
  });
  return sheet.nodes
    .map((node) => node.toString().replace(/\s+/g, ' '))
    .join('')
    .replace(/\s*([{};,])\s*/g, '$1');
}

function variablesOf(sheet: Root): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  sheet.walkRules(':root', (rule) => {
    // What stands in a media query is for other pages than the usual one.
    if (rule.parent?.type !== 'root') return;
    rule.walkDecls(/^--/, ({ prop, value }) => void variables.set(prop, value));
  });
  return variables;
}

function resolved(value: string, variables: ReadonlyMap<string, string>, theme: Theme): string {
  const filled = value.replace(/var\((--[\w-]+)\)/g, (_, variable: string) => {
    const found = variables.get(variable);
    if (found === undefined) throw new Error(`${variable} is not declared for pictures`);
    return resolved(found, variables, theme);
  });
  return filled.replace(/light-dark\(([^,()]+),([^,()]+)\)/g, (_, light: string, dark: string) =>
    (theme === 'light' ? light : dark).trim(),
  );
}
