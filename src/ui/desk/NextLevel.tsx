/** The way on to the next level, where nothing is left to be played here. */

import { levelAddress } from '../parts/address.ts';
import { useNextLevel } from '../parts/useNextLevel.ts';

export function NextLevel({ id }: { readonly id: string }) {
  const next = useNextLevel(id);
  if (next === undefined) return null;
  return (
    <a className="solid" href={levelAddress(next.id)} title={next.title}>
      Next level
    </a>
  );
}
