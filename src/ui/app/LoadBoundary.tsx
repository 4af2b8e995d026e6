/** Where a file of the page does not come, or something in it breaks, its reader is told so and can try again. */

import { Component, type ReactNode } from 'react';
import { LoadFailure } from './LoadFailure.tsx';

interface Props {
  readonly children: ReactNode;
}

// React offers this to classes only.
export class LoadBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <LoadFailure /> : this.props.children;
  }
}
