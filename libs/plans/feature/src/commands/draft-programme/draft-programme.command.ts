import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
import type { DraftProgrammeBody } from './draft-programme.request.js';

export class DraftProgramme extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: DraftProgrammeBody,
  ) {
    super();
  }
}
