import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DelegateRoleBody } from './delegate-role.request.js';

export class DelegateRole extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly body: DelegateRoleBody,
  ) {
    super();
  }
}
