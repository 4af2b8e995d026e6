/** The settings of the scenario, the memory model among them: the fix is one click away, the others behind a button. */

import { Suspense } from 'react';
import { chosenValue } from '../../model/scenario.ts';
import { shortcutsOf } from '../../words/keys.ts';
import { memoryTitles, valueTitle } from '../../words/settingTitles.ts';
import { wordsOf } from '../parts/proseParts.ts';
import { useActions, usePartOfView, useSession } from '../parts/useSession.ts';
import { type Setting, SettingControl } from './SettingSwitches.tsx';
import { levelWidth, settingsThatFit, valueWidth } from './settingControls.ts';

/** Those that have room in a bar of this width; the others open under a button that says how many they are. */
export function Settings({ width }: { readonly width: number }) {
  const settings = useSettings();
  const scenario = usePartOfView((view) => view.scenario);
  const room = width - restOfBar - levelWidth(scenario.title);
  const shown = settingsThatFit(
    settings.map(({ options }) => options.map(({ title }) => title)),
    room,
  );
  const others = settings.slice(shown);
  return (
    <div className="switches">
      {settings.slice(0, shown).map((setting) => (
        <SettingControl key={setting.name} setting={setting} form="switches" />
      ))}
      {shown === 0 && settings[0] !== undefined && <SettingControl setting={settings[0]} form="menu" />}
      <OtherSettings
        settings={shown === 0 ? others.slice(1) : others}
        explained={settings}
        words={(count) => `${count} more ${count === 1 ? 'setting' : 'settings'}`}
      />
    </div>
  );
}

/** The first one alone, mostly the fix, as switches where `width` has room for them. */
export function FirstSetting({ width }: { readonly width: number }) {
  const [first] = useSettings();
  if (first === undefined) return null;
  const fits = settingsThatFit([first.options.map(({ title }) => title)], width) === 1;
  return (
    <div className="first-setting">
      <SettingControl setting={first} form={fits ? 'switches' : 'menu'} />
    </div>
  );
}

/** All of them behind one button, which says what the first one, mostly the fix, is. */
export function FoldedSettings() {
  const settings = useSettings();
  const [first] = settings;
  if (first === undefined) return null;
  const chosen = first.options.find(({ value }) => value === first.chosen)?.title ?? first.legend;
  return <OtherSettings settings={settings} words={() => chosen} folded />;
}

/** Logo, links and the spaces between. */
const restOfBar = 520;

interface OthersProps {
  readonly settings: readonly Setting[];
  /** Those whose words are told below them, which may stand in the bar. */
  readonly explained?: readonly Setting[];
  readonly words: (count: number) => string;
  /** All of them are behind it, beside the tabs. */
  readonly folded?: boolean;
}

function OtherSettings({ settings, explained = settings, words, folded }: OthersProps) {
  const changed = settings.filter(({ chosen, options }) => chosen !== options[0]?.value);
  const differs = changed.map(({ chosen, options }) => options.find(({ value }) => value === chosen)?.title);
  if (settings.length === 0) return null;
  const text = words(settings.length);
  return (
    <>
      <button
        type="button"
        className="quiet settings-button"
        data-folded={folded}
        popoverTarget={menuId}
        aria-label={
          differs.length === 0 ? `Settings: ${text}` : `Settings: ${text}, changed: ${differs.join(', ')}`
        }
        title={differs.length === 0 ? undefined : `Changed: ${differs.join(', ')}`}
      >
        <span className="settings-words">{text}</span>
        {differs.length > 0 && <b aria-hidden="true">•</b>}
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path d="M1.5 3l3.5 4 3.5-4" />
        </svg>
      </button>
      <div className="menu settings-menu" id={menuId} popover="auto">
        {settings.map((setting) => (
          <SettingControl key={setting.name} setting={setting} form={formInMenu(setting)} />
        ))}
        <Suspense>
          <wordsOf.Part texts={explained.flatMap(({ options }) => options.map(({ title }) => title))} />
        </Suspense>
      </div>
    </>
  );
}

const menuId = 'settings-menu';
const menuWidth = 330;

function formInMenu({ options }: Setting): 'switches' | 'menu' {
  const width = options.reduce((sum, { title }) => sum + valueWidth(title), 0);
  return width <= menuWidth ? 'switches' : 'menu';
}

/** Those that are in force; a memory model only where there is a choice. */
function useSettings(): readonly Setting[] {
  const scenario = usePartOfView((view) => view.scenario);
  const program = usePartOfView((view) => view.program);
  const settings = useSession((state) => state.settings);
  const { choose } = useActions();
  const params = scenario.params
    .filter(({ name }) => program.inForce.includes(name))
    .map(
      (param, index): Setting => ({
        legend: param.name,
        name: `param-${param.name}`,
        options: param.values.map((value) => ({ value: value.value, title: valueTitle(value) })),
        chosen: chosenValue(settings, param),
        keys: index === 0 ? shortcutsOf('next value') : undefined,
        choose: (value) => choose({ ...settings, values: { ...settings.values, [param.name]: value } }),
      }),
    );
  if (scenario.memories.length < 2) return params;
  const memory: Setting = {
    legend: 'memory',
    name: 'memory',
    options: scenario.memories.map((value) => ({ value, title: memoryTitles[value] })),
    chosen: settings.memory,
    keys: shortcutsOf('next memory'),
    choose: (value) => {
      const chosen = scenario.memories.find((each) => each === value);
      if (chosen !== undefined) choose({ ...settings, memory: chosen });
    },
  };
  return [...params, memory];
}
