import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
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
