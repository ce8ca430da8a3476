import type { EncodedEvent } from '@gongjian/shared-event-sourcing';
import { canonicalJson } from '@gongjian/shared-kernel';
import { randomBytes, randomUUID } from 'node:crypto';

export const TENANT = '5f0f2d5e-6f0e-4d57-9a8e-0c5b7b1f0a11';

const TEMPLATE = taskAssigned();

/** An event of the size a task's assignment has, some 400 bytes of data and 900 of metadata, with an id of its own. */
export function sampleEvent(): EncodedEvent {
  return { ...TEMPLATE, id: randomUUID() };
}

function taskAssigned(): Omit<EncodedEvent, 'id'> {
  const commandId = randomUUID();
  const named = { id: randomUUID(), name: '云溪市市场监督管理局' };
  return {
    type: 'TaskAssigned',
    data: canonicalJson({
      planId: randomUUID(),
      planRevision: 7,
      itemId: randomUUID(),
      heading: '集贸市场环境整治，规范占道经营，落实门前三包',
      content: '按照职责分工组织排查，建立台账，每月报送进展，年底前完成验收。',
      unit: { ...named, role: 'lead' },
      dueOn: '2026-12-31',
      dueRule: 'planItem',
      orderNumber: '云创办〔2026〕12号',
    }),
    metadata: canonicalJson({
      tenant: TENANT,
      actor: { kind: 'person', id: randomUUID(), role: 'office', post: named, division: named, unit: named },
      channel: 'console',
      occurredAt: '2026-11-25T08:00:00.000Z',
      recordedAt: '2026-11-25T08:00:00.000Z',
      correlationId: commandId,
      commandId,
      commandHash: `1:${randomBytes(32).toString('hex')}`,
      salt: randomBytes(16).toString('base64url'),
    }),
  };
}
