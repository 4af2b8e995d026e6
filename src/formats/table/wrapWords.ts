// Text broken into lines of fixed width, counted in characters, as a terminal counts them.

/** Stands for a blank at which no line is broken. */
export const JOINED = '\u0000';

/** Lines of at most `width`: broken at blanks, inside a word only where it is longer than a line; all but the first indented. */
export function wrapWords(text: string, width: number, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let isEmpty = true;
  const breakLine = (): void => {
    lines.push(line);
    line = ' '.repeat(indent);
    isEmpty = true;
  };
  for (const word of text.split(/\s+/)) {
    const fits = (rest: string): boolean => charsIn(line) + (isEmpty ? 0 : 1) + charsIn(rest) <= width;
    if (!isEmpty && !fits(word)) breakLine();
    let rest = word;
    while (!fits(rest)) {
      const count = breakBefore(rest, width - charsIn(line));
      line += [...rest].slice(0, count).join('');
      rest = [...rest].slice(count).join('');
      breakLine();
    }
    line += isEmpty ? rest : ` ${rest}`;
    isEmpty = false;
  }
  return [...lines, line].map((each) => each.replaceAll(JOINED, ' '));
}

/** How many of a long word's characters, at most `room`, stand on the line: broken where code can be read on, if possible. */
function breakBefore(word: string, room: number): number {
  const letters = [...word].slice(0, Math.max(1, room));
  const open = letters.findLastIndex((letter) => '([,.>='.includes(letter));
  return open < 0 ? letters.length : open + 1;
}

/** Fills up with blanks at the right. */
export function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - charsIn(text)));
}

export function charsIn(text: string): number {
  return [...text].length;
}
