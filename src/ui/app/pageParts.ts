// The parts of the run page that come in files of their own: a run takes its first step without them.

import { comparePart } from '../compare/comparePart.ts';
import { laneMemory } from '../desk/laneMemoryPart.ts';
import { onDemand } from '../parts/onDemand.tsx';
import { runTextPart } from '../reading/runTextPart.ts';
import { opening } from '../story/openingPart.ts';
import { printedRun } from '../timeline/printedRunPart.ts';
import { rightwards } from '../timeline/rightwardsPart.ts';
import { branchPanel, untilPanel } from '../transport/timePanels.ts';

export const story = onDemand(async () => (await import('../story/Story.tsx')).Story);
export const detail = onDemand(async () => (await import('../panels/Detail.tsx')).Detail);
export const palette = onDemand(async () => (await import('../palette/Palette.tsx')).Palette);
export const helpSheet = onDemand(async () => (await import('../reading/HelpSheet.tsx')).HelpSheet);
export const worksheet = onDemand(async () => (await import('../reading/Worksheet.tsx')).Worksheet);
/** It has a packer and a printer of its own, and few set homework: it comes when somebody does. */
export const setHomework = onDemand(async () => (await import('../task/SetHomework.tsx')).SetHomework);
/** With fonts and a printer of pictures: it comes when somebody exports. */
export const exportSheet = onDemand(async () => (await import('../exporting/ExportSheet.tsx')).ExportSheet);
/** Few embed a run: it comes when somebody does. */
export const embedSheet = onDemand(async () => (await import('../embed/EmbedSheet.tsx')).EmbedSheet);
/** Nobody presents before there is a run on the screen. */
export const presentingBar = onDemand(
  async () => (await import('../reading/PresentingBar.tsx')).PresentingBar,
);
/** It speaks of what stands there already, and once only. */
export const tour = onDemand(async () => (await import('./Tour.tsx')).Tour);
/** With what draws such codes: it comes when somebody presents and asks for one. */
export const qrSheet = onDemand(async () => (await import('../reading/QrSheet.tsx')).QrSheet);
export const editView = onDemand(async () => (await import('../edit/EditView.tsx')).EditView);

/** What a key or a press may show, what is on screen first. */
const anytime = [
  ...[opening, story, detail, untilPanel, branchPanel, comparePart, laneMemory],
  ...[presentingBar, palette, helpSheet, rightwards, runTextPart, worksheet, printedRun],
];

/** Asks for all of them but the editor, which is as large as they are together: it comes when somebody reaches for it. */
export function prefetchParts(): void {
  for (const part of anytime) void part.prefetch();
}
