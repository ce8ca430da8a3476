import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { retentionAggregate, retentionScheduleId } from '../../dossiers/archive-aggregates.js';
import { ConfirmRetentionChange } from './confirm-retention-change.command.js';

@CommandHandler(ConfirmRetentionChange)
export class ConfirmRetentionChangeHandler implements ICommandHandler<ConfirmRetentionChange> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, changeId }: ConfirmRetentionChange): Promise<Done> {
    const scheduleId = retentionScheduleId(write.principal.tenant);
    const result = await this.records.change(retentionAggregate, scheduleId, write, {
      type: 'ConfirmRetentionChange',
      body: { changeId },
      may: () => ({ action: 'retention.confirm', resource: {} }),
      data: ({ officer: by }) => ({ scheduleId, changeId, by }),
    });
    return { id: changeId, result };
  }
}
