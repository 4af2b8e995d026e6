/** The run page while its parts are on their way: its lines stand where they will stay. */

import './page.css';
import '../bar/bar.css';
import './skeleton.css';
import { firstPageAddress } from '../parts/address.ts';
import { Logo } from '../parts/Logo.tsx';

export function RunSkeleton() {
  return (
    <div className="page" data-tab="timeline">
      <header className="bar bar-place">
        <p className="brand">
          <a href={firstPageAddress} title="All levels">
            <Logo />
            Wakelane
          </a>
        </p>
      </header>
      <div className="tab-place" />
      <div className="story-place" />
      <main className="main">
        <p className="skeleton-words" role="status">
          The run is on its way.
        </p>
      </main>
      <div className="detail-place" />
      <footer className="transport-place" />
    </div>
  );
}
