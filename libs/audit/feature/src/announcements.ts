import type { TreeOpened } from '@gongjian/audit-domain';
import {
  commandFingerprint,
  derivedId,
  DEPLOYMENT_TENANT,
  streamName,
  type Clock,
  type DeciderRunner,
} from '@gongjian/shared-event-sourcing';
import { localDateAt, type Actor } from '@gongjian/shared-kernel';
import { treeAggregate, treeId } from './aggregates.js';

const SEQUENCER: Actor = {
  kind: 'service',
  id: 'gongjian-sequencer',
  role: null,
  post: null,
  division: null,
  unit: null,
};

/** Lists a tree in the deployment's own. */
export async function announceTree(runner: DeciderRunner, clock: Clock, opened: TreeOpened): Promise<void> {
  const id = treeId({ tenant: opened.tenantId, number: opened.number });
  const now = clock.now();
  const commandId = derivedId(id, 'OpenTree', '');
  await runner.execute(
    treeAggregate,
    id,
    { type: 'OpenTree', data: opened, now, today: localDateAt(now) },
    {
      tenant: DEPLOYMENT_TENANT,
      commandId,
      fingerprint: commandFingerprint('OpenTree', streamName(treeAggregate.catalogue.category, id), opened),
      channel: 'rule',
      correlationId: commandId,
      actor: SEQUENCER,
    },
    { founding: true },
  );
}
