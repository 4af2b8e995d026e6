// The page's keys, each fact once: what listens to them, what lists them, and which letters are left for the moves.

export type Command =
  | 'back'
  | 'forward'
  | 'restart'
  | 'end'
  | 'play or pause'
  | 'play as drawn'
  | 'next value'
  | 'next memory'
  | 'edit'
  | 'help';

export interface PageKey {
  readonly command: Command;
  /** As keyboard events name them. */
  readonly keys: readonly string[];
  /** As the reader knows them, and what they do. */
  readonly shown: string;
  readonly does: string;
}

export const pageKeys: readonly PageKey[] = [
  { command: 'back', keys: ['ArrowLeft', 'Backspace'], shown: '← or Backspace', does: 'back one step' },
  { command: 'forward', keys: ['ArrowRight'], shown: '→', does: 'forward one step' },
  { command: 'restart', keys: ['Home'], shown: 'Home', does: 'to the beginning' },
  { command: 'end', keys: ['End'], shown: 'End', does: 'to the end' },
  { command: 'play or pause', keys: [' '], shown: 'Space', does: 'play or pause' },
  { command: 'play as drawn', keys: ['d'], shown: 'd', does: 'play as the document drew it' },
  { command: 'next value', keys: ['f'], shown: 'f', does: 'the next value of the first setting: the fix' },
  { command: 'next memory', keys: ['m'], shown: 'm', does: 'the other memory model' },
  { command: 'edit', keys: ['e'], shown: 'e', does: 'edit the scenario' },
  { command: 'help', keys: ['?'], shown: '?', does: 'this sheet' },
];

/** Keys of the moves, which depend on where the run stands. */
export const moveKeys: readonly Pick<PageKey, 'shown' | 'does'>[] = [
  { shown: '1 2 3 …', does: 'step the lane with that number' },
  { shown: 'a b c …', does: 'take another of the moves, by its letter' },
];

export function commandOf(key: string): Command | undefined {
  return pageKeys.find(({ keys }) => keys.includes(key))?.command;
}

/** As `aria-keyshortcuts` has them. */
export function shortcutsOf(command: Command): string {
  const { keys } = pageKeys.find((each) => each.command === command) ?? { keys: [] };
  return keys.map((key) => (key === ' ' ? 'Space' : key)).join(' ');
}

/** Letters that no command has, for the moves. */
export const moveLetters: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz'].filter(
  (letter) => commandOf(letter) === undefined,
);
