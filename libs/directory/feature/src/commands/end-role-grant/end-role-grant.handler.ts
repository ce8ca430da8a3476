import type { PersonCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mayEndGrant } from './may-end-grant.js';
import { personAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { EndRoleGrant } from './end-role-grant.command.js';

@CommandHandler(EndRoleGrant)
export class EndRoleGrantHandler implements ICommandHandler<EndRoleGrant> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, personId, grantId, body }: EndRoleGrant): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(personAggregate, tenant, personId, write, {
      type: 'EndRoleGrant',
      body,
      effectiveOn: body.to ?? write.today,
      may: (state) => [mayEndGrant(state, personId, grantId)],
      command: (): PersonCommand => ({
        type: 'EndRoleGrant',
        data: { grantId, to: body.to, reason: body.reason },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
