import { ServiceCredentials } from '@gongjian/directory-feature';
import type { IssuerAccounts } from '@gongjian/shared-issuer';

/** Service accounts sign in to the built-in issuer, which keeps only the hash of their secret. */
export class BuiltInServiceCredentials extends ServiceCredentials {
  readonly tokenEndpoint: string;

  constructor(
    readonly issuer: string,
    issuerUrl: string,
    private readonly accounts: IssuerAccounts,
  ) {
    super();
    this.tokenEndpoint = `${issuerUrl}/token`;
  }

  override async issue(clientId: string, name: string): Promise<string | null> {
    return this.accounts.createService({ clientId, name });
  }

  override async end(clientId: string): Promise<void> {
    await this.accounts.disableService(clientId);
  }
}
