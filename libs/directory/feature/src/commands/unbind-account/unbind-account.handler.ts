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

  /** Also frees a reservation that a binding which never came about has left. */
  async execute({ write, personId, body }: UnbindAccount): Promise<Done> {
    const { tenant } = write.principal;
    const { issuer, subject } = body;
    const person = await this.choices.person(tenant, personId);
    const may = { action: 'account.bind', resource: { divisionId: placeOfPerson(person), personId } } as const;
    const acting = this.records.require(write, may);
    const unbind = async (): Promise<Done> => ({
      id: personId,
      result: await this.records.change(personAggregate, personId, write, {
        type: 'UnbindAccount',
        body,
        may: () => may,
        data: () => body,
      }),
    });
    const done = isBoundTo(person, body) ? await unbind() : null;
    if (done === null || !isBoundTo(await this.choices.person(tenant, personId), body)) {
      const by = envelopeOf(write, acting, 'UnbindAccount', personId, body);
      const { commandId, now, today } = write;
      await this.reservations.release({ by, tenant, personId, issuer, subject, commandId, now, today });
    }
    return done ?? unbind();
  }
}
