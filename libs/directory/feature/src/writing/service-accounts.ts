import type { BoundAccount } from '@gongjian/directory-domain';
import { envelopeOf, RecordWriter, type Done, type Write } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { serviceAggregate } from '../aggregates.js';
import { AccountReservations, isBoundTo, type ReservationAct } from './account-reservations.js';
import { Choices } from './choices.js';

/** What service accounts sign in with. */
@Injectable()
export class ServiceAccounts {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
    private readonly reservations: AccountReservations,
  ) {}

  /** @param before done once it is known to be allowed and new, with the name of the service account */
  async bind(
    write: Write,
    serviceId: string,
    account: BoundAccount,
    before: (name: string) => Promise<void> = async () => undefined,
  ): Promise<Done> {
    const { tenant } = write.principal;
    const { name, status } = await this.choices.service(tenant, serviceId);
    const { may, act } = await this.allowed(write, serviceId, account, 'BindServiceAccount', account);
    const known =
      status === 'closed' || (await this.choices.knows(serviceAggregate.catalogue, serviceId, write.commandId));
    if (!known) await before(name);
    return this.reservations.binding(act, {
      known,
      bound: () => this.isBound(tenant, serviceId, account),
      record: async () => ({
        id: serviceId,
        result: await this.records.change(serviceAggregate, serviceId, write, {
          type: 'BindServiceAccount',
          body: account,
          may: () => may,
          data: () => account,
        }),
      }),
    });
  }

  async unbind(
    write: Write,
    serviceId: string,
    body: BoundAccount & { readonly reason: string | null },
  ): Promise<Done> {
    const { tenant } = write.principal;
    const { may, act } = await this.allowed(write, serviceId, body, 'UnbindServiceAccount', body);
    return this.reservations.unbinding(act, {
      bound: () => this.isBound(tenant, serviceId, body),
      record: async () => ({
        id: serviceId,
        result: await this.records.change(serviceAggregate, serviceId, write, {
          type: 'UnbindServiceAccount',
          body,
          may: () => may,
          data: () => body,
        }),
      }),
    });
  }

  private async allowed(
    write: Write,
    serviceId: string,
    { issuer, subject }: BoundAccount,
    type: string,
    body: unknown,
  ) {
    const { principal, commandId, now, today } = write;
    const { tenant } = principal;
    const { division } = await this.choices.service(tenant, serviceId);
    const may = { action: 'account.bind', resource: { divisionId: division.id, personId: serviceId } } as const;
    const by = envelopeOf(write, this.records.require(write, may), type, serviceId, body);
    const act: ReservationAct = { holder: { tenant, serviceId }, issuer, subject, by, commandId, now, today };
    return { may, act };
  }

  private async isBound(tenant: string, serviceId: string, account: BoundAccount): Promise<boolean> {
    return isBoundTo(await this.choices.service(tenant, serviceId), account);
  }
}
