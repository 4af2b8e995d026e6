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
  | 'begin goal'
  | 'pass'
  | 'hint'
  | 'fates'
  | 'compare'
  | 'undo'
  | 'redo'
  | 'until'
  | 'walk'
  | 'branches'
  | 'earlier'
  | 'later'
  | TimeJump
  | 'edit'
  | 'text'
  | 'export'
  | 'code'
  | 'turn time'
  | 'present'
  | 'blank'
  | 'worksheet'
  | 'leave'
  | 'palette'
  | 'help';

/** From event to event along the known line. */
export type TimeJump = `${'previous' | 'next'} ${'lane' | 'variable' | 'wakeup'}`;

export interface PageKey {
  readonly command: Command;
  /** As keyboard events name them, behind `Control+`, for Ctrl or Cmd, and `Alt+`. */
  readonly keys: readonly string[];
  /** Letters that do the same with Ctrl or Cmd, even while the focus is in a field. */
  readonly chords?: readonly string[];
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
  { command: 'compare', keys: ['C'], shown: 'Shift C', does: 'compare with the fix, side by side' },
  {
    command: 'begin goal',
    keys: ['g'],
    shown: 'g',
    does: 'begin the goal that is on; once reached, the next',
  },
  { command: 'pass', keys: ['0'], shown: '0', does: 'pass, in the game against the adversary' },
  { command: 'hint', keys: ['h'], shown: 'h', does: 'a hint, one more each time' },
  { command: 'fates', keys: ['F'], shown: 'Shift F', does: 'show or hide fates' },
  { command: 'undo', keys: ['Control+z'], shown: 'Ctrl Z', does: 'undo what took a line or branch away' },
  { command: 'redo', keys: ['Control+Shift+z', 'Control+y'], shown: 'Ctrl Shift Z', does: 'do it again' },
  { command: 'until', keys: ['U'], shown: 'Shift U', does: 'step until …' },
  { command: 'walk', keys: ['R'], shown: 'Shift R', does: 'random walk from here' },
  { command: 'branches', keys: ['B'], shown: 'Shift B', does: 'the branches of this run' },
  { command: 'earlier', keys: ['Alt+ArrowUp'], shown: 'Alt ↑', does: 'take the last step one earlier' },
  { command: 'later', keys: ['Alt+ArrowDown'], shown: 'Alt ↓', does: 'take the last step one later' },
  { command: 'previous lane', keys: [','], shown: ',', does: 'to the lane’s step before' },
  { command: 'next lane', keys: ['.'], shown: '.', does: 'to the lane’s next step' },
  { command: 'previous wakeup', keys: ['<'], shown: '<', does: 'to the wakeup before' },
  { command: 'next wakeup', keys: ['>'], shown: '>', does: 'to the next wakeup' },
  { command: 'previous variable', keys: [';'], shown: ';', does: 'to the variable’s change before' },
  { command: 'next variable', keys: [':'], shown: ':', does: 'to the variable’s next change' },
  { command: 'edit', keys: ['e'], shown: 'e', does: 'edit the scenario' },
  { command: 'text', keys: ['t'], shown: 't', does: 'the run as text' },
  { command: 'export', keys: ['E'], shown: 'Shift E', does: 'export the run: a picture, a diagram, a file' },
  { command: 'code', keys: ['S'], shown: 'Shift S', does: 'all the code of the next steps' },
  { command: 'turn time', keys: ['T'], shown: 'Shift T', does: 'time to the right, or downwards' },
  { command: 'present', keys: ['p'], shown: 'p', does: 'present: large type, only the timeline' },
  { command: 'worksheet', keys: ['w'], shown: 'w', does: 'a worksheet of this run, to print' },
  {
    command: 'leave',
    keys: ['Escape'],
    shown: 'Esc',
    does: 'leave the presentation or the worksheet; skip the tour',
  },
  {
    command: 'palette',
    keys: ['/'],
    chords: ['k'],
    shown: '/ or Ctrl K',
    does: 'find a command, a step, a level …',
  },
  { command: 'help', keys: ['?'], shown: '?', does: 'this sheet' },
];

/** What presenters' remotes send, and what blanks the screen in other programs; only while presenting. */
export const presenterKeys: readonly PageKey[] = [
  { command: 'forward', keys: ['PageDown'], shown: 'Page Down', does: 'presenting: forward one step' },
  { command: 'back', keys: ['PageUp'], shown: 'Page Up', does: 'presenting: back one step' },
  { command: 'blank', keys: ['.'], shown: '. when presenting', does: 'blank the screen, and show it again' },
];

/** Keys of the moves, which depend on where the run stands. */
export const moveKeys: readonly Pick<PageKey, 'shown' | 'does'>[] = [
  { shown: '1 2 3 …', does: 'step the lane with that number' },
  { shown: 'a b c …', does: 'take another of the moves, by its letter' },
];

export function commandOf(key: string, presenting = false): Command | undefined {
  const keys = presenting ? [...presenterKeys, ...pageKeys] : pageKeys;
  return keys.find((each) => each.keys.includes(key))?.command;
}

/** The command of a letter that is pressed with Ctrl or Cmd. */
export function commandOfChord(key: string): Command | undefined {
  return pageKeys.find(({ chords }) => chords?.includes(key.toLowerCase()))?.command;
}

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What was pressed, as the table names it: Shift counts only beside Ctrl or Cmd, for else it makes another key. */
export function nameOfKey({ key, shiftKey, altKey, ctrlKey, metaKey }: Pressed): string {
  const control = ctrlKey || metaKey;
  const prefix = `${control ? 'Control+' : ''}${altKey ? 'Alt+' : ''}${control && shiftKey ? 'Shift+' : ''}`;
  return `${prefix}${control && key.length === 1 ? key.toLowerCase() : key}`;
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
