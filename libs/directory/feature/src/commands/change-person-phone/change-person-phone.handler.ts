import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate } from '../../aggregates.js';
import { placeOfPerson } from '../../writing/places.js';
import { ChangePersonPhone } from './change-person-phone.command.js';

@CommandHandler(ChangePersonPhone)
export class ChangePersonPhoneHandler implements ICommandHandler<ChangePersonPhone> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, personId, body }: ChangePersonPhone): Promise<Done> {
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'ChangePersonPhone',
      body,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOfPerson(state) } }),
      data: () => ({ phone: body.phone?.sealedFor({ kind: 'person', personId }) ?? null }),
    });
    return { id: personId, result };
  }
}
