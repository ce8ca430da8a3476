import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { GrantRoleBody } from './grant-role.request.js';

export class GrantRole extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly body: GrantRoleBody,
  ) {
    super();
  }
}
