/** A homework that cannot be opened: why, and where to go instead. */

import './task.css';
import { firstPageAddress } from '../parts/address.ts';

export function LinkProblem({ sentence }: { readonly sentence: string }) {
  return (
    <main className="task-alone">
      <h1>This homework cannot be opened</h1>
      <p role="alert">{sentence}</p>
      <p>
        Ask for the link once more, or go to <a href={firstPageAddress}>all levels</a>.
      </p>
    </main>
  );
}
