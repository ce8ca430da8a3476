import {
  commandFingerprint,
  DeciderRunner,
  newAggregateId,
  type CommandEnvelope,
} from '@gongjian/shared-event-sourcing';
import type { Actor } from '@gongjian/shared-kernel';
import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { objectionAggregate } from '../../aggregates.js';
import { ObjectedNotices } from '../../objections/objected-notices.js';
import { objectionStream } from '../../objections/objection-stream.js';
import { PublicTenants } from '../../public/public-tenants.js';
import { ReceiveObjection } from './receive-objection.command.js';

/** Whoever objects: only the record's own key knows more. */
const PUBLIC: Actor = { kind: 'public', id: 'public', role: null, post: null, division: null, unit: null };

@CommandHandler(ReceiveObjection)
export class ReceiveObjectionHandler implements ICommandHandler<ReceiveObjection> {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly tenants: PublicTenants,
    private readonly notices: ObjectedNotices,
  ) {}

  async execute({ write, tenantName, noticeId, body }: ReceiveObjection): Promise<Done> {
    const { commandId, traceparent, channel, now, today } = write;
    const tenant = await this.tenants.require(tenantName);
    const objectionId = newAggregateId(tenant, 'objection', commandId);
    const notice = await this.notices.require(tenant, noticeId);
    const envelope: CommandEnvelope = {
      ...{ tenant, commandId, channel, actor: PUBLIC, correlationId: commandId },
      fingerprint: commandFingerprint('ReceiveObjection', objectionStream(objectionId), { noticeId, ...body }),
      ...(traceparent === undefined ? {} : { traceparent }),
    };
    const result = await this.runner.execute(
      objectionAggregate,
      objectionId,
      async () => {
        const data = { ...(await this.notices.receiving(tenant, notice, objectionId, body)), lateEntry: null };
        return { type: 'ReceiveObjection' as const, data, now, today };
      },
      envelope,
    );
    return { id: objectionId, result };
  }
}
