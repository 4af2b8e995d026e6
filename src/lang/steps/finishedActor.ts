// An actor of the program, from its draft: each kind has what belongs to it, and nothing else.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { Actor, Task } from '../../model/actors.ts';
import type { ActorIndex } from '../../model/indices.ts';
import type { Build } from '../names/build.ts';

/** What is the same for all kinds. */
export type Common = Omit<Task, 'kind' | 'lane'>;

export function finishedActor(build: Build, actor: ActorIndex, common: Common): Actor {
  const { kind, lane, inFlight, guestInterruptsOn } = build.draft(actor);
  switch (kind) {
    case 'task':
    case 'drain':
    case 'pass':
    case 'news':
      return { ...common, kind, lane: defined(lane) };
    case 'vcpu':
      return { ...common, kind, lane: defined(lane), guestInterruptsOn };
    case 'irq':
      return { ...common, kind, lane: defined(lane), pending: build.pendingOf(actor), inFlight };
    case 'signal':
      return { ...common, kind, task: build.targetOf(actor), pending: build.pendingOf(actor) };
    case 'virtual irq':
      return { ...common, kind, vcpu: build.targetOf(actor), pending: build.pendingOf(actor) };
    case 'delivery': {
      const irq = build.targetOf(actor);
      return { ...common, kind, irq, expires: build.draft(irq).item?.late === true };
    }
    case 'env':
      assert(lane === undefined, 'the environment runs on no lane');
      return { ...common, kind };
    default:
      return unreachable(kind);
  }
}
