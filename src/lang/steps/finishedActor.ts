// An actor of the program, from its draft: each kind has what belongs to it, and nothing else.

import { defined } from '../../base/defined.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { Actor } from '../../model/actors.ts';
import type { ActorDraft } from '../names/actorDrafts.ts';

type Common = Pick<Actor, 'name' | 'endless' | 'gate' | 'threads' | 'choices' | 'at'>;

/** Puts it together, when the text has no error: its lane is known, and so is its task. */
export function finishedActor(draft: ActorDraft, common: Common): Actor {
  switch (draft.kind) {
    case 'task':
    case 'drain':
    case 'pass':
    case 'news':
      return { ...common, kind: draft.kind, lane: defined(draft.lane) };
    case 'vcpu': {
      const { kind, guestInterruptsOn } = draft;
      return { ...common, kind, lane: defined(draft.lane), guestInterruptsOn };
    }
    case 'irq': {
      const { kind, pending, inFlight } = draft;
      return { ...common, kind, lane: defined(draft.lane), pending, inFlight };
    }
    case 'signal':
      return { ...common, kind: draft.kind, task: defined(draft.task), pending: draft.pending };
    case 'virtual irq':
      return { ...common, kind: draft.kind, vcpu: draft.vcpu, pending: draft.pending };
    case 'delivery':
      return { ...common, kind: draft.kind, irq: draft.irq, expires: draft.expires };
    case 'env':
      return { ...common, kind: draft.kind };
    default:
      return unreachable(draft);
  }
}
