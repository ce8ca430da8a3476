import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { personAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { TakePost } from './take-post.command.js';

@CommandHandler(TakePost)
export class TakePostHandler implements ICommandHandler<TakePost> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, personId, body }: TakePost): Promise<Done> {
    const { tenant } = write.principal;
    const { unit, division } = await this.choices.unit(tenant, body.unitId, write.today);
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'TakePost',
      body,
      effectiveOn: body.from,
      may: () => ({ action: 'directory.manage', resource: { divisionId: division.id } }),
      data: () => ({
        postId: newAggregateId(tenant, 'post', write.commandId),
        title: body.title,
        unit,
        division,
        from: body.from,
      }),
    });
    return { id: personId, result };
  }
}
