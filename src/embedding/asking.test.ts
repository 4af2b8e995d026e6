import { beforeEach, expect, it } from 'vitest';
import { openEditor } from '../fixtures/links/page.ts';
import type { EmbedMessage } from '../formats/embed/messages.ts';
import { parseLink } from '../formats/link/link.ts';
import { packer } from '../formats/link/packedText.ts';
import type { Supply } from '../runFiles.ts';
import { answerHost } from './asking.ts';
import { createEmbedded } from './embedded.ts';

const host = 'https://article.example';

/** An embedded run whose surroundings write down what they are told. */
function frame() {
  const session = openEditor('lost-update');
  const nothing = () => {};
  const supply: Supply = {
    isHere: () => true,
    linkOf: async (fragment) => parseLink(fragment, packer),
    linkOfText: async () => ({ link: undefined, problems: [] }),
    isShipped: () => true,
    whole: async () => {},
    complete: nothing,
    hurry: nothing,
  };
  const told: { readonly message: EmbedMessage; readonly origin: string }[] = [];
  let say: (data: unknown, origin: string) => void = nothing;
  answerHost(createEmbedded(session, supply), {
    listen: (hear) => {
      say = hear;
    },
    tell: (message, origin) => told.push({ message, origin }),
  });
  /** Says it, and waits until it was answered. */
  const ask = async (data: object, origin = host) => {
    told.length = 0;
    say({ wakelane: 1, ...data }, origin);
    await expect.poll(() => told.length).toBeGreaterThan(0);
    return told.map(({ message }) => message);
  };
  return { session, told, ask, say: (data: unknown) => say(data, host) };
}

let embed: ReturnType<typeof frame>;
beforeEach(() => {
  embed = frame();
});

it('says that it is there, and nothing of the run, before anybody has asked', () => {
  embed.session.actions.step({ actor: 'a', alternative: 0 });
  expect(embed.told).toEqual([{ message: { wakelane: 1, type: 'ready', reads: [1] }, origin: '*' }]);
});

it('tells whoever has asked, at that origin, how the run stands, then what changes', async () => {
  const [state] = await embed.ask({ type: 'hello', id: 1 });
  expect(state).toMatchObject({
    type: 'state',
    answers: 1,
    step: 0,
    link: expect.stringMatching(/^1\/lost-update/),
  });
  embed.told.length = 0;
  embed.session.actions.step({ actor: 'a', alternative: 0 });
  expect(embed.told.map(({ message: { type }, origin }) => [type, origin])).toEqual(
    expect.arrayContaining([['state', host]]),
  );
});

it('steps, goes back, and says what can be stepped', async () => {
  const [before] = await embed.ask({ type: 'hello' });
  const turn = before?.type === 'state' ? before.moves[0]?.turn : undefined;
  const [stepped] = await embed.ask({ type: 'step', turn });
  expect(stepped).toMatchObject({ type: 'state', step: 1, steps: 1 });
  const [back] = await embed.ask({ type: 'jump', to: 0 });
  expect(back).toMatchObject({ type: 'state', step: 0, steps: 1 });
});

it.each([
  [{ type: 'step', turn: 'nobody' }, /no actor is called that/],
  [{ type: 'step', turn: 'a,b' }, /one turn/],
  [{ type: 'step', turn: '<script>' }, /is no turn/],
  [{ type: 'jump', to: 9 }, /There is no step 9/],
  [{ type: 'setting', name: 'nothing', value: 'x' }, /no setting “nothing”/],
  [{ type: 'load', link: '1/nothing-like-it' }, /There is no scenario “nothing-like-it”/],
  [{ type: 'load', link: 'javascript:alert(1)' }, /does not say which scenario/],
  [{ type: 'burn' }, /There is no message of type “burn”/],
])('answers %j with a sentence, and the run stays as it was', async (data, sentence) => {
  const before = embed.session.linkOf(embed.session.store.getState());
  await embed.ask({ ...data, id: 'x' });
  const text = expect.stringMatching(sentence);
  await expect
    .poll(() => embed.told.map(({ message }) => message))
    .toContainEqual({ wakelane: 1, type: 'error', answers: 'x', text });
  expect(embed.session.linkOf(embed.session.store.getState())).toBe(before);
});

it('chooses a setting, and says under which the run stands', async () => {
  const { scenario } = embed.session.viewOf(embed.session.store.getState());
  const [param] = scenario.params;
  const value = param?.values[1]?.value;
  const [state] = await embed.ask({ type: 'setting', name: param?.name, value });
  expect(state).toMatchObject({ type: 'state', settings: { [String(param?.name)]: value } });
});

it('opens a link, whole or from behind #, at its step', async () => {
  const [state] = await embed.ask({ type: 'load', link: 'https://page.example/#1/lost-update/a*2@2of2' });
  expect(state).toMatchObject({ type: 'state', step: 2, steps: 2 });
});

it('does not answer what is not for it', () => {
  embed.told.length = 0;
  embed.say({ type: 'step', turn: 'a' });
  embed.say('hello');
  embed.say({ wakelane: 1, type: 'error', text: 'sent back' });
  expect(embed.told).toEqual([]);
});
