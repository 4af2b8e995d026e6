/** Longest text of a scenario, in UTF-16 units: the shipped ones have a few thousand. */
export const SOURCE_CHARS_MAX = 200_000;

/** How deep statements and expressions may be nested; each level costs stack in every pass that walks the tree. */
export const SOURCE_NESTING_MAX = 250;

/** How many problems of one text are reported at once. */
export const DIAGNOSTICS_MAX = 50;
/** Actors of a compiled program (families expanded). */
export const ACTORS_MAX = 64;
/** Shared scalars of a compiled program. */
export const SCALARS_MAX = 1_000;
/** Rows of the step table. */
export const CHOICES_MAX = 20_000;
/** Instructions of a compiled program, all steps together; inlining multiplies. */
export const INSTRUCTIONS_MAX = 200_000;
/** Depth of inlined calls. */
export const INLINE_DEPTH_MAX = 32;
/** 32-bit words of a packed state. */
export const STATE_WORDS_MAX = 64;
/** Settings that a scenario offers, beside its memory models. */
export const PARAMS_MAX = 64;
/** Combinations of settings of one scenario (R19). */
export const COMBINATIONS_MAX = 256;
/** Visible operations inside one step before it counts as a runaway loop (R3). */
export const STEP_OPERATIONS_MAX = 1_000;
/** Stores that wait in one lane's store buffer, unless the text or the settings say otherwise; a full buffer disables stores (R10). */
export const BUFFER_SLOTS = 2;
/** The same, at most. */
export const BUFFER_SLOTS_MAX = 8;
/** Turns of one run. */
export const TURNS_MAX = 100_000;
/** Turns of a fair finish before it is given up. */
export const FAIR_FINISH_TURNS_MAX = 5_000;
/** Positions (a state, and how far the table is played) that the search for a drawn schedule visits. */
export const TABLE_SEARCH_MAX = 200_000;
/** Length of a link's fragment, in characters. */
export const LINK_CHARS_MAX = 100_000;
/** Instructions inside one step, whatever they do: the backstop behind `STEP_OPERATIONS_MAX`. */
export const STEP_INSTRUCTIONS_MAX = 100_000;
/** Nodes of all flow graphs together, after inlining. */
export const FLOW_NODES_MAX = 50_000;
/** Values of one variable: they must fit 31 bits. */
export const VALUES_MAX = 2 ** 31;
/** A longer schedule is packed in its link: nobody reads it, and long links break in mail. */
export const READABLE_SCHEDULE_CHARS_MAX = 1_500;
/** Bytes of a link's schedule when it is unpacked. */
export const SCHEDULE_BYTES_MAX = 2_000_000;
/** Frames that a machine remembers, so that no step is executed twice: of two runs of greatest length. */
export const FRAMES_REMEMBERED_MAX = 2 * TURNS_MAX;
/** Texts whose compiled programs the page remembers while one edits. */
export const TEXTS_REMEMBERED_MAX = 40;
/** Edges of the state graph that are kept, six bytes each: beyond, fates and all verdicts that need them are unknown. */
export const EDGES_KEPT_MAX = 40_000_000;
/** States that the page's explorer stores before it says that it does not know. */
export const PAGE_STATES_MAX = 2_000_000;
/** The same for the command line, unless `--limit` says otherwise. */
export const COMMAND_STATES_MAX = 20_000_000;
/** Bytes that the command line's search for what must never happen may take: all that 32-bit addresses reach. */
export const SAFETY_MEBIBYTES_MAX = 4_096;
/** States that it stores at most, unless `--limit` says otherwise: memory ends before. */
export const SAFETY_STATES_MAX = 2_000_000_000;
/** Kinds of ends that a report tells apart. */
export const OUTCOMES_MAX = 20;
/** Stuck ends whose waiters are put into words, before equal words make them one outcome. */
export const OUTCOME_SENTENCES_MAX = 2_000;
/** Edges that the iteration for the odds looks at, sweep after sweep, before the odds are unknown. */
export const ODDS_VISITS_MAX = 100_000_000;
/** Steps that are traced to see which text runs, before coverage is unknown. */
export const COVERAGE_TRACES_MAX = 300_000;
/** Programs whose exploration the page remembers: their fates take memory. */
export const EXPLORATIONS_KEPT_MAX = 6;
/** Turns of one random walk. */
export const RANDOM_WALK_TURNS_MAX = 1_000;
/** Other ways through a scenario that the page keeps; the oldest without a name go first. */
export const BRANCHES_KEPT_MAX = 20;
/** Characters of a branch's name. */
export const BRANCH_NAME_CHARS_MAX = 40;
/** Of what a goal asks for, and of a sentence of cause with `step 99` in its places: the strip has room for as much. */
export const GOAL_PHRASE_CHARS_MAX = 32;
export const CAUSE_CHARS_MAX = 56;
/** Actions that can be undone, one after the other. */
export const UNDO_MAX = 50;
/** Steps that the page prints one below the other: in the text of a run, in the palette, on a worksheet. */
export const STEPS_LISTED_MAX = 2_000;
/** Turns of a round that a run is seen to have gone twice. */
export const ROUND_TURNS_MAX = 500;
/** States that the page looks through, from one state of a run, for what must stay possible. */
export const LOST_STATES_MAX = 5_000;
/** Characters of a pasted text in which tables are looked for: a long mail has a tenth of it. */
export const PASTED_CHARS_MAX = 1_000_000;
/** Characters of one line of a drawn table. */
export const PASTED_LINE_CHARS_MAX = 2_000;
/** Columns of a drawn table. */
export const TABLE_COLUMNS_MAX = 24;
/** Cells of a drawn table. */
export const TABLE_CELLS_MAX = 400;
/** Tables that are read in one text. */
export const TABLES_MAX = 20;
/** States times waypoints that are looked at for steps that are in every run of a table, though it does not draw them. */
export const LEFT_OUT_WORK_MAX = 20_000_000;
/** States of a changed text that the page tries for an exercise, under each settings: a moment of a phone. */
export const ANSWER_STATES_MAX = 50_000;
/** States that are looked at for what keeps a cell of a table from happening. */
export const STATES_EXPLAINED_MAX = 2_000;
/** States of other settings, all together, in which a table is tried that does not happen under the given ones. */
export const ELSEWHERE_STATES_MAX = 100_000;
/** Combinations of settings in which it is tried. */
export const ELSEWHERE_COMBINATIONS_MAX = 24;
/** States times waypoints that are looked at for the nearest order that happens. */
export const NEAREST_WORK_MAX = 20_000_000;
/** Cells of one row of which all orders are tried. */
export const ROW_ORDERS_CELLS_MAX = 4;
/** Combinations of settings that are compiled to find the nearest ones that have what is sought. */
export const NEAR_SETTINGS_MAX = 150;
/** Operations that only the new program has and that it may run before a recorded turn, so that a loop of them ends. */
export const NEW_OPERATIONS_MAX = 1_000;
/** Rounds after which a variable's range that still grows has no bound that the text states. */
export const RANGE_ROUNDS_MAX = 40;
/** Labelled steps of one lane that a drawn table may lack, one behind the other, and be told which. */
export const UNDRAWN_STEPS_MAX = 6;
/** Tasks of one study: a term's homework has fewer. */
export const STUDY_TASKS_MAX = 40;
/** Characters of one text of a study: what is read before a task, a question, an answer in words. */
export const STUDY_TEXT_CHARS_MAX = 20_000;
/** Milliseconds for which a text that came in a link is read in a worker before it is given up: a phone has a second at most. */
export const FOREIGN_TEXT_MS_MAX = 60_000;
/** Characters of one line of a text that the page draws: what is behind them is counted. */
export const LINE_CHARS_DRAWN_MAX = 1_000;
