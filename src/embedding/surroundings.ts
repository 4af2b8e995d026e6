/** The window around a frame: what is heard of it alone, and what is said to it alone. */

import type { EmbedMessage } from '../formats/embed/messages.ts';

/** What of the browser it needs; tests have their own. */
export interface Surroundings {
  /** Hands on what came, where it came from the window around this one; with the origin that it came from. */
  readonly listen: (hear: (data: unknown, origin: string) => void) => void;
  /** To the window around this one, if it is of that origin. */
  readonly tell: (message: EmbedMessage, origin: string) => void;
}

/** What an origin that is none, a file's or a sandbox's, is called, and how it is reached. */
const noOrigin = 'null';
export const anyOrigin = '*';

/** Where nothing stands around the page, there is nobody to talk to. */
export function surroundings({ parent, self }: Window): Surroundings | undefined {
  if (parent === self) return undefined;
  return {
    listen: (hear) =>
      self.addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
        if (source === parent) hear(data, origin);
      }),
    tell: (message, origin) => parent.postMessage(message, origin === noOrigin ? anyOrigin : origin),
  };
}
