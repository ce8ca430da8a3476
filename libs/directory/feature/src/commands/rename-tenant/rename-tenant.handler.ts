import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenantAggregate } from '../../aggregates.js';
import { RenameTenant } from './rename-tenant.command.js';

@CommandHandler(RenameTenant)
export class RenameTenantHandler implements ICommandHandler<RenameTenant> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, body }: RenameTenant): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.records.change(tenantAggregate, tenant, write, {
      type: 'RenameTenant',
      body,
      may: () => ({ action: 'tenant.manage', resource: {} }),
      data: () => ({ name: body.name }),
    });
    return { id: tenant, result };
  }
}
