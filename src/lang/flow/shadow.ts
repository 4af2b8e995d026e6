// The shadow of STI: one more instruction of the guest comes before its interrupts.

import type { SlotIndex } from '../../model/indices.ts';
import { BOOL } from '../names/valueTypes.ts';
import type { Lowering } from './lowering.ts';

/** Its slot; undefined where the vcpu has no virtual interrupt to hold back. */
export function shadowSlot({ build, actor }: Lowering): SlotIndex | undefined {
  const draft = build.draft(actor);
  const vcpu = draft.kind === 'virtual irq' ? draft.vcpu : actor;
  const owner = build.draft(vcpu);
  if (owner.kind !== 'vcpu' || !owner.item.guests.some((guest) => guest.kind === 'virtual irq'))
    return undefined;
  owner.shadow ??= build.slot(`${owner.name}.shadow`, BOOL, { kind: 'interrupt shadow', actor: vcpu }, 0);
  return owner.shadow;
}
