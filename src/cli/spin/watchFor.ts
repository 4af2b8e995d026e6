// What SPIN watches for, for each thing that is judged of a program.

import { unreachable } from '../../base/unreachable.ts';
import type { Subject } from '../../explorer/subjects.ts';
import { deadlockWatch, errorWatch, questionOf, type Watch } from '../../formats/promela/properties.ts';
import type { Program } from '../../model/program.ts';

/** The single states that show it; undefined where none does, or can. */
export function watchFor(program: Program, { kind, name }: Subject): Watch | undefined {
  switch (kind) {
    case 'error':
      return program.faults.length === 0 ? undefined : errorWatch(program);
    case 'move':
      return deadlockWatch(program);
    case 'lock':
    case 'possible':
      return undefined;
    case 'never':
    case 'final':
    case 'cover':
    case 'always eventually':
    case 'leads to': {
      const property = program.properties.find((each) => each.name === name);
      const question = property && questionOf(program, property);
      return question !== undefined && 'watch' in question ? question.watch : undefined;
    }
    default:
      return unreachable(kind);
  }
}
