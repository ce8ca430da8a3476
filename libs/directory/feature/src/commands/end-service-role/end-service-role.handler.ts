import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { serviceAggregate } from '../../aggregates.js';
import { EndServiceRole } from './end-service-role.command.js';

@CommandHandler(EndServiceRole)
export class EndServiceRoleHandler implements ICommandHandler<EndServiceRole> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, serviceId, grantId, body }: EndServiceRole): Promise<Done> {
    const result = await this.records.change(serviceAggregate, serviceId, write, {
      type: 'EndServiceRole',
      body,
      effectiveOn: body.to ?? write.today,
      may: (state) => {
        const grants = state.status === 'absent' ? [] : state.grants;
        const divisionId = grants.find(({ id }) => id === grantId)?.division.id;
        return { action: 'role.grant', resource: { divisionId, personId: serviceId } };
      },
      data: () => ({ grantId, to: body.to, reason: body.reason }),
    });
    return { id: serviceId, result };
  }
}
