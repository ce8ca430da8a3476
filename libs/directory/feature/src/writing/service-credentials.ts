/** Port: an issuer in the deployment itself, that service accounts may get credentials from (`client_credentials`). */
export abstract class ServiceCredentials {
  /** What its accounts are bound under. */
  abstract readonly issuer: string;
  /** Where credentials are exchanged for access tokens. */
  abstract readonly tokenEndpoint: string;
  /** Answers the secret, which is kept nowhere in clear; `null` when these credentials were issued before. */
  abstract issue(clientId: string, name: string): Promise<string | null>;
  /** From now on it issues no tokens for them. Ending them again changes nothing. */
  abstract end(clientId: string): Promise<void>;
}
