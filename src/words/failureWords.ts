// What is said where Wakelane itself fails: that it is no mistake of the reader's, and what to report.

import { unreachable } from '../base/unreachable.ts';

/** What an unexpected exception says of itself, as the end of a sentence. */
export function exceptionText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().replace(/[.\s]*$/, '');
}

/** An action of the page that threw. */
export function failedAction(error: unknown): string {
  return `Wakelane failed: ${exceptionText(error)}. This is a mistake of Wakelane, not yours, and all is as it was before. Please report it, with the link of this page and what you did.`;
}

/** A text that could be neither compiled nor refused: a message, and what to do. */
export function failedText(error: unknown): { readonly message: string; readonly hint: string } {
  return {
    message: `Wakelane failed at this text: ${exceptionText(error)}.`,
    hint: 'This is a mistake of Wakelane, not of the text. Please report it, with the text.',
  };
}

/** That progress is lost, and nothing else: once, where the browser refuses to keep it, or what it kept is damaged. */
export function notKept(why: 'refused' | 'damaged'): string {
  switch (why) {
    case 'refused':
      return 'This browser keeps nothing for this page: what you reach is forgotten when the page is closed.';
    case 'damaged':
      return 'What this browser had kept of your progress cannot be read. It begins anew; all else is as it was.';
    default:
      return unreachable(why);
  }
}
