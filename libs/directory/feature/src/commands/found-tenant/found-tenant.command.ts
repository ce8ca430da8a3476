import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export interface FoundTenantBody {
  readonly name: string;
  readonly rootDivisionId: string;
  readonly timeZone: string;
  readonly retentionYears: number;
}

/** Founds the writer's own tenant. Never over HTTP: a tenant is founded by who runs the deployment. */
export class FoundTenant extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: FoundTenantBody,
  ) {
    super();
  }
}
