import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { objectionAggregate } from '../../aggregates.js';
import { objectionStream } from '../../objections/objection-stream.js';
import { ObjectedNotices } from '../../objections/objected-notices.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RegisterObjection } from './register-objection.command.js';

@CommandHandler(RegisterObjection)
export class RegisterObjectionHandler implements ICommandHandler<RegisterObjection> {
  constructor(
    private readonly records: RecordWriter,
    private readonly notices: ObjectedNotices,
  ) {}

  async execute({ write, body }: RegisterObjection): Promise<Done> {
    const { tenant } = write.principal;
    const objectionId = newAggregateId(tenant, 'objection', write.commandId);
    const notice = await this.notices.require(tenant, body.noticeId);
    const result = await this.records.found(objectionAggregate, objectionId, write, {
      type: 'ReceiveObjection',
      body,
      may: { action: 'objection.register', resource: { divisionId: notice.opened.division?.id } },
      ...effectiveOnOf(body.lateEntry),
      data: async () => ({
        ...(await this.notices.receiving(tenant, notice, objectionId, body)),
        lateEntry: lateEntryFact(body.lateEntry, objectionStream(objectionId)),
      }),
    });
    return { id: objectionId, result };
  }
}
