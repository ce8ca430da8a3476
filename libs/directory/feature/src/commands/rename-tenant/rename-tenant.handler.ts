import type { TenantCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenantAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { RenameTenant } from './rename-tenant.command.js';

@CommandHandler(RenameTenant)
export class RenameTenantHandler implements ICommandHandler<RenameTenant> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, body }: RenameTenant): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(tenantAggregate, tenant, tenant, write, {
      type: 'RenameTenant',
      body,
      may: () => [{ action: 'tenant.manage', resource: {} }],
      command: (): TenantCommand => ({
        type: 'RenameTenant',
        data: { name: body.name },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
