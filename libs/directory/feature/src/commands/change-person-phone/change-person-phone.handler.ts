import type { PersonCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate } from '../../aggregates.js';
import { placeOfPerson } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { ChangePersonPhone } from './change-person-phone.command.js';

@CommandHandler(ChangePersonPhone)
export class ChangePersonPhoneHandler implements ICommandHandler<ChangePersonPhone> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, personId, body }: ChangePersonPhone): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(personAggregate, tenant, personId, write, {
      type: 'ChangePersonPhone',
      body,

      may: (state) => [{ action: 'directory.manage', resource: { divisionId: placeOfPerson(state) } }],
      command: (): PersonCommand => ({
        type: 'ChangePersonPhone',
        data: { phone: body.phone?.sealedFor({ kind: 'person', personId }) ?? null },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
