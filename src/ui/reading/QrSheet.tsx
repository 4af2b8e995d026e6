/** The run as a QR code: whoever sees the screen opens it on a device of their own, at the step that is shown. */

import './qrSheet.css';
import { Suspense, use, useState } from 'react';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { shortest } from '../parts/shortest.ts';
import { useActions, useWholeSession } from '../parts/useSession.ts';
import { qrCode } from './qrCode.ts';

export function QrSheet() {
  const { showSheet } = useActions();
  const { store, linkOf } = useWholeSession();
  const [address] = useState(() => {
    const state = store.getState();
    // Nobody who scans it wants to present.
    return addressOf(linkOf({ ...state, page: { ...state.page, mode: 'run' } }));
  });
  return (
    <Sheet title="This run as a QR code" className="qr-sheet" close={() => showSheet(undefined)}>
      <Suspense>
        <Code coming={address} />
      </Suspense>
    </Sheet>
  );
}

async function addressOf(link: string): Promise<string> {
  const url = new URL(window.location.href);
  url.hash = await shortest(link);
  return url.href;
}

function Code({ coming }: { readonly coming: Promise<string> }) {
  const address = use(coming);
  const code = qrCode(address);
  if (code === undefined)
    return (
      <>
        <p>This run is too long for a code that a phone can read. Share its link instead.</p>
        <CopyButton name="Copy the link" text={() => address} />
      </>
    );
  const { size, path } = code;
  return (
    <>
      <p>Scan it to open this run at this step, and play on.</p>
      <svg
        className="qr-code"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label="QR code of the link below"
      >
        <path d={path} />
      </svg>
      <p className="qr-address">{address}</p>
      <CopyButton name="Copy the link" text={() => address} />
    </>
  );
}
