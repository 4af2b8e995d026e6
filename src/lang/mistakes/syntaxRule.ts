// The form of the table of messages: syntaxMessages.ts looks a broken place up in it.

export type Missing = ';' | 'expression' | 'name' | ')' | ']' | '{' | '}';

/** What to underline: the token found, the end of the one before it, the node's first, or its open brace. */
export type HoleSite = 'found' | 'before' | 'start' | 'opener';

/** Fields are lists of alternatives; `{found}` and so on in the words stand for the hole's own. */
export interface Rule {
  readonly node?: string;
  readonly start?: string;
  readonly before?: string;
  readonly found?: string;
  readonly next?: string;
  readonly missing?: Missing;
  readonly message: string;
  readonly hint?: string;
  readonly place?: HoleSite;
}

/** Words that can never be names. */
export const reserved =
  'scenario cite param lane task guest atomic await choose when assert possible never final cover always expect leads ' +
  'drawn chapter sheet enum struct ghost const chart spinlock mutex bits fine rest finished in ' +
  'if else while do for break continue goto return void bool int true false NULL';
/** Those that begin an item and nothing else. */
export const itemWords =
  'cite param lane task enum struct ghost const chart spinlock mutex bits void bool int possible never final cover ' +
  'always expect drawn chapter sheet';
