// What a page and the run in its frame say to each other, by `postMessage`: objects that carry the version of this form.
// docs/embed.md describes it for those who write such a page.

import { z } from 'zod/mini';
import { unreachable } from '../../base/unreachable.ts';
import { LINK_CHARS_MAX, TURNS_MAX } from '../../model/limits.ts';
import { quoted } from '../quoted.ts';

export const EMBED_VERSION = 1;

/** Of a name, or a turn. */
const wordCharsMax = 200;
const idCharsMax = 64;

/** What every message may have beside its own members: a mark of the sender, which its answer carries too. */
const common = {
  wakelane: z.literal(EMBED_VERSION),
  id: z.optional(z.union([z.string().check(z.maxLength(idCharsMax)), z.number()])),
};

const word = z.string().check(z.maxLength(wordCharsMax));

const forms = {
  hello: z.strictObject({ ...common, type: z.literal('hello') }),
  load: z.strictObject({
    ...common,
    type: z.literal('load'),
    link: z.string().check(z.maxLength(LINK_CHARS_MAX)),
  }),
  step: z.strictObject({ ...common, type: z.literal('step'), turn: word }),
  jump: z.strictObject({
    ...common,
    type: z.literal('jump'),
    to: z.int().check(z.gte(0), z.lte(TURNS_MAX)),
  }),
  setting: z.strictObject({ ...common, type: z.literal('setting'), name: word, value: word }),
};

type Asked = keyof typeof forms;

const hostMessage = z.discriminatedUnion('type', [
  forms.hello,
  forms.load,
  forms.step,
  forms.jump,
  forms.setting,
]);

/** What the page around the frame may ask. */
export type HostMessage = z.infer<typeof hostMessage>;

export type MessageId = HostMessage['id'];

/** What the run in the frame tells. `answers`: the `id` of the message that it answers. */
export type EmbedMessage = { readonly wakelane: typeof EMBED_VERSION } & (
  | { readonly type: 'ready'; readonly reads: readonly number[] }
  | ({ readonly type: 'state'; readonly answers?: MessageId } & EmbedState)
  | ({ readonly type: 'verdict' } & EmbedVerdict)
  | { readonly type: 'error'; readonly answers?: MessageId; readonly text: string }
);

export interface EmbedState {
  /** The fragment of the link to this run, without `#`. */
  readonly link: string;
  readonly title: string;
  /** Steps that were taken, and those of the whole line. */
  readonly step: number;
  readonly steps: number;
  /** By name; `memory` among them where there is a choice. */
  readonly settings: Readonly<Record<string, string>>;
  /** What can be stepped now: as `step` takes it, and in the words of its button. */
  readonly moves: readonly { readonly turn: string; readonly words: string }[];
}

export interface EmbedVerdict {
  readonly standing: 'running' | 'finished' | 'stuck' | 'error';
  /** Whether the run can still be saved; hidden as long as the frame hides it. */
  readonly fate: 'open' | 'safe' | 'doomed' | 'hidden';
  /** The two lines of the strip. */
  readonly said: readonly [string, string];
  /** Names of the properties that this run has broken. */
  readonly broken: readonly string[];
}

/** A message; or what is wrong with it; or that it is none of ours. */
type ReadMessage =
  | { readonly kind: 'message'; readonly message: HostMessage }
  | { readonly kind: 'problem'; readonly sentence: string; readonly answers: MessageId }
  | { readonly kind: 'foreign' };

const anyMessage = z.looseObject({
  wakelane: z.optional(z.unknown()),
  type: z.optional(z.unknown()),
  id: z.optional(z.unknown()),
});

/** What an embed tells: whoever sends that back to one is not answered, else the two would never end. */
const told: readonly unknown[] = ['ready', 'state', 'verdict', 'error'];

/** Reads what came by `postMessage`; it never throws. What does not have `wakelane` in it is somebody else's. */
export function readMessage(data: unknown): ReadMessage {
  const ours = anyMessage.safeParse(data);
  if (!ours.success || ours.data.wakelane === undefined || told.includes(ours.data.type))
    return { kind: 'foreign' };
  const { wakelane, type, id } = ours.data;
  const mark = common.id.safeParse(id);
  const answers = mark.success ? mark.data : undefined;
  const problem = (sentence: string): ReadMessage => ({ kind: 'problem', sentence, answers });
  if (wakelane !== EMBED_VERSION)
    return problem(
      `This frame reads messages of version ${EMBED_VERSION}, and the message is of another: it should have wakelane: ${EMBED_VERSION}.`,
    );
  const read = hostMessage.safeParse(data);
  if (read.success) return { kind: 'message', message: read.data };
  const asked = typeof type === 'string' && isAsked(type) ? type : undefined;
  if (asked === undefined)
    return problem(
      `There is no message of type ${typeof type === 'string' ? quoted(type) : 'that is no word'}; there are ${Object.keys(forms).join(', ')}.`,
    );
  return problem(`A message of type ${asked} has ${membersOf(asked)}, and besides at most an id.`);
}

function isAsked(type: string): type is Asked {
  return Object.hasOwn(forms, type);
}

function membersOf(type: Asked): string {
  switch (type) {
    case 'hello':
      return 'nothing more';
    case 'load':
      return `a link: what stands behind # in it, at most ${LINK_CHARS_MAX} characters`;
    case 'step':
      return 'a turn, as a state lists them under moves';
    case 'jump':
      return `to: a whole number of steps, 0 to ${TURNS_MAX}`;
    case 'setting':
      return 'a name and a value, both words';
    default:
      return unreachable(type);
  }
}
