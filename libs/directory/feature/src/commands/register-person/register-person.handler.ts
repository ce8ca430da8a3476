import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { personAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { RegisterPerson } from './register-person.command.js';

@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(
    private readonly writer: RecordWriter,
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
    return this.writer.found(personAggregate, tenant, id, write, {
      body,
      may: [{ action: 'directory.manage', resource: { divisionId: post?.division.id } }],
      command: {
        type: 'RegisterPerson',
        data: { name: body.name.sealedFor(owner), phone: body.phone?.sealedFor(owner) ?? null, post },
        now: write.now,
        today: write.today,
      },
    });
  }
}
