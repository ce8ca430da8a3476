import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RenameTenantBody } from './rename-tenant.request.js';

export class RenameTenant extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: RenameTenantBody,
  ) {
    super();
  }
}
