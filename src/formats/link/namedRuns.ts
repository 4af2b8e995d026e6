// Short names for the runs that come with a scenario: `1/kvm-hc-kick-cpu/run:question` is one of them at its end, and
// `1/kvm-hc-kick-cpu/run:question@5` at its step 5. What each of them is in full stands in `scenarios/namedRuns.json`.

import { namedGroups } from '../../base/matched.ts';
import { nearestName } from '../../base/nearestName.ts';
import { quoted } from '../quoted.ts';
import { plainLink } from './link.ts';

/** For each scenario its runs, by their short names. */
export type NamedRuns = Readonly<Record<string, Readonly<Record<string, NamedRun>>>>;

export interface NamedRun {
  /** As the scenario calls it. */
  readonly title: string;
  /** The link in full, at the end of the run. */
  readonly link: string;
}

interface WrittenOut {
  /** Without `#`. */
  readonly fragment: string;
  readonly problems: readonly string[];
}

const namePattern = /^run:(?<name>[\w-]*)(?:@(?<step>\d{1,9}))?$/;
const stepPattern = /@(?<step>\d+)of(?<steps>\d+)/;

/** The link in full. Where no run has that name, the scenario from its start, and a sentence. */
export function writeOut(fragment: string, runs: NamedRuns): WrittenOut {
  const [version = '', scenario = '', ...rest] = plainLink(fragment).split('/');
  const problems: string[] = [];
  const segments = rest.flatMap((segment) => {
    if (!segment.startsWith('run:')) return [segment];
    const { name = '', step } = namedGroups(namePattern, segment);
    const named = Object.hasOwn(runs, scenario) ? runs[scenario] : undefined;
    const run = named !== undefined && Object.hasOwn(named, name) ? named[name] : undefined;
    if (run === undefined) {
      const near = named && nearestName(name, Object.keys(named));
      const meant = near === undefined ? '.' : `: did you mean ${near}?`;
      problems.push(`The link names the run ${quoted(segment.slice(4))}, and there is none here${meant}`);
      return [];
    }
    const [, , ...full] = run.link.split('/');
    return step === undefined ? full : full.map((each) => each.replace(/@\d+of/, `@${step}of`));
  });
  return { fragment: [version, scenario, ...segments].join('/'), problems };
}

/** The shorter link to the same step of the same run, where that has a name; else the same. Without `#`. */
export function shortLink(fragment: string, runs: NamedRuns): string {
  const [version = '', scenario = '', ...rest] = fragment.split('/');
  const named = Object.hasOwn(runs, scenario) ? runs[scenario] : undefined;
  if (named === undefined) return fragment;
  const view = rest.filter((segment) => segment.startsWith('view:'));
  const run = [version, scenario, ...rest.filter((segment) => !view.includes(segment))].join('/');
  const found = Object.entries(named).find(([, { link }]) => withoutStep(link) === withoutStep(run));
  if (found === undefined) return fragment;
  const { step, steps } = namedGroups(stepPattern, run);
  return [version, scenario, ...view, `run:${found[0]}${step === steps ? '' : `@${step}`}`].join('/');
}

function withoutStep(link: string): string {
  return link.replace(stepPattern, '@of$<steps>');
}
