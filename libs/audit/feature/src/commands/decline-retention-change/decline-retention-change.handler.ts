import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { retentionAggregate, retentionScheduleId, retentionStream } from '../../dossiers/archive-aggregates.js';
import { DeclineRetentionChange } from './decline-retention-change.command.js';

@CommandHandler(DeclineRetentionChange)
export class DeclineRetentionChangeHandler implements ICommandHandler<DeclineRetentionChange> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, changeId, body }: DeclineRetentionChange): Promise<Done> {
    const { tenant } = write.principal;
    const scheduleId = retentionScheduleId(tenant);
    const result = await this.records.change(retentionAggregate, scheduleId, write, {
      type: 'DeclineRetentionChange',
      body: { changeId, ...body },
      may: () => ({ action: 'retention.confirm', resource: {} }),
      data: ({ officer: by }) => ({
        scheduleId,
        changeId,
        reason: reasonFact(body.reason, retentionStream(tenant)),
        by,
      }),
    });
    return { id: changeId, result };
  }
}
