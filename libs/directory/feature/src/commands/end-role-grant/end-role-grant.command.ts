import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { EndRoleGrantBody } from './end-role-grant.request.js';

export class EndRoleGrant extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly grantId: string,
    readonly body: EndRoleGrantBody,
  ) {
    super();
  }
}
