/** The figure with its data, in a file of its own: whoever opens a run does not need it. */

import { figure } from 'virtual:figure';
import { LiveFigure } from './ui/firstPage/LiveFigure.tsx';

export function ShippedFigure() {
  return <LiveFigure data={figure} />;
}
