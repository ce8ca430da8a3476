import type { ServiceEvent } from '@gongjian/directory-contracts';
import { serviceCatalogue, type BoundAccount } from '@gongjian/directory-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Inject, Injectable } from '@nestjs/common';
import { ServiceCredentials } from '../../writing/service-credentials.js';

type FactOf<Type extends ServiceEvent['type']> = Fact<Extract<ServiceEvent, { readonly type: Type }>>;

/** What is no longer bound gets no more tokens; those that are out are refused because it is not bound. */
@Injectable()
export class EndServiceCredentials extends Reaction<ServiceEvent> {
  override readonly context = 'directory';
  override readonly name = 'end_service_credentials';
  override readonly catalogues = [serviceCatalogue];
  override readonly when = {
    ServiceAccountUnbound: ({ event }: FactOf<'ServiceAccountUnbound'>) => this.end([event.data]),
    ServiceClosed: ({ event }: FactOf<'ServiceClosed'>) => this.end(event.data.accounts),
  };

  constructor(@Inject(ServiceCredentials) private readonly credentials: ServiceCredentials | null) {
    super();
  }

  private async end(accounts: readonly BoundAccount[]): Promise<void> {
    for (const { issuer, subject } of accounts) {
      if (issuer === this.credentials?.issuer) await this.credentials.end(subject);
    }
  }
}
