import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate } from '../../aggregates.js';
import { placeOfPerson } from '../../writing/places.js';
import { ChangePersonName } from './change-person-name.command.js';

@CommandHandler(ChangePersonName)
export class ChangePersonNameHandler implements ICommandHandler<ChangePersonName> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, personId, body }: ChangePersonName): Promise<Done> {
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'ChangePersonName',
      body,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOfPerson(state) } }),
      data: () => ({ name: body.name.sealedFor({ kind: 'person', personId }), reason: body.reason }),
    });
    return { id: personId, result };
  }
}
