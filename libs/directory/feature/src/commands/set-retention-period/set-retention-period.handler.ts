import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenantAggregate } from '../../aggregates.js';
import { SetRetentionPeriod } from './set-retention-period.command.js';

@CommandHandler(SetRetentionPeriod)
export class SetRetentionPeriodHandler implements ICommandHandler<SetRetentionPeriod> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, body }: SetRetentionPeriod): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.records.change(tenantAggregate, tenant, write, {
      type: 'SetRetentionPeriod',
      body,
      may: () => ({ action: 'tenant.manage', resource: {} }),
      data: () => body,
    });
    return { id: tenant, result };
  }
}
