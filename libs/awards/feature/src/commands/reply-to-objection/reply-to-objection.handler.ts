import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { objectionAggregate } from '../../aggregates.js';
import { mayOnObjection } from '../../objections/objection-resource.js';
import { objectionStream } from '../../objections/objection-stream.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReplyToObjection } from './reply-to-objection.command.js';

@CommandHandler(ReplyToObjection)
export class ReplyToObjectionHandler implements ICommandHandler<ReplyToObjection> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, objectionId, body }: ReplyToObjection): Promise<Done> {
    const result = await this.records.change(objectionAggregate, objectionId, write, {
      type: 'ReplyToObjection',
      body,
      may: mayOnObjection('objection.handle'),
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer: by }) => ({
        objectionId,
        way: body.way,
        by,
        lateEntry: lateEntryFact(body.lateEntry, objectionStream(objectionId)),
      }),
    });
    return { id: objectionId, result };
  }
}
