import type { PersonCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { personAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { TakePost } from './take-post.command.js';

@CommandHandler(TakePost)
export class TakePostHandler implements ICommandHandler<TakePost> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, personId, body }: TakePost): Promise<Done> {
    const { tenant } = write.principal;
    const { unit, division } = await this.choices.unit(tenant, body.unitId, write.today);
    return this.writer.change(personAggregate, tenant, personId, write, {
      type: 'TakePost',
      body,
      effectiveOn: body.from,
      may: () => [{ action: 'directory.manage', resource: { divisionId: division.id } }],
      command: (): PersonCommand => ({
        type: 'TakePost',
        data: {
          postId: newAggregateId(tenant, 'post', write.commandId),
          title: body.title,
          unit,
          division,
          from: body.from,
        },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
