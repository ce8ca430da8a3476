import { envelopeOf, RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate } from '../../aggregates.js';
import { AccountReservations, isBoundTo } from '../../writing/account-reservations.js';
import { Choices } from '../../writing/choices.js';
import { placeOfPerson } from '../../writing/places.js';
import { UnbindAccount } from './unbind-account.command.js';

@CommandHandler(UnbindAccount)
export class UnbindAccountHandler implements ICommandHandler<UnbindAccount> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
    private readonly reservations: AccountReservations,
  ) {}

  async execute({ write, personId, body }: UnbindAccount): Promise<Done> {
    const { tenant } = write.principal;
    const { issuer, subject } = body;
    const person = await this.choices.person(tenant, personId);
    const may = { action: 'account.bind', resource: { divisionId: placeOfPerson(person), personId } } as const;
    const acting = this.records.require(write, may);
    const by = envelopeOf(write, acting, 'UnbindAccount', personId, body);
    const { commandId, now, today } = write;
    return this.reservations.unbinding(
      { issuer, subject, by, holder: { tenant, personId }, commandId, now, today },
      {
        bound: async () => isBoundTo(await this.choices.person(tenant, personId), body),
        record: async () => ({
          id: personId,
          result: await this.records.change(personAggregate, personId, write, {
            type: 'UnbindAccount',
            body,
            may: () => may,
            data: () => body,
          }),
        }),
      },
    );
  }
}
