import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
