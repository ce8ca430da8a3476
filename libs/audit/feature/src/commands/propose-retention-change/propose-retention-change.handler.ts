import { derivedId } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { retentionAggregate, retentionScheduleId, retentionStream } from '../../dossiers/archive-aggregates.js';
import { ProposeRetentionChange } from './propose-retention-change.command.js';

@CommandHandler(ProposeRetentionChange)
export class ProposeRetentionChangeHandler implements ICommandHandler<ProposeRetentionChange> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, body }: ProposeRetentionChange): Promise<Done> {
    const { tenant } = write.principal;
    const scheduleId = retentionScheduleId(tenant);
    const changeId = derivedId(write.commandId, 'retentionChange', '');
    const result = await this.records.found(retentionAggregate, scheduleId, write, {
      type: 'ProposeRetentionChange',
      body,
      may: { action: 'retention.propose', resource: {} },
      data: ({ officer }) => ({
        scheduleId,
        changeId,
        classes: body.classes,
        documentNumber: body.documentNumber,
        reason: reasonFact(body.reason, retentionStream(tenant)),
        proposedBy: officer,
      }),
    });
    return { id: changeId, result };
  }
}
