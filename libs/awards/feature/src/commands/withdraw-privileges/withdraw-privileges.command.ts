import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WithdrawPrivilegesBody } from './withdraw-privileges.request.js';

export class WithdrawPrivileges extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: WithdrawPrivilegesBody,
  ) {
    super();
  }
}
