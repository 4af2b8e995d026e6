// A run as a PlantUML sequence diagram: a lane is a participant, a step a note over it, an interrupt an open arrow.

import { unreachable } from '../../base/unreachable.ts';
import type { ExportedRun } from './exportedRun.ts';
import { type SequenceEvent, sequenceOf } from './sequence.ts';

/** The diagram, each line ended by `\n`. */
export function toPlantUml(run: ExportedRun): string {
  const { title, participants, events } = sequenceOf(run);
  const lines = [
    '@startuml',
    `' ${run.link}`,
    `title ${escaped(title)}`,
    ...participants.map((each) => `participant "${escaped(each.title)}" as ${each.id}`),
    ...events.map(printEvent),
    '@enduml',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function printEvent(event: SequenceEvent): string {
  switch (event.kind) {
    case 'step':
      return `note over ${event.at} : ${event.turn}. ${event.words.map(escaped).join('\\n')}`;
    case 'sent':
      return `${event.from} ->> ${event.to} : ${escaped(event.name)}`;
    case 'end':
      return `note across : ${escaped(event.words)}`;
    default:
      return unreachable(event);
  }
}

/** PlantUML has markup for many signs, so that all but these are written by their numbers. */
function escaped(text: string): string {
  return text
    .replace(/[^\p{L}\p{N} .,:;()+!?]/gu, (sign) => (/\s/.test(sign) ? ' ' : numbered(sign)))
    .replace(/ +/g, ' ');
}

/** Older versions put what `&#92;` and `&#36;` stand for into a Java pattern, and stop there. */
function numbered(sign: string): string {
  const code = sign.codePointAt(0);
  if (sign === '\\' || sign === '$') return `<U+00${code?.toString(16)}>`;
  return `&#${code};`;
}
