import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { escalationAggregate } from '../../aggregates.js';
import { escalationStream } from '../../escalations/escalation-stream.js';
import { mayOnEscalation } from '../../escalations/may-on-escalation.js';
import { DropEscalation } from './drop-escalation.command.js';

@CommandHandler(DropEscalation)
export class DropEscalationHandler implements ICommandHandler<DropEscalation> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, escalationId, body }: DropEscalation): Promise<Done> {
    const result = await this.records.change(escalationAggregate, escalationId, write, {
      type: 'DropEscalation',
      body,
      may: mayOnEscalation('escalation.draft'),
      data: ({ officer }) => ({
        escalationId,
        step: body.step,
        reason: reasonFact(body.reason, escalationStream(escalationId)),
        by: officer,
      }),
    });
    return { id: escalationId, result };
  }
}
