import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { IssuerAccounts } from './issuer-accounts.js';

/** Service accounts as clients of the issuer. They are changed through {@link IssuerAccounts} alone. */
export class ServiceClients implements Adapter {
  constructor(private readonly accounts: IssuerAccounts) {}

  async find(clientId: string): Promise<AdapterPayload | undefined> {
    const service = await this.accounts.findService(clientId);
    if (service === null) return undefined;
    return {
      client_id: clientId,
      client_name: service.name,
      client_secret: service.secretHash,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    };
  }

  async findByUid(): Promise<undefined> {
    return undefined;
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async upsert(): Promise<void> {
    throw readOnly();
  }

  async consume(): Promise<void> {
    throw readOnly();
  }

  async destroy(): Promise<void> {
    throw readOnly();
  }

  async revokeByGrantId(): Promise<void> {
    throw readOnly();
  }
}

function readOnly(): Error {
  return new Error('clients are not changed through the protocol');
}
