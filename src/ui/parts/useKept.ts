// A choice that the browser remembers; without its memory the page works all the same.

import { useState } from 'react';

export function useKept(key: string): readonly [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => read(key));
  const keep = (next: boolean) => {
    setValue(next);
    try {
      window.localStorage.setItem(key, next ? 'yes' : 'no');
    } catch {
      // It is forgotten with the page then.
    }
  };
  return [value, keep];
}

function read(key: string): boolean {
  try {
    return window.localStorage.getItem(key) === 'yes';
  } catch {
    return false;
  }
}
