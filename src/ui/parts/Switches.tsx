/** The settings that playing something chooses, so that no switch in the bar moves unannounced. */

import { fitSettings } from '../../formats/settings.ts';
import type { Settings } from '../../model/program.ts';
import type { View } from '../../store/derived/view.ts';
import { changedTitles } from '../../words/settingTitles.ts';
import { CodeWords } from './CodeWords.tsx';

export function Switches({ view, settings }: { readonly view: View; readonly settings: Settings }) {
  const { scenario, program } = view;
  const titles = changedTitles(scenario, program.settings, fitSettings(settings, scenario));
  if (titles === '') return null;
  return (
    <small>
      switches to: <CodeWords text={titles} />
    </small>
  );
}
