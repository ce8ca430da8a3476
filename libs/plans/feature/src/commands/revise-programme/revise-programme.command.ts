import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReviseProgrammeBody } from './revise-programme.request.js';

export class ReviseProgramme extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly programmeId: string,
    readonly body: ReviseProgrammeBody,
  ) {
    super();
  }
}
