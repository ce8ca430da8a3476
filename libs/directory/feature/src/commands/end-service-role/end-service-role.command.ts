import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { EndServiceRoleBody } from './end-service-role.request.js';

export class EndServiceRole extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly serviceId: string,
    readonly grantId: string,
    readonly body: EndServiceRoleBody,
  ) {
    super();
  }
}
