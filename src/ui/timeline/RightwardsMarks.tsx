/** Prints what the rightwards layout drew. */

import { unreachable } from '../../base/unreachable.ts';
import type { Bar, RightwardsPart } from '../../drawing/rightwards.ts';
import type { Block } from '../../drawing/rightwardsBlocks.ts';
import { MarkList } from './Marks.tsx';

export function RightwardsMarks({ part }: { readonly part: RightwardsPart }) {
  const { ground, bars, blocks, lines, heads, words } = part;
  return (
    <>
      <MarkList marks={ground} />
      {bars.map((bar, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two locks may be held for the same time
        <LaneBar key={index} bar={bar} />
      ))}
      <MarkList marks={lines} />
      {blocks.map((block) => (
        <StepBlock key={block.turn} block={block} />
      ))}
      <g className="path">
        {heads.map(({ x, y }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one step may take two interrupts
          <path key={index} className="head" d="M0 0l-4-8h8z" transform={`translate(${x} ${y})`} />
        ))}
      </g>
      <MarkList marks={words} />
    </>
  );
}

function StepBlock({ block: { when, x, top, width, bottom, words } }: { readonly block: Block }) {
  // An outline stands inside its edge.
  const inset = when === 'now' ? 0 : 0.5;
  return (
    <g>
      <rect
        className={`block-${when}`}
        x={x + inset}
        y={top + inset}
        width={Math.max(0.5, width - 2 * inset)}
        height={bottom - top - 2 * inset}
        rx={width > 12 ? 3 : 0}
      />
      <MarkList marks={words} />
    </g>
  );
}

/** As thick as the bars that run downwards. */
function LaneBar({ bar: { bar, x, y, width, title } }: { readonly bar: Bar }) {
  switch (bar) {
    case 'guest':
      return <rect className="bar-guest" x={x} y={y} width={width} height={6} />;
    case 'running':
      return <rect className="bar-running" x={x} y={y + 2} width={width} height={2} />;
    case 'going to sleep':
      return <rect className="bar-sleep" x={x} y={y} width={width} height={6} />;
    case 'runnable':
      // Dashes stand across the way that time runs.
      return <path className="bar-dashes" d={`M${x} ${y + 3}h${width}`} />;
    case 'blocked':
      return <rect className="bar-blocked" x={x} y={y + 0.5} width={Math.max(0, width - 0.5)} height={5} />;
    case 'interrupts off':
      return <path className="hold-interrupts" d={`M${x} ${y + 4}v-3h${width}v3`} />;
    case 'lock held':
      return (
        <g className="hold-lock">
          <path d={`M${x} ${y}h${width}`} />
          <rect x={x} y={y - 1.5} width={4} height={3} />
        </g>
      );
    case 'gate closed':
    case 'waits':
      return (
        <g className={`wait-${bar.replace(' ', '-')}`}>
          <title>{title}</title>
          <path className="reach" d={`M${x + 2} ${y}h${Math.max(0, width - 4)}`} />
          <path d={`M${x + 2} ${y}h${Math.max(0, width - 4)}`} />
        </g>
      );
    default:
      return unreachable(bar);
  }
}
