import { circularProposedV1, type CircularProposedV1 } from '@gongjian/plans-contracts';
import type { EscalationEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type EscalationDecided = Extract<EscalationEvent, { readonly type: 'EscalationDecided' }>;

export const circularProposedPublication = publication<EscalationDecided, CircularProposedV1>({
  name: 'circular_proposed',
  event: circularProposedV1,
  from: 'EscalationDecided',
  map({ event: { data }, metadata }: Fact<EscalationDecided>) {
    const { escalationId, step, kind, unit, programmeId, version, target, lastDay, heard, on: decidedOn } = data;
    if (kind !== 'circular' || heard === null) return null;
    const cause = { kind: target.kind, id: target.id, lastDay, planId: target.planId };
    const { subject } = target;
    const told = { escalationId, step, unit, programmeId, version, cause, subject, heard, decidedOn };
    return { ...told, act: actOf(metadata) };
  },
});
