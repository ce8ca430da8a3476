import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { escalationAggregate } from '../../aggregates.js';
import { EscalationTargets } from '../../escalations/escalation-targets.js';
import { mayOnEscalation } from '../../escalations/may-on-escalation.js';
import { DraftEscalation } from './draft-escalation.command.js';

@CommandHandler(DraftEscalation)
export class DraftEscalationHandler implements ICommandHandler<DraftEscalation> {
  constructor(
    private readonly records: RecordWriter,
    private readonly targets: EscalationTargets,
  ) {}

  async execute({ write, escalationId, body }: DraftEscalation): Promise<Done> {
    const result = await this.records.change(escalationAggregate, escalationId, write, {
      type: 'DraftEscalation',
      body,
      may: mayOnEscalation('escalation.draft'),
      data: async ({ officer }, state) => ({
        escalationId,
        code: body.code,
        target: await this.targets.of(write.principal.tenant, state),
        by: officer,
      }),
    });
    return { id: escalationId, result };
  }
}
