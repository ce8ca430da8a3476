import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mayEndGrant } from './may-end-grant.js';
import { personAggregate } from '../../aggregates.js';
import { EndRoleGrant } from './end-role-grant.command.js';

@CommandHandler(EndRoleGrant)
export class EndRoleGrantHandler implements ICommandHandler<EndRoleGrant> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, personId, grantId, body }: EndRoleGrant): Promise<Done> {
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'EndRoleGrant',
      body,
      effectiveOn: body.to ?? write.today,
      may: (state) => mayEndGrant(state, personId, grantId),
      data: () => ({ grantId, to: body.to, reason: body.reason }),
    });
    return { id: personId, result };
  }
}
