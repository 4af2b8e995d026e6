/** The composition root: the only file that knows every part of the program. */

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from './base/assert.ts';

const root = document.getElementById('root');
assert(root !== null, 'index.html has an element with the id root');
createRoot(root).render(
  <StrictMode>
    <h1>Wakelane</h1>
  </StrictMode>,
);
