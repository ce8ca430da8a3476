import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { personAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { RegisterPerson } from './register-person.command.js';

@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, body }: RegisterPerson): Promise<Done> {
    const { tenant } = write.principal;
    const id = newAggregateId(tenant, 'person', write.commandId);
    const owner = { kind: 'person', personId: id } as const;
    const post =
      body.post === null
        ? null
        : {
            postId: newAggregateId(tenant, 'post', write.commandId),
            title: body.post.title,
            from: body.post.from,
            ...(await this.choices.unit(tenant, body.post.unitId, write.today)),
          };
    const result = await this.records.found(personAggregate, id, write, {
      type: 'RegisterPerson',
      body,
      may: { action: 'directory.manage', resource: { divisionId: post?.division.id } },
      data: () => ({ name: body.name.sealedFor(owner), phone: body.phone?.sealedFor(owner) ?? null, post }),
    });
    return { id, result };
  }
}
