import type { TenantCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenantAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { SetRetentionPeriod } from './set-retention-period.command.js';

@CommandHandler(SetRetentionPeriod)
export class SetRetentionPeriodHandler implements ICommandHandler<SetRetentionPeriod> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, body }: SetRetentionPeriod): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(tenantAggregate, tenant, tenant, write, {
      type: 'SetRetentionPeriod',
      body,
      may: () => [{ action: 'tenant.manage', resource: {} }],
      command: (): TenantCommand => ({ type: 'SetRetentionPeriod', data: body, now: write.now, today: write.today }),
    });
  }
}
