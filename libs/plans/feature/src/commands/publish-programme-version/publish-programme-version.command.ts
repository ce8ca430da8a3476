import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class PublishProgrammeVersion extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly programmeId: string,
  ) {
    super();
  }
}
