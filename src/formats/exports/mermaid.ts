// A run as a Mermaid sequence diagram: a lane is a participant, a step a note over it, an interrupt an open arrow.

import { unreachable } from '../../base/unreachable.ts';
import type { ExportedRun } from './exportedRun.ts';
import { type SequenceEvent, sequenceOf } from './sequence.ts';

/** The diagram, each line ended by `\n`. */
export function toMermaid(run: ExportedRun): string {
  const { title, participants, events } = sequenceOf(run);
  const [first, last] = [participants.at(0)?.id, participants.at(-1)?.id];
  const lines = [
    `%% ${run.link}`,
    'sequenceDiagram',
    `  title ${escaped(title)}`,
    ...participants.map((each) => `  participant ${each.id} as ${escaped(each.title)}`),
    ...events.flatMap((event) => printEvent(event, first === last ? `${first}` : `${first},${last}`)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function printEvent(event: SequenceEvent, all: string): readonly string[] {
  switch (event.kind) {
    case 'step':
      return [`  Note over ${event.at}: ${event.turn}. ${event.words.map(escaped).join('<br/>')}`];
    case 'sent':
      return [`  ${event.from}-)${event.to}: ${escaped(event.name)}`];
    case 'end':
      return all === 'undefined' ? [] : [`  Note over ${all}: wrap: ${escaped(event.words)}`];
    default:
      return unreachable(event);
  }
}

/** Mermaid takes `#` and a number for a sign; what could end a line, open a tag or mean an entity is written so. */
function escaped(text: string): string {
  return text.replace(/[#;<>&"\\{}%]/g, (sign) => `#${sign.charCodeAt(0)};`).replace(/\s+/g, ' ');
}
