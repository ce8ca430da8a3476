import type { PersonCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate } from '../../aggregates.js';
import { AccountReservations } from '../../writing/account-reservations.js';
import { Choices } from '../../writing/choices.js';
import { placeOfPerson } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { UnbindAccount } from './unbind-account.command.js';

@CommandHandler(UnbindAccount)
export class UnbindAccountHandler implements ICommandHandler<UnbindAccount> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
    private readonly reservations: AccountReservations,
  ) {}

  /** Also frees a reservation that a binding which never came about has left. */
  async execute({ write, personId, body }: UnbindAccount): Promise<Done> {
    const { tenant } = write.principal;
    const { issuer, subject } = body;
    const person = await this.choices.person(tenant, personId);
    const may = { action: 'account.bind', resource: { divisionId: placeOfPerson(person), personId } } as const;
    const grant = this.writer.require(write, [may]);
    const by = this.writer.envelope(tenant, write, grant, 'UnbindAccount', personId, { body });
    const bound = person.accounts.some((account) => account.issuer === issuer && account.subject === subject);
    const done = bound ? await this.unbind(write, personId, body, may) : null;
    await this.reservations.release({
      by,
      tenant,
      personId,
      issuer,
      subject,
      commandId: write.commandId,
      now: write.now,
      today: write.today,
    });
    return done ?? this.unbind(write, personId, body, may);
  }

  private unbind(
    write: UnbindAccount['write'],
    personId: string,
    body: UnbindAccount['body'],
    may: Parameters<RecordWriter['require']>[1][0],
  ): Promise<Done> {
    return this.writer.change(personAggregate, write.principal.tenant, personId, write, {
      body,
      may: () => [may],
      command: (): PersonCommand => ({ type: 'UnbindAccount', data: body, now: write.now, today: write.today }),
    });
  }
}
