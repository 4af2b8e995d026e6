// The full state graph of a small program, in a form that two independent implementations can agree on
// to the letter, and that a person can read.

/** One outgoing edge: who stepped, which alternative, the labels passed in order, and the state reached. */
export interface GraphEdge {
  readonly actor: string;
  readonly alternative: number;
  readonly labels: readonly string[];
  readonly to: number;
}

/** States are numbered in breadth-first order, edges by actor and alternative: equal texts mean equal graphs. */
export interface GraphState {
  /** Shared scalars as `name=value`, in declaration order; buffers as `cpu0:[x=1]`; lanes with interrupts off as `cpu0:cli`; `H:pending`, `H:active`, `H:flight`; `v:cli` for a guest's IF off. */
  readonly memory: readonly string[];
  /** `a:5`: a's next visible operation is on line 5; `a:end`; `v:4(g:9)`: guest g stands at line 9; `v@g:9`: in guest; inactive handlers are left out. */
  readonly positions: readonly string[];
  /** Names of what holds here: `rest`, and the name (or 1-based number) of each `never`/`final`/`possible`/`cover` condition that is true. */
  readonly facts: readonly string[];
  /** `assert 3`, `range 7`: kind and line; undefined in a healthy state. */
  readonly error: string | undefined;
  readonly edges: readonly GraphEdge[];
}

export interface Graph {
  readonly states: readonly GraphState[];
  /** False where the bound on states stopped the search. */
  readonly complete: boolean;
}

/** Prints a graph: a count line, then each state with its edges, one line each. */
export function printGraph(graph: Graph): string {
  const turns = graph.states.reduce((sum, state) => sum + state.edges.length, 0);
  const head = `${graph.states.length} states, ${turns} turns${graph.complete ? '' : ', bound reached'}`;
  const lines = [head, ...graph.states.flatMap((state, number) => printState(state, number))];
  return `${lines.join('\n')}\n`;
}

function printState(state: GraphState, number: number): string[] {
  const facts = state.facts.length > 0 ? `  {${state.facts.join(', ')}}` : '';
  const error = state.error === undefined ? '' : `  ERROR ${state.error}`;
  const line = `${number}: ${[...state.memory, '|', ...state.positions].join(' ')}${facts}${error}`;
  return [line, ...state.edges.map(printEdge)];
}

function printEdge(edge: GraphEdge): string {
  const alternative = edge.alternative === 0 ? '' : `.${edge.alternative}`;
  const labels = edge.labels.map((label) => ` "${label}"`).join('');
  return `   ${edge.actor}${alternative}${labels} -> ${edge.to}`;
}
