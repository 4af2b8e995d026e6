import { expect, it } from 'vitest';
import { LINK_CHARS_MAX } from '../../model/limits.ts';
import { readMessage } from './messages.ts';

const ours = { wakelane: 1 };

it.each([
  { ...ours, type: 'hello' },
  { ...ours, type: 'load', link: '1/lost-update', id: 7 },
  { ...ours, type: 'step', turn: 'a', id: 'first' },
  { ...ours, type: 'jump', to: 0 },
  { ...ours, type: 'setting', name: 'fix', value: 'on' },
])('reads %j', (message) => {
  expect(readMessage(message)).toEqual({ kind: 'message', message });
});

it.each([
  undefined,
  null,
  1,
  'step',
  [],
  {},
  { type: 'step' },
  { ...ours, type: 'state' },
  { ...ours, type: 'error' },
])('leaves alone what is not for it, and what it has said itself: %j', (data) => {
  expect(readMessage(data)).toEqual({ kind: 'foreign' });
});

it.each([
  [{ wakelane: 2, type: 'hello' }, /version 1/],
  [{ wakelane: '1', type: 'hello' }, /version 1/],
  [
    { ...ours, type: 'constructor' },
    /no message of type “constructor”; there are hello, load, step, jump, setting/,
  ],
  [{ ...ours, type: { toString: 1 } }, /no message of type/],
  [{ ...ours, type: 'x'.repeat(1_000_000) }, /^.{1,250}$/],
  [{ ...ours, type: 'jump', to: 1.5 }, /to: a whole number/],
  [{ ...ours, type: 'jump', to: -1 }, /to: a whole number/],
  [{ ...ours, type: 'jump', to: '1' }, /to: a whole number/],
  [{ ...ours, type: 'load', link: 'x'.repeat(LINK_CHARS_MAX + 1) }, /a link/],
  [{ ...ours, type: 'step', turn: 'a', more: 1 }, /a turn/],
  [{ ...ours, type: 'setting', name: 'fix' }, /a name and a value/],
])('answers %j with a sentence', (data, sentence) => {
  const read = readMessage(data);
  expect(read).toMatchObject({ kind: 'problem', sentence: expect.stringMatching(sentence) });
});

it('says which message it answers, where that has a mark that can be sent back', () => {
  expect(readMessage({ ...ours, type: 'jump', id: 3 })).toMatchObject({ answers: 3 });
  expect(readMessage({ ...ours, type: 'jump', id: { deep: 1 } })).toMatchObject({ answers: undefined });
});
