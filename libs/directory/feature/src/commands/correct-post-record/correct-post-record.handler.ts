import type { PersonCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { placeOfPost } from '../../writing/places.js';
import { personAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { CorrectPostRecord } from './correct-post-record.command.js';

@CommandHandler(CorrectPostRecord)
export class CorrectPostRecordHandler implements ICommandHandler<CorrectPostRecord> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, personId, postId, body }: CorrectPostRecord): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(personAggregate, tenant, personId, write, {
      type: 'CorrectPostRecord',
      body,

      may: (state) => [{ action: 'record.correct', resource: { divisionId: placeOfPost(state, postId) } }],
      command: async (): Promise<PersonCommand> => ({
        type: 'CorrectPostRecord',
        data: {
          corrects: await this.choices.fact(personAggregate.catalogue, personId, body.corrects),
          postId,
          ...(body.title === undefined ? {} : { title: body.title }),
          ...(body.from === undefined ? {} : { from: body.from }),
          ...(body.to === undefined ? {} : { to: body.to }),
          reason: body.reason,
        },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
