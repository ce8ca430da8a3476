import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export interface CredentialsIssued extends Done {
  readonly clientId: string;
  /** Told this once; `null` when the request was answered before. */
  readonly clientSecret: string | null;
  readonly tokenEndpoint: string;
}

export class IssueServiceCredentials extends Command<CredentialsIssued> {
  constructor(
    readonly write: Write,
    readonly serviceId: string,
  ) {
    super();
  }
}
