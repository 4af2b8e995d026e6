// Lets `style` carry custom properties, which React passes on and its types leave out.

import 'react';

declare module 'react' {
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
