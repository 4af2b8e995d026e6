/** What the page around a frame asks of the run in it, and what it is told: with its own window alone, and no other. */

import { unreachable } from '../base/unreachable.ts';
import { EMBED_VERSION, type HostMessage, type MessageId, readMessage } from '../formats/embed/messages.ts';
import { quoted } from '../formats/quoted.ts';
import { readSchedule } from '../formats/schedule.ts';
import { completeSettings, settingWords } from '../formats/settings.ts';
import type { Embedded } from './embedded.ts';
import { anyOrigin, type Surroundings } from './surroundings.ts';
import { stateOf, verdictOf } from './telling.ts';

const wakelane = EMBED_VERSION;

/** Answers what is asked from around the frame. Until somebody has asked, it tells no more than that it is there. */
export function answerHost(embedded: Embedded, { listen, tell }: Surroundings): void {
  const { store, viewOf, linkOf } = embedded.session;
  /** Who has asked last, and what he was told. */
  let origin: string | undefined;
  let said = { state: '', verdict: '' };

  /** Where something has changed; an answer, whether or not. */
  function tellState(answered?: Answered): void {
    if (origin === undefined) return;
    const state = store.getState();
    const view = viewOf(state);
    const now = stateOf(view, linkOf(state));
    const verdict = verdictOf(view);
    const printed = { state: JSON.stringify(now), verdict: JSON.stringify(verdict) };
    const before = said;
    said = printed;
    if (answered !== undefined || printed.state !== before.state)
      tell({ wakelane, type: 'state', ...answered, ...now }, origin);
    if (printed.verdict !== before.verdict) tell({ wakelane, type: 'verdict', ...verdict }, origin);
  }

  function tellError(text: string, answered: Answered): void {
    if (origin !== undefined) tell({ wakelane, type: 'error', ...answered, text }, origin);
  }

  async function answer(message: HostMessage): Promise<void> {
    const before = store.getState().problems;
    const wrong = await act(embedded, message);
    const { problems } = store.getState();
    const more = problems === before ? [] : problems;
    const sentences = wrong === undefined ? more : [wrong];
    if (sentences.length > 0) tellError(sentences.join(' '), answerTo(message.id));
    // Whoever has asked is told how things stand, whatever came of it.
    tellState(answerTo(message.id));
  }

  listen((data, from) => {
    const read = readMessage(data);
    if (read.kind === 'foreign') return;
    origin = from;
    if (read.kind === 'problem') tellError(read.sentence, answerTo(read.answers));
    else void answer(read.message);
  });
  store.subscribe(() => tellState());
  // There is nothing in it, so that it may be read by whoever frames the page.
  tell({ wakelane, type: 'ready', reads: [EMBED_VERSION] }, anyOrigin);
}

/** Which message is answered, where it had a mark. */
interface Answered {
  readonly answers?: MessageId;
}

function answerTo(id: MessageId): Answered {
  return id === undefined ? {} : { answers: id };
}

/** Does what is asked. Returns what was wrong with it. */
async function act(
  { session: { store, viewOf, actions }, supply, open }: Embedded,
  message: HostMessage,
): Promise<string | undefined> {
  const { scenario, program } = viewOf(store.getState());
  switch (message.type) {
    case 'hello':
      return undefined;
    case 'load':
      await open(message.link.replace(/^[^#]*#/, ''));
      return undefined;
    case 'step': {
      const names = program.actors.map(({ name }) => name);
      const { schedule, problem } = readSchedule(message.turn, names);
      const [turn, ...more] = schedule;
      if (problem !== undefined) return problem.sentence;
      if (turn === undefined || more.length > 0) return 'A message of type step takes one turn.';
      actions.step(turn);
      return undefined;
    }
    case 'jump': {
      const last = viewOf(store.getState()).frames.length - 1;
      if (message.to > last) return `There is no step ${message.to}: the run has ${last}.`;
      actions.jump(message.to);
      return undefined;
    }
    case 'setting': {
      const now = settingWords(program.settings, scenario).filter(([name]) => name !== message.name);
      const chosen = completeSettings([...now, [message.name, message.value]], scenario);
      if (chosen.problems.length > 0) return chosen.problems.join(' ');
      const came = await supply.whole().then(
        () => true,
        () => false,
      );
      if (!came) return `The setting ${quoted(message.name)} needs a file of the page that did not come.`;
      actions.choose(chosen.settings);
      return undefined;
    }
    default:
      return unreachable(message);
  }
}
