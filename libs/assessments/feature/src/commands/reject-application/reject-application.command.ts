import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RejectApplicationBody } from './reject-application.request.js';

export class RejectApplication extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly applicationId: string,
    readonly body: RejectApplicationBody,
  ) {
    super();
  }
}
