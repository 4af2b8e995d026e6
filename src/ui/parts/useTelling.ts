/**
 * When more is told of something than it has room for: while the pointer rests on it, while keys have brought the focus
 * to it, and after a long press. The press itself stays what it was.
 */

import { type FocusEvent, type MouseEvent, type PointerEvent, useCallback, useRef, useState } from 'react';

/** Where it is told, and how it begins and ends. */
export interface Telling {
  readonly anchor: React.RefObject<HTMLButtonElement | null>;
  readonly hide: () => void;
  /** A pointer that only passes by asks for nothing. */
  readonly afterPause: boolean;
}

export function useTelling() {
  const anchor = useRef<HTMLButtonElement>(null);
  const [begun, setBegun] = useState<'resting' | 'asked'>();
  const hide = useCallback(() => setBegun(undefined), []);
  return {
    telling: begun && ({ anchor, hide, afterPause: begun === 'resting' } satisfies Telling),
    anchor,
    hide,
    toggle: () => setBegun(begun === 'asked' ? undefined : 'asked'),
    asks: {
      onPointerEnter: ({ pointerType }: PointerEvent) => pointerType === 'mouse' && setBegun('resting'),
      onPointerLeave: ({ pointerType }: PointerEvent) => pointerType === 'mouse' && hide(),
      onFocus: ({ currentTarget }: FocusEvent) =>
        currentTarget.matches(':focus-visible') && setBegun('asked'),
      onBlur: hide,
      onContextMenu: (event: MouseEvent) => {
        const { nativeEvent } = event;
        if (!(nativeEvent instanceof window.PointerEvent) || nativeEvent.pointerType === 'mouse') return;
        event.preventDefault();
        setBegun('asked');
      },
    },
  };
}
