import type { PersonEvent } from '@gongjian/directory-contracts';
import { personCatalogue } from '@gongjian/directory-domain';
import { aggregateIdOf, decodeEvent, EventStore } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact } from '@gongjian/shared-kernel';
import { KeyEraser } from '@gongjian/shared-keys';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { AccountReservations } from '../../writing/account-reservations.js';

/** What follows from an erasure: the person's keys are destroyed, and sign-ins may be bound to somebody else. */
@Injectable()
export class EraseKeys extends Reaction<PersonEvent> {
  override readonly context = 'directory';
  override readonly name = 'erase_keys';
  override readonly catalogues = [personCatalogue];
  override readonly when = { PersonErased: (fact: Fact) => this.erase(fact) };

  constructor(
    private readonly store: EventStore,
    private readonly eraser: KeyEraser,
    private readonly reservations: AccountReservations,
  ) {
    super();
  }

  private async erase({ id, stream, metadata }: Fact): Promise<void> {
    const { tenant, actor, channel, correlationId, recordedAt } = metadata;
    const personId = aggregateIdOf(stream);
    await this.eraser.erase(tenant, { kind: 'person', personId }, id);
    const by = { actor, channel, correlationId, causationId: id };
    for (const account of await this.accountsEver(stream)) {
      await this.reservations.release({
        ...account,
        holder: { tenant, personId },
        by,
        commandId: id,
        now: recordedAt,
        today: localDateAt(recordedAt),
      });
    }
  }

  private async accountsEver(
    stream: string,
  ): Promise<readonly { readonly issuer: string; readonly subject: string }[]> {
    const events = await this.store.readStream(stream);
    return events
      .filter(({ type }) => type === 'AccountBound')
      .map((recorded) => {
        const { event } = decodeEvent<Extract<PersonEvent, { type: 'AccountBound' }>>(personCatalogue, recorded);
        return event.data;
      });
  }
}
