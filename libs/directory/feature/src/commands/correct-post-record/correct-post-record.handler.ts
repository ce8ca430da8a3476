import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { placeOfPost } from '../../writing/places.js';
import { personAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { CorrectPostRecord } from './correct-post-record.command.js';

@CommandHandler(CorrectPostRecord)
export class CorrectPostRecordHandler implements ICommandHandler<CorrectPostRecord> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, personId, postId, body }: CorrectPostRecord): Promise<Done> {
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'CorrectPostRecord',
      body,
      may: (state) => ({ action: 'record.correct', resource: { divisionId: placeOfPost(state, postId) } }),
      data: async () => ({
        corrects: await this.choices.fact(personAggregate.catalogue, personId, body.corrects),
        postId,
        ...(body.title === undefined ? {} : { title: body.title }),
        ...(body.from === undefined ? {} : { from: body.from }),
        ...(body.to === undefined ? {} : { to: body.to }),
        reason: body.reason,
      }),
    });
    return { id: personId, result };
  }
}
