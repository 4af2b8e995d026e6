/** All levels, in course order, and the page that tells of them. */

import { firstPageAddress, levelAddress } from '../parts/address.ts';
import { usePartOfView, useWholeSession } from '../parts/useSession.ts';

export function LevelLinks({ close }: { readonly close: () => void }) {
  const { levels } = useWholeSession();
  const scenario = usePartOfView((view) => view.scenario);
  return (
    <>
      <a className="all-levels" href={firstPageAddress} onClick={close}>
        All levels, and how to read the page
      </a>
      <ol>
        {levels.map(({ id, title }, index) => (
          <li key={id}>
            <a href={levelAddress(id)} aria-current={id === scenario.id ? 'page' : undefined} onClick={close}>
              <span className="level-index">{index}</span>
              <span>{title}</span>
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}
