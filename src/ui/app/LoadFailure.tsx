/** A part of the page could not be shown: what happened, and how to try again. */

import './skeleton.css';
import { useEffect } from 'react';
import { firstPageAddress, followAddress } from '../parts/address.ts';

export function LoadFailure() {
  // What failed once is remembered by the browser's list of modules: only a fresh start asks for it again.
  useEffect(() => followAddress(() => window.location.reload()), []);
  return (
    <main className="load-failure">
      <h1>This page could not be shown.</h1>
      <p>
        A file of it did not come, because the connection is down or a newer page has replaced it; or
        something in it broke. The link is still in the address: nothing of the run is lost.
      </p>
      <p>
        <button type="button" className="outlined" onClick={() => window.location.reload()}>
          Try again
        </button>{' '}
        <a className="link" href={firstPageAddress}>
          All levels
        </a>
      </p>
    </main>
  );
}
