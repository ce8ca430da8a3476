import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DraftProgrammeBody } from './draft-programme.request.js';

export class DraftProgramme extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: DraftProgrammeBody,
  ) {
    super();
  }
}
