import { expect } from 'vitest';
import { readMessage } from '../formats/embed/messages.ts';
import { LINK_CHARS_MAX, TURNS_MAX } from '../model/limits.ts';
import { fuzz } from './cases.ts';
import { mutatedSigns } from './mutatedSigns.ts';

/** What a page may send, as JSON: what a seed makes of it is read as an object again where it still is one. */
const messages = [
  { wakelane: 1, type: 'hello', id: 7 },
  { wakelane: 1, type: 'load', link: '1/lost-update/fix=plain/a,b*2,a@4of4~774696' },
  { wakelane: 1, type: 'load', link: '1/kvm-hc-kick-cpu/run:latch@5', id: 'first' },
  { wakelane: 1, type: 'step', turn: 'v1.2' },
  { wakelane: 1, type: 'jump', to: 4 },
  { wakelane: 1, type: 'setting', name: 'memory', value: 'tso-3' },
].map((message) => JSON.stringify(message));

const hostile = [
  ...['null', '[]', '-1', '1e999', 'true', '"\\u0000"', '{"then":1}'],
  ...[
    '"__proto__":{"type":"hello"},',
    '"constructor":',
    '"toString":null,',
    '"wakelane":1,',
    '"type":"state",',
  ],
];
const SENTENCE_MAX = 400;

fuzz(
  'messages that a seed makes of others are taken as they are described, or refused with a sentence',
  (seed) => mutatedSigns(seed, messages, hostile),
  (text) => {
    const data = parsed(text);
    const before = JSON.stringify(data);
    const read = readMessage(data);
    expect(JSON.stringify(data)).toBe(before);
    switch (read.kind) {
      case 'foreign':
        return;
      case 'problem':
        expect(read.sentence.length).toBeLessThan(SENTENCE_MAX);
        expect(['string', 'number', 'undefined']).toContain(typeof read.answers);
        return;
      case 'message': {
        const { message } = read;
        expect(message.wakelane).toBe(1);
        if (message.type === 'load') expect(message.link.length).toBeLessThanOrEqual(LINK_CHARS_MAX);
        if (message.type === 'jump')
          expect(Number.isInteger(message.to) && message.to >= 0 && message.to <= TURNS_MAX).toBe(true);
      }
    }
  },
);

/** What the message is: an object where it can be one, else the text itself, which is hostile enough. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
