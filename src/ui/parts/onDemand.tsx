/**
 * A part of the page that comes in a file of its own. It is asked for when it is shown, and before that when the page
 * has nothing else to do: then it stands there at once.
 */

import { type ComponentType, lazy, useState } from 'react';

export interface OnDemand<Props> {
  readonly Part: ComponentType<Props>;
  /** Asks for the file, and is done when it is here. That it does not come is said where the part is shown. */
  readonly prefetch: () => Promise<void>;
}

export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let here: ComponentType<Props> | undefined;
  const fetched = async () => {
    here = await load();
    return { default: here };
  };
  const Later = lazy(fetched);
  return {
    Part: function Part(props: Props) {
      // One that waits would be shown as waiting, for a moment, even where its file is here.
      const [Now] = useState<ComponentType<Props>>(() => here ?? Later);
      return <Now {...props} />;
    },
    prefetch: () =>
      fetched().then(
        () => {},
        () => {},
      ),
  };
}
