import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { escalationAggregate } from '../../aggregates.js';
import { escalationStream } from '../../escalations/escalation-stream.js';
import { mayOnEscalation } from '../../escalations/may-on-escalation.js';
import { ServeEscalation } from './serve-escalation.command.js';

@CommandHandler(ServeEscalation)
export class ServeEscalationHandler implements ICommandHandler<ServeEscalation> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, escalationId, body }: ServeEscalation): Promise<Done> {
    const result = await this.records.change(escalationAggregate, escalationId, write, {
      type: 'ServeEscalation',
      body,
      may: mayOnEscalation('escalation.draft'),
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer }) => ({
        escalationId,
        step: body.step,
        way: body.way,
        by: officer,
        lateEntry: lateEntryFact(body.lateEntry, escalationStream(escalationId)),
      }),
    });
    return { id: escalationId, result };
  }
}
