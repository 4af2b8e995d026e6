/** What a journey does in any engine: no more than what WebDriver and Playwright both can. */
export interface Engine {
  readonly goto: (url: string) => Promise<void>;
  /** One key: a character, or a name as `KeyboardEvent.key` has it. */
  readonly press: (key: string) => Promise<void>;
  /** The value of an expression in the page. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}
