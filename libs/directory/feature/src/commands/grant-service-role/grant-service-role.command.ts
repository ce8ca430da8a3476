import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { GrantServiceRoleBody } from './grant-service-role.request.js';

export class GrantServiceRole extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly serviceId: string,
    readonly body: GrantServiceRoleBody,
  ) {
    super();
  }
}
