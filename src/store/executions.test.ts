/** What is executed: each step of a run once, whoever asks for it. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findDrawn } from '../explorer/drawn.ts';
import { exploration } from '../explorer/exploration.ts';
import { CountingMachines } from '../fixtures/countingMachines.ts';
import { openPage } from '../fixtures/links/page.ts';
import { textTools } from '../fixtures/textTools.ts';
import { splitCases } from '../lang/caseFiles.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Explore } from '../model/exploration.ts';
import type { Option } from '../model/run.ts';
import type { View } from './derived/view.ts';
import { createSession, type Session, type SessionParts } from './session.ts';

function open(id: string, machines: CountingMachines, parts: Partial<SessionParts> = {}): Session {
  const text = readFileSync(new URL(`../scenarios/${id}.race`, import.meta.url), 'utf8');
  const { machineFor } = machines;
  const library = [{ id, text }];
  const session = createSession({ library, charts, ...textTools, findDrawn, machineFor, ...parts });
  // As the page does, which draws after each change.
  session.store.subscribe((state) => void session.viewOf(state));
  viewOf(session);
  return session;
}

function viewOf({ store, viewOf: look }: Session): View {
  return look(store.getState());
}

function optionsOf({ outlook }: View): readonly Option[] {
  return outlook.flatMap(({ options }) => options);
}

/** How often each of these was executed. */
function once(steps: readonly string[]): ReadonlyMap<string, number> {
  return new Map(steps.map((step) => [step, 1]));
}

/** The steps that can be taken now. */
function ahead(machines: CountingMachines, { program, frames, cursor }: View, options: readonly Option[]) {
  const now = frames[cursor];
  return now === undefined ? [] : options.map(({ choice }) => machines.stepOf(program, now, choice));
}

describe('a click', () => {
  it.each(['lost-update', 'kvm-run-kick', 'acrn-sched-event', 'pv-spinlock-draft'])(
    'in %s executes nothing but the look ahead at the steps that follow',
    (id) => {
      const machines = new CountingMachines();
      const session = open(id, machines);
      expect(machines.take()).toEqual(once(ahead(machines, viewOf(session), optionsOf(viewOf(session)))));
      for (let turn = 0; turn < 6; turn++) {
        const option = optionsOf(viewOf(session)).at(turn % 2);
        if (option === undefined) break;
        session.actions.step(option.turn);
        expect(machines.take()).toEqual(once(ahead(machines, viewOf(session), optionsOf(viewOf(session)))));
      }
      expect(viewOf(session).cursor).toBeGreaterThan(2);
    },
  );
});

const explore: Explore = (program, options, tell) => {
  for (const event of exploration(program, options)) tell(event);
  return () => {};
};

describe('fates', () => {
  it('are looked up in the states that the look ahead has found', () => {
    const machines = new CountingMachines();
    const session = open('kvm-run-kick', machines, { explore });
    machines.take();
    const [option] = optionsOf(viewOf(session)).filter(
      ({ choice }) => viewOf(session).fates?.choices.get(choice) !== 'doomed',
    );
    expect(option).toBeDefined();
    if (option !== undefined) session.actions.step(option.turn);
    expect(viewOf(session).fates?.choices.size).toBeGreaterThan(0);
    expect(machines.take()).toEqual(once(ahead(machines, viewOf(session), optionsOf(viewOf(session)))));
  });
});

describe('a link', () => {
  it('of an edited text has it parsed once', () => {
    const [edited] = splitCases(
      readFileSync(new URL('../fixtures/links/cases/edited.txt', import.meta.url), 'utf8'),
    );
    let parsed = 0;
    const session = openPage(edited?.text ?? '', {
      parse: (...args) => {
        parsed++;
        return parseScenario(...args);
      },
    });
    expect(viewOf(session).scenario.id).toBe('edited');
    expect(parsed).toBe(1);
  });
});

describe('many steps at once', () => {
  const doings: readonly (readonly [name: string, doing: (session: Session) => void])[] = [
    ['played on fairly', ({ actions }) => actions.finishFairly()],
    ['walked at random', ({ actions }) => actions.walkRandomly()],
    ['taken until somebody else steps', ({ actions }) => actions.runUntil({ kind: 'switch' })],
    ['of a run of the text', ({ actions }) => actions.playRun(0)],
  ];

  it.each(doings)('%s are executed once', (_, doing) => {
    const machines = new CountingMachines();
    const session = open('kvm-run-kick', machines);
    doing(session);
    const { program, frames } = viewOf(session);
    const counts = machines.take();
    const steps = machines.stepsOf(program, frames);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.map((step) => [step, counts.get(step)])).toEqual(steps.map((step) => [step, 1]));
  });

  it('in another order are executed from where nobody has looked yet', () => {
    const machines = new CountingMachines();
    const session = open('lost-update', machines);
    for (const actor of ['a', 'b', 'b', 'a']) session.actions.step({ actor, alternative: 0 });
    machines.take();
    session.actions.moveStep(3, 4);
    const { program, frames } = viewOf(session);
    expect(frames.slice(1).map(({ turn }) => turn?.actor)).toEqual(['a', 'b', 'a', 'b']);
    // That a may go on after a and b was seen when b went on.
    expect(machines.take()).toEqual(once(machines.stepsOf(program, frames).slice(3)));
  });

  it('that are undone, and done again, or left and taken up again, are not executed', () => {
    const machines = new CountingMachines();
    const session = open('kvm-run-kick', machines);
    session.actions.walkRandomly();
    const walked = viewOf(session).frames;
    session.actions.walkRandomly();
    machines.take();
    session.actions.undo();
    expect(viewOf(session).frames).toEqual(walked);
    session.actions.redo();
    const [branch] = viewOf(session).branches.others;
    if (branch !== undefined) session.actions.chooseBranch(branch.id);
    expect(viewOf(session).frames).toEqual(walked);
    expect(machines.take()).toEqual(new Map());
  });
});
