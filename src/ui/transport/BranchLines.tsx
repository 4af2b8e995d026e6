/** The newest branches as thin lines that leave the minimap where they part; the panel lists them all. */

import { BRANCH_LINES_MAX, branchLines } from '../../drawing/branchLines.ts';
import type { BranchesView } from '../../store/derived/branchViews.ts';
import { shortcutsOf } from '../../words/keys.ts';
import { useActions } from '../parts/useSession.ts';
import { EndWord, fateOf } from './EndWord.tsx';

interface LinesProps {
  readonly branches: BranchesView['others'];
  /** Turns for which the whole width has room. */
  readonly reach: number;
  readonly width: number;
  /** The lower edge of what the lines leave. */
  readonly top: number;
}

export function BranchLines({ branches, reach, width, top }: LinesProps) {
  const { chooseBranch } = useActions();
  return branchLines(branches, reach, width, top).map(({ id, d, x, y }, index) => {
    const branch = branches[index];
    if (branch === undefined) return null;
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the list of branches does the same for keys
      <g key={id} className="branch-line" data-fate={fateOf(branch.end)} onClick={() => chooseBranch(id)}>
        <title>{`${branch.name}: ${branch.end}`}</title>
        <path className="branch-target" d={d} />
        <path className="branch-stroke" d={d} />
        {fateOf(branch.end) === 'doomed' ? (
          <path className="branch-end" d={`M${x - 2.5} ${y - 2.5}l5 5m0 -5l-5 5`} />
        ) : (
          <circle className="branch-end" cx={x} cy={y} r={2.5} />
        )}
      </g>
    );
  });
}

interface ButtonProps {
  readonly branches: BranchesView['others'];
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** Says the newest branch, and opens the list of all. */
export function BranchButton({ branches, isOpen, onOpen }: ButtonProps) {
  const [newest] = branches;
  if (newest === undefined) return <span className="branch-none">no branches yet</span>;
  const more = branches.length - 1;
  return (
    <button
      type="button"
      className="branch-button"
      aria-expanded={isOpen}
      aria-keyshortcuts={shortcutsOf('branches')}
      title={`${newest.name}: ${newest.end}. ${branches.length > BRANCH_LINES_MAX ? `The newest ${BRANCH_LINES_MAX} are drawn. ` : ''}All branches`}
      onClick={onOpen}
    >
      <span className="visually-hidden">Branches: </span>
      <span className="branch-newest">{newest.name}</span>
      <EndWord end={newest.end} />
      {more > 0 && <span>+{more}</span>}
    </button>
  );
}
