import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenantAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { FoundTenant } from './found-tenant.command.js';

@CommandHandler(FoundTenant)
export class FoundTenantHandler implements ICommandHandler<FoundTenant> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, body }: FoundTenant): Promise<Done> {
    const { tenant } = write.principal;
    const { name, rootDivisionId, timeZone, retentionYears } = body;
    const { id, name: divisionName, code } = await this.choices.division(rootDivisionId, write.today);
    const result = await this.records.found(tenantAggregate, tenant, write, {
      type: 'FoundTenant',
      body,
      may: { action: 'tenant.manage', resource: { divisionId: rootDivisionId } },
      data: () => ({ name, rootDivision: { id, name: divisionName, code }, timeZone, retentionYears }),
    });
    return { id: tenant, result };
  }
}
