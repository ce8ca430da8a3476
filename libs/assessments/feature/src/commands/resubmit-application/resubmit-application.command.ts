import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ResubmitApplicationBody } from './resubmit-application.request.js';

export class ResubmitApplication extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly applicationId: string,
    readonly body: ResubmitApplicationBody,
  ) {
    super();
  }
}
