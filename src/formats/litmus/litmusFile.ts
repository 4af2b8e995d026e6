// A scenario's text as a litmus file.

import { parseFile } from '../../lang/parse.ts';
import type { Settings } from '../../model/program.ts';
import type { Refused } from './litmus.ts';
import { litmusOfScenario } from './litmusOfScenario.ts';
import { printLitmus } from './printLitmus.ts';

/** The file, its last line ended, or why the scenario is no litmus test under these settings. */
export function printLitmusFile(
  text: string,
  id: string,
  settings: Pick<Settings, 'values'>,
): { readonly text: string } | Refused {
  const { file } = parseFile(text, 'scenario');
  const litmus = litmusOfScenario(file, id, settings);
  return 'refused' in litmus ? litmus : { text: printLitmus(litmus) };
}
