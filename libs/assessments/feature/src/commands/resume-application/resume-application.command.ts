import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ResumeApplication extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly applicationId: string,
  ) {
    super();
  }
}
