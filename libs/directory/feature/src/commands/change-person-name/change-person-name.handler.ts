import type { PersonCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate } from '../../aggregates.js';
import { placeOfPerson } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { ChangePersonName } from './change-person-name.command.js';

@CommandHandler(ChangePersonName)
export class ChangePersonNameHandler implements ICommandHandler<ChangePersonName> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, personId, body }: ChangePersonName): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(personAggregate, tenant, personId, write, {
      type: 'ChangePersonName',
      body,

      may: (state) => [{ action: 'directory.manage', resource: { divisionId: placeOfPerson(state) } }],
      command: (): PersonCommand => ({
        type: 'ChangePersonName',
        data: { name: body.name.sealedFor({ kind: 'person', personId }), reason: body.reason },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
