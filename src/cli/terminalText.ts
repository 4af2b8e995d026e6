// What is printed holds words of strangers: of a scenario, a table, a student's answer. A terminal obeys some of their signs.

/** The cursor goes to the start of its line, which is emptied: how progress is drawn over itself. */
export const ERASE_LINE = '\r\u001b[K';

/** All that moves the cursor, names the window or writes the clipboard begins with one of these. */
const obeyed = /(?!\t|\n|\r\n)\p{Cc}/gu;

/** The text with each sign that a terminal would obey shown as one that cannot be; our own erasing of a line stays. */
export function terminalText(text: string): string {
  const start = text.startsWith(ERASE_LINE) ? ERASE_LINE : '';
  return start + text.slice(start.length).replace(obeyed, '\uFFFD');
}
