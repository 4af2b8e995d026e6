import { describe, expect, it } from 'vitest';
import { findDrawn } from '../explorer/drawn.ts';
import { exploration } from '../explorer/exploration.ts';
import { lostUpdate } from '../fixtures/lostUpdate.ts';
import { textTools } from '../fixtures/textTools.ts';
import { charts } from '../machines/charts.ts';
import type { ExplorationEvent, Explore } from '../model/exploration.ts';
import type { Program } from '../model/program.ts';
import { vacuousBecause } from '../words/vacuityWords.ts';
import { createSession, type Session } from './session.ts';

/** An explorer that goes on when it is told to, and what it was asked for. */
function stepwise() {
  const asked: string[] = [];
  let running: { program: Program; go: () => void } | undefined;
  const explore: Explore = (program, options, tell) => {
    asked.push(`${Object.values(program.settings.values).join()} ${options.wanted}`);
    const mine = {
      program,
      go: () => {
        running = undefined;
        for (const event of exploration(program, options)) tell(event);
      },
    };
    running = mine;
    return () => {
      if (running === mine) running = undefined;
    };
  };
  const goOn = (): void => {
    for (let left = 20; running !== undefined && left > 0; left--) running.go();
  };
  return { explore, asked, goOn, isRunning: () => running !== undefined };
}

function open(text: string, explore: Explore): Session {
  const library = [{ id: 'lost-update', text: lostUpdate }];
  const session = createSession({ library, charts, ...textTools, findDrawn, explore });
  session.actions.edit(text);
  return session;
}

/** Why the property named `p` says nothing, as the page knows it. */
function because({ viewOf, store }: Session): string {
  const { idle, scenario } = viewOf(store.getState());
  return vacuousBecause(idle, 'p', scenario.text);
}

const writes = (when: string) => `scenario "s" param fix = old | mid | new; lane c; bool x; bool y;
task a on c { "x": x = true; if (${when}) "y": y = true; }
never y && x p "Never both.";`;

describe('parts of the properties of an edited text', () => {
  it('are looked at under all settings before one is said not to matter', () => {
    const { explore, asked, goOn } = stepwise();
    const session = open(writes('false'), explore);
    expect(because(session)).toBe('');
    goOn();
    expect(asked).toEqual(['none everything', 'old everything', 'mid verdicts', 'new verdicts']);
    expect(because(session)).toBe('“y” is true in no reachable state.');
    session.actions.choose({ values: { fix: 'new' }, memory: 'sc' });
    goOn();
    expect(because(session)).toBe('“y” is true in no reachable state.');
  });

  it('are looked at no further where all matter', () => {
    const { explore, asked, goOn } = stepwise();
    const session = open(writes('fix == mid'), explore);
    goOn();
    expect(asked).toEqual(['none everything', 'old everything', 'mid verdicts']);
    expect(because(session)).toBe('');
  });

  it('are not known where the explorer fails', () => {
    const failing: Explore = (program, options, tell) => {
      const failed: ExplorationEvent = { kind: 'failed', message: 'No.' };
      if (options.wanted === 'verdicts') tell(failed);
      else for (const event of exploration(program, options)) tell(event);
      return () => {};
    };
    expect(because(open(writes('false'), failing))).toBe('');
    const whole: Explore = (program, options, tell) => {
      for (const event of exploration(program, options)) tell(event);
      return () => {};
    };
    expect(because(open(writes('false'), whole))).not.toBe('');
  });

  it('are forgotten with their text', () => {
    const { explore, goOn, isRunning } = stepwise();
    const session = open(writes('false'), explore);
    goOn();
    session.actions.edit(writes('true'));
    expect(because(session)).toBe('');
    goOn();
    expect([because(session), isRunning()]).toEqual(['', false]);
  });
});
