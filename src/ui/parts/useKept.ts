// A choice that the browser remembers; without its memory the page works all the same.

import { useState } from 'react';
import { keepWord, keptWord } from './browserStorage.ts';

export function useKept(key: string): readonly [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => keptWord(key) === 'yes');
  const keep = (next: boolean) => {
    setValue(next);
    keepWord(key, next ? 'yes' : 'no');
  };
  return [value, keep];
}
